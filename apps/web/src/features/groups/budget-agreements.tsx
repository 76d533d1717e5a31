import { Box, Checkbox, Fieldset, NativeSelect, Table, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { Group } from '@grappe/contracts/api';
import { CountrySelect } from '../../app/country-select.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { sharingQuery } from '../shares/share-queries.ts';
import { unionNames } from './budget-draft.ts';
import type { BudgetDraft } from './budget-draft.ts';

interface BudgetAgreementsProps {
  readonly group: Group;
  readonly draft: BudgetDraft;
  readonly wrong: readonly string[];
  readonly onChange: (draft: BudgetDraft) => void;
}

/** What the members agreed on and all of them know: the markets to visit for each, weights, and who came together. */
export function BudgetAgreements(props: BudgetAgreementsProps) {
  return (
    <>
      {props.draft.lines.some(({ kind }) => kind === 'per_market') && <Markets {...props} />}
      <Keys {...props} />
    </>
  );
}

function Markets({ group, draft, onChange }: BudgetAgreementsProps) {
  const { t, f } = useText('groups');
  const path = useClusterPath();
  const { data } = useQuery(sharingQuery(path(''), group.id));
  const usual = (id: string): readonly string[] =>
    data?.markets.find(({ organisationId }) => organisationId === id)?.open ?? group.commonMarkets;
  const kept = (id: string): readonly string[] =>
    data?.markets.find(({ organisationId }) => organisationId === id)?.kept ?? [];
  const of = (id: string): readonly string[] => draft.markets[id] ?? usual(id);
  const all = [
    ...new Set([...group.commonMarkets, ...group.members.flatMap(({ id }) => [...of(id), ...kept(id)])]),
  ];
  const visit = (id: string, market: string, visits: boolean) =>
    onChange({
      ...draft,
      markets: {
        ...draft.markets,
        [id]: visits ? [...of(id), market].toSorted() : of(id).filter((code) => code !== market),
      },
    });
  const first = group.members[0]?.id ?? '';
  return (
    <Fieldset legend={t('groups:budget.markets')} mt="sm">
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:budget.markets_lead')}
      </Text>
      <Scrolling bare label={t('groups:budget.markets')}>
        <Table verticalSpacing={4} w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              {all.map((market) => (
                <Table.Th key={market} ta="center">
                  {f.country(market)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.members.map(({ id, name }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                {all.map((market) => (
                  <Table.Td key={market} align="center">
                    <Checkbox
                      size="xs"
                      display="inline-block"
                      aria-label={t('groups:budget.visits', { name, market: f.country(market) })}
                      checked={of(id).includes(market)}
                      onChange={(event) => visit(id, market, event.currentTarget.checked)}
                    />
                    {kept(id).includes(market) && !of(id).includes(market) && (
                      <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                        {t('groups:budget.kept_market')}
                      </Text>
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
      <Box maw="16rem" mt="xs">
        <CountrySelect
          size="xs"
          label={t('groups:budget.market_add')}
          value={null}
          onChange={(market) => market !== null && visit(first, market, true)}
        />
      </Box>
    </Fieldset>
  );
}

function Keys({ group, draft, wrong, onChange }: BudgetAgreementsProps) {
  const { t } = useText('groups');
  return (
    <Fieldset legend={t('groups:budget.keys')} mt="sm">
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:budget.keys_lead')}
      </Text>
      <Scrolling bare label={t('groups:budget.keys')}>
        <Table verticalSpacing={4} w="auto">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:unplaced.firm')}</Table.Th>
              <Table.Th>{t('groups:budget.weight')}</Table.Th>
              <Table.Th>{t('groups:budget.union')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.members.map(({ id, name }) => (
              <Table.Tr key={id}>
                <Table.Th scope="row" fw={500}>
                  {name}
                </Table.Th>
                <Table.Td>
                  <TextInput
                    size="xs"
                    w="6rem"
                    inputMode="decimal"
                    aria-label={t('groups:budget.weight_of', { name })}
                    error={wrong.includes(`weight-${id}`) ? t('groups:budget.unreadable') : null}
                    value={draft.weights[id] ?? ''}
                    onChange={(event) =>
                      onChange({ ...draft, weights: { ...draft.weights, [id]: event.currentTarget.value } })
                    }
                  />
                </Table.Td>
                <Table.Td>
                  <NativeSelect
                    size="xs"
                    miw="6.5rem"
                    aria-label={t('groups:budget.union_of', { name })}
                    value={draft.unions[id] ?? ''}
                    data={[
                      { value: '', label: t('groups:budget.by_itself') },
                      ...unionNames(draft.unions, group.members.length),
                    ]}
                    onChange={(event) =>
                      onChange({ ...draft, unions: { ...draft.unions, [id]: event.currentTarget.value } })
                    }
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Fieldset>
  );
}
