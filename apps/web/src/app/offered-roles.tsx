import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { OfferedRole } from '@grappe/contracts/api';
import { call } from './api.ts';
import { ProblemNotice } from './problem-notice.tsx';
import { refreshAll } from './refresh-all.ts';
import { useText } from './use-text.ts';

/** Roles that wait for the person's answer; what is not taken runs out by itself. */
export function OfferedRoles({ offers }: { readonly offers: readonly OfferedRole[] }) {
  const { t } = useText('access', 'terms');
  const queryClient = useQueryClient();
  const accept = useMutation({
    mutationFn: ({ id }: OfferedRole) => call(`/api/invitations/${id}/accept`, { method: 'POST', body: {} }),
    onSuccess: () => refreshAll(queryClient),
  });
  return (
    <Stack gap="sm">
      {accept.error !== null && <ProblemNotice error={accept.error} />}
      {offers.map((offer) => (
        <Paper key={offer.id} withBorder p="sm" bg="var(--grappe-surface)">
          <Group justify="space-between" gap="xs">
            <OfferWords offer={offer} />
            <Button loading={accept.isPending} onClick={() => accept.mutate(offer)}>
              {t('access:offer.accept')}
            </Button>
          </Group>
        </Paper>
      ))}
    </Stack>
  );
}

/** The role, where, for whom, by whom and until when. */
export function OfferWords({ offer }: { readonly offer: OfferedRole }) {
  const { t, f } = useText('access', 'terms');
  const { role, clusterName, organisationName, invitedBy, expiresAt } = offer;
  return (
    <div>
      <Text fw={600}>
        {organisationName === null
          ? t(`terms:role.${role}`)
          : t('access:offer.role_for', { role: t(`terms:role.${role}`), organisation: organisationName })}
      </Text>
      <Text>{clusterName ?? t('access:offer.platform')}</Text>
      <Text size="sm" c="dimmed">
        {invitedBy === null
          ? t('access:offer.until', { date: f.date(expiresAt) })
          : t('access:offer.by_until', { name: invitedBy, date: f.date(expiresAt) })}
      </Text>
    </div>
  );
}
