import { Paper, Table, Title } from '@mantine/core';
import type { OrganisationRef, RuleInDetail, ShareChoice } from '@grappe/contracts/api';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { useNoShareWords } from './no-share-words.ts';

interface RulesComparedProps {
  readonly rules: readonly RuleInDetail[];
  readonly members: readonly OrganisationRef[];
  readonly currency: string;
  readonly choice: ShareChoice | null;
}

/** The rules side by side: what each firm pays, whether somebody would be better apart, whether members may be told. */
export function RulesCompared({ rules, members, currency, choice }: RulesComparedProps) {
  const { t } = useText('groups', 'shares', 'terms');
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="compared">
      <Title id="compared" order={2} size="h5" mb="xs">
        {t('groups:shares.side_by_side')}
      </Title>
      <Scrolling bare label={t('groups:shares.side_by_side')}>
        <Table verticalSpacing={4} miw="52rem">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('groups:shares.rule')}</Table.Th>
              {members.map(({ id, name }) => (
                <Table.Th key={id} ta="right">
                  {name}
                </Table.Th>
              ))}
              <Table.Th>{t('shares:compared.apart')}</Table.Th>
              <Table.Th>{t('shares:compared.told')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rules.map((rule) => (
              <RuleRow
                key={rule.rule}
                rule={rule}
                members={members}
                currency={currency}
                isChosen={choice?.rule === rule.rule}
              />
            ))}
          </Table.Tbody>
        </Table>
      </Scrolling>
    </Paper>
  );
}

interface RuleRowProps extends Pick<RulesComparedProps, 'members' | 'currency'> {
  readonly rule: RuleInDetail;
  readonly isChosen: boolean;
}

function RuleRow({ rule, members, currency, isChosen }: RuleRowProps) {
  const { t, f } = useText('groups', 'shares', 'terms');
  const noShare = useNoShareWords(members);
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={isChosen ? 700 : 500}>
        {t(`terms:rule.${rule.rule}`)}
        {isChosen && ` (${t('shares:chosen.short')})`}
      </Table.Th>
      {rule.kind === 'shared' ? (
        <>
          {members.map(({ id }) => (
            <Table.Td key={id} ta="right">
              {f.money(rule.partners.find((partner) => partner.id === id)?.paysCents ?? 0, currency)}
            </Table.Td>
          ))}
          <Table.Td>
            {rule.mostAggrieved === null
              ? t(rule.inCore === null ? 'shares:unknown' : 'shares:compared.nobody')
              : t('shares:compared.by', {
                  names: f.list(
                    rule.mostAggrieved.members.map(
                      (id) => members.find((member) => member.id === id)?.name ?? '',
                    ),
                  ),
                  amount: f.money(rule.mostAggrieved.complaintCents, currency),
                })}
          </Table.Td>
          <Table.Td>
            {t(rule.keptFacts.length === 0 ? 'groups:shares.stable_yes' : 'groups:shares.stable_no')}
          </Table.Td>
        </>
      ) : (
        <Table.Td colSpan={members.length + 2} c="dimmed">
          {noShare(rule)}
        </Table.Td>
      )}
    </Table.Tr>
  );
}
