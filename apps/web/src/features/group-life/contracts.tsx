import { Badge, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { GroupContractShape, GroupResults } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { ContractForm } from './contract-form.tsx';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

/** Contracts won, those that the reader may see; each firm says who reads its own. */
export function Contracts({ results }: { readonly results: GroupResults }) {
  const { t, f } = useText('life');
  const [opened, setOpened] = useState<GroupContractShape | 'new' | null>(null);
  const { contracts, mayWriteFor } = results;
  return (
    <Section
      title={t('life:contracts.title')}
      lead={t('life:contracts.lead')}
      aside={
        opened === null &&
        mayWriteFor.length > 0 && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setOpened('new')}
          >
            {t('life:contracts.add')}
          </Button>
        )
      }
    >
      {opened !== null && (
        <ContractForm
          key={opened === 'new' ? 'new' : opened.id}
          results={results}
          contract={opened === 'new' ? null : (contracts.find(({ id }) => id === opened.id) ?? opened)}
          onClose={() => setOpened(null)}
        />
      )}
      {contracts.length === 0 ? (
        <Text c="dimmed">{t('life:contracts.none')}</Text>
      ) : (
        <ul className={`${classes['list']} ${classes['rows']}`}>
          {contracts.map((contract) => (
            <li key={contract.id}>
              <Group justify="space-between" gap="xs" align="baseline">
                <div>
                  <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                    {[
                      f.country(contract.market),
                      contract.amountCents === null
                        ? t('life:contracts.no_amount')
                        : f.money(contract.amountCents, contract.currency),
                    ].join(' · ')}
                  </Text>
                  <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
                    {[
                      contract.organisation.name,
                      f.date(contract.wonOn),
                      ...(contract.label === '' ? [] : [contract.label]),
                    ].join(' · ')}
                  </Text>
                </div>
                <Group gap="xs">
                  <Badge variant="light" color="gray">
                    {t(`life:contract_audience.${contract.audience}`)}
                  </Badge>
                  {contract.canEdit && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => setOpened(contract)}
                      aria-label={t('life:contracts.change_of', {
                        name: contract.organisation.name,
                        date: f.date(contract.wonOn),
                      })}
                    >
                      {t('life:day.change')}
                    </Button>
                  )}
                </Group>
              </Group>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
