import { Paper, SimpleGrid, Stack, Switch, Text, Title } from '@mantine/core';
import type { Group } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';
import { GainSimulationForm } from './gain-simulation.tsx';
import { SchemeField, SchemeSave } from './scheme-fields.tsx';
import { useScheme } from './use-scheme.ts';

/** How the manager's bonus is made and gains are shared, and what it would give. */
export default function Gains({ group }: { readonly group: Group }) {
  const { t } = useText('groups', 'shares', 'terms', 'errors');
  const scheme = useScheme(group.id);
  const { currency, draft } = scheme;
  return (
    <Stack gap="md">
      <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="bonus">
        <Title id="bonus" order={2} size="h5">
          {t('shares:bonus.title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('shares:bonus.lead')}
        </Text>
        <HowComputed of="shares:how.bonus" />
        <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mt="xs">
          <SchemeField scheme={scheme} field="fixed" label={t('shares:bonus.fixed_in', { currency })} />
          <SchemeField
            scheme={scheme}
            field="perContract"
            label={t('shares:bonus.per_contract_in', { currency })}
          />
          <SchemeField scheme={scheme} field="turnover" label={t('shares:bonus.turnover_in')} />
          <SchemeField scheme={scheme} field="ceiling" label={t('shares:bonus.ceiling_in', { currency })} />
        </SimpleGrid>
        <Title order={2} size="h5" mt="md">
          {t('shares:pool.title')}
        </Title>
        <Text size="sm" c="dimmed" mb="xs">
          {t('shares:pool.lead')}
        </Text>
        <Switch
          label={t('shares:pool.is_there')}
          checked={draft.pools}
          onChange={(event) => scheme.set({ pools: event.currentTarget.checked })}
        />
        {draft.pools && (
          <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} mt="xs">
            <SchemeField scheme={scheme} field="pooled" label={t('shares:pool.pooled')} />
            <SchemeField scheme={scheme} field="poolEqual" label={t('shares:pool.equal')} />
            <SchemeField scheme={scheme} field="poolContract" label={t('shares:pool.contract')} />
            <SchemeField scheme={scheme} field="poolTurnover" label={t('shares:pool.turnover')} />
          </SimpleGrid>
        )}
        <SchemeSave scheme={scheme} />
      </Paper>
      <GainSimulationForm group={group} scheme={scheme} />
    </Stack>
  );
}
