import {
  ActionIcon,
  Badge,
  Button,
  Group,
  NativeSelect,
  Paper,
  Stack,
  Table,
  Text,
  Title,
} from '@mantine/core';
import { IconBan, IconEyeOff, IconLink, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../app/api.ts';
import { OrganisationPicker } from '../../app/organisation-picker.tsx';
import type { PickedOrganisation } from '../../app/organisation-picker.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useReversible } from '../../app/use-change.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useText } from '../../app/use-text.ts';
import { pairRulesQuery, vetoesQuery } from './group-queries.ts';

type Rule = 'lock' | 'forbid' | 'veto';
const rules: readonly Rule[] = ['lock', 'forbid', 'veto'];

interface Line {
  readonly id: string;
  readonly rule: Rule;
  readonly left: PickedOrganisation;
  readonly right: PickedOrganisation;
}

const icons = { lock: IconLink, forbid: IconBan, veto: IconEyeOff } as const;

/** Pairs kept together, kept apart, or refused in confidence: what a plan must respect. */
export function PairRules() {
  const { t } = useText('groups', 'errors');
  const path = useClusterPath();
  const pairs = useQuery(pairRulesQuery(path('')));
  const vetoes = useQuery(vetoesQuery(path('')));
  const remove = useRemoveRule();
  const lines: Line[] = [
    ...(pairs.data ?? []).map(({ id, rule, left, right }) => ({ id, rule, left, right })),
    ...(vetoes.data ?? []).map(({ id, organisation, against }) => ({
      id,
      rule: 'veto' as const,
      left: organisation,
      right: against,
    })),
  ];
  const error = pairs.error ?? vetoes.error ?? remove.error;
  return (
    <section aria-labelledby="pair-rules">
      <Title id="pair-rules" order={2} size="h5">
        {t('groups:rules.title')}
      </Title>
      <Text size="sm" c="dimmed" mb="xs">
        {t('groups:rules.lead')}
      </Text>
      {error !== null && <ProblemNotice error={error} />}
      <Paper withBorder p="sm" bg="var(--grappe-surface)">
        <Stack gap="sm">
          {lines.length === 0 ? (
            <Text size="sm" c="dimmed">
              {t('groups:rules.none')}
            </Text>
          ) : (
            <RuleTable lines={lines} onRemove={remove.mutate} />
          )}
          <NewRule />
        </Stack>
      </Paper>
    </section>
  );
}

function RuleTable({
  lines,
  onRemove,
}: {
  readonly lines: readonly Line[];
  readonly onRemove: (line: Line) => void;
}) {
  const { t } = useText('groups');
  return (
    <Scrolling bare label={t('groups:rules.title')}>
      <Table verticalSpacing={4} miw="30rem">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('groups:rules.rule')}</Table.Th>
            <Table.Th>{t('groups:rules.first')}</Table.Th>
            <Table.Th>{t('groups:rules.second')}</Table.Th>
            <Table.Th>{t('groups:rules.change')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => {
            const Mark = icons[line.rule];
            return (
              <Table.Tr key={line.id}>
                <Table.Td>
                  <Badge variant="light" tt="none" c="inherit" leftSection={<Mark size={12} aria-hidden />}>
                    {t(`groups:rules.kind.${line.rule}`)}
                  </Badge>
                </Table.Td>
                <Table.Td>{line.left.name}</Table.Td>
                <Table.Td>{line.right.name}</Table.Td>
                <Table.Td>
                  <ActionIcon
                    variant="subtle"
                    color="red"
                    onClick={() => onRemove(line)}
                    aria-label={t('groups:rules.remove', { left: line.left.name, right: line.right.name })}
                  >
                    <IconTrash size={16} aria-hidden />
                  </ActionIcon>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Scrolling>
  );
}

type PairOf = Pick<Line, 'rule' | 'left' | 'right'>;

/** Both ways: a rule that is removed can be put back, one that is added can be removed. */
function useRuleCalls() {
  const path = useClusterPath();
  const remove = (id: string, rule: Rule) =>
    call(path(rule === 'veto' ? `/vetoes/${id}/withdraw` : `/pair-rules/${id}/remove`), {
      method: 'POST',
      body: {},
    });
  const add = ({ rule, left, right }: PairOf) =>
    rule === 'veto'
      ? call<{ readonly id: string }>(path('/vetoes'), {
          method: 'POST',
          body: { organisationId: left.id, againstId: right.id, audience: 'coordinator' },
        })
      : call<{ readonly id: string }>(path('/pair-rules'), {
          method: 'POST',
          body: { rule, leftId: left.id, rightId: right.id },
        });
  return { add, remove };
}

function useRemoveRule() {
  const { t } = useText('groups');
  const { add, remove } = useRuleCalls();
  return useReversible({
    run: ({ id, rule }: Line) => remove(id, rule),
    said: ({ left, right }) => t('groups:rules.removed', { left: left.name, right: right.name }),
    reverse: (_nothing, line) => add(line).then(() => []),
  });
}

function useAddRule() {
  const { t } = useText('groups');
  const { add, remove } = useRuleCalls();
  return useReversible({
    run: (pair: PairOf) => add(pair),
    said: ({ left, right }) => t('groups:rules.added', { left: left.name, right: right.name }),
    reverse: ({ id }, { rule }) => remove(id, rule).then(() => []),
  });
}

function NewRule() {
  const { t } = useText('groups', 'errors');
  const [rule, setRule] = useState<Rule>('lock');
  const [left, setLeft] = useState<PickedOrganisation | null>(null);
  const [right, setRight] = useState<PickedOrganisation | null>(null);
  const create = useAddRule();
  const add = () => {
    if (left === null || right === null) return;
    const forget = () => {
      setLeft(null);
      setRight(null);
    };
    create.mutate({ rule, left, right }, { onSuccess: forget });
  };
  return (
    <>
      {create.error !== null && <ProblemNotice error={create.error} />}
      <Group align="flex-end" gap="xs">
        <NativeSelect
          size="xs"
          label={t('groups:rules.rule')}
          value={rule}
          data={rules.map((value) => ({ value, label: t(`groups:rules.kind.${value}`) }))}
          onChange={(event) => setRule(event.currentTarget.value as Rule)}
        />
        <OrganisationPicker
          label={t('groups:rules.first')}
          scope="members"
          value={left}
          onChange={setLeft}
          except={right === null ? [] : [right.id]}
        />
        <OrganisationPicker
          label={t('groups:rules.second')}
          scope="members"
          value={right}
          onChange={setRight}
          except={left === null ? [] : [left.id]}
        />
        <Button
          size="xs"
          variant="light"
          disabled={left === null || right === null}
          loading={create.isPending}
          onClick={add}
        >
          {t('groups:rules.add')}
        </Button>
      </Group>
    </>
  );
}
