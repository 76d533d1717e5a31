import { Badge } from '@mantine/core';
import type { Role } from '@grappe/contracts/roles';
import { useText } from '../../app/use-text.ts';

interface RoleBadgeProps {
  readonly role: Role;
  readonly organisationName: string | null;
}

/** A role, and the organisation that it speaks for. */
export function RoleBadge({ role, organisationName }: RoleBadgeProps) {
  const { t } = useText('settings', 'terms');
  return (
    <Badge variant="light" tt="none" c="inherit">
      {organisationName === null
        ? t(`terms:role.${role}`)
        : t('settings:people.role_for', { role: t(`terms:role.${role}`), organisation: organisationName })}
    </Badge>
  );
}
