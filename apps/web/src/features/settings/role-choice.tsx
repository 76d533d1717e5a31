import { NativeSelect } from '@mantine/core';
import type { ClusterRole } from '@grappe/contracts/api';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { useText } from '../../app/use-text.ts';

/** Whether a role speaks for an organisation, and whether it must name it. */
const speaks: Record<ClusterRole, 'always' | 'maybe' | 'never'> = {
  cluster_manager: 'never',
  team_member: 'never',
  board_member: 'never',
  firm_owner: 'always',
  firm_employee: 'always',
  partner: 'maybe',
  relay: 'never',
  observer: 'never',
  researcher: 'never',
};

export const roleIsWhole = (role: ClusterRole, organisation: PickedOrganisation | null): boolean =>
  speaks[role] !== 'always' || organisation !== null;

interface RoleChoiceProps {
  readonly role: ClusterRole;
  readonly organisation: PickedOrganisation | null;
  readonly onChange: (role: ClusterRole, organisation: PickedOrganisation | null) => void;
}

/** A role, what it opens, and the organisation that it speaks for. */
export function RoleChoice({ role, organisation, onChange }: RoleChoiceProps) {
  const { t } = useText('settings', 'terms');
  return (
    <>
      <NativeSelect
        label={t('settings:new.role')}
        description={t(`settings:role.${role}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={role}
        data={Object.keys(speaks).map((value) => ({ value, label: t(`terms:role.${value}`) }))}
        onChange={(event) => {
          const chosen = event.currentTarget.value as ClusterRole;
          onChange(chosen, speaks[chosen] === 'never' ? null : organisation);
        }}
      />
      {speaks[role] !== 'never' && (
        <OrganisationPicker
          size="sm"
          label={t('settings:new.organisation')}
          value={organisation}
          onChange={(chosen) => onChange(role, chosen)}
        />
      )}
    </>
  );
}
