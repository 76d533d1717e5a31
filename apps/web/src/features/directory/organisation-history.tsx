import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '@grappe/contracts/api';
import { useFactText } from '../../app/fact-value.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useUndo } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { historyQuery } from './directory-queries.ts';
import classes from './organisation.module.css';

/** What was changed together: one import, one edit. */
interface ChangeSet {
  readonly id: string;
  readonly entries: readonly [HistoryEntry, ...HistoryEntry[]];
}

function changeSets(entries: readonly HistoryEntry[]): readonly ChangeSet[] {
  const sets = Map.groupBy(entries, ({ changeSetId, at }) => changeSetId ?? at);
  return [...sets].flatMap(([id, [first, ...rest]]) =>
    first === undefined ? [] : [{ id, entries: [first, ...rest] }],
  );
}

/** What changed, when, by whom; each change can be taken back. */
export function OrganisationHistory({ organisationId }: { readonly organisationId: string }) {
  const { t } = useText('directory', 'terms');
  const path = useClusterPath();
  const { data, error } = useQuery(historyQuery(path(''), organisationId));
  return (
    <section aria-labelledby="history">
      <Title id="history" order={2} size="h5" mb="xs">
        {t('directory:history.title')}
      </Title>
      {error !== null && <ProblemNotice error={error} />}
      <Paper withBorder p="md" bg="var(--grappe-surface)">
        {data?.length === 0 && <Text c="dimmed">{t('directory:history.none')}</Text>}
        <ol className={classes['history']}>
          {changeSets(data ?? []).map((set) => (
            <li key={set.id}>
              <Change set={set} />
            </li>
          ))}
        </ol>
      </Paper>
    </section>
  );
}

const shownAtOnce = 3;

function Change({ set }: { readonly set: ChangeSet }) {
  const { t, f } = useText('directory', 'terms');
  const undo = useUndo();
  const { entries } = set;
  const { changeSetId, canUndo, who, at, what } = entries[0];
  const name = t(`directory:history.what.${what}`);
  const lines = entries.map((entry, index) => (
    // Entries of one change have no identity of their own, and are never reordered.
    // oxlint-disable-next-line react/no-array-index-key
    <li key={index}>
      <Words entry={entry} />
    </li>
  ));
  return (
    <>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="xs" c="dimmed">
            {who === null ? f.dateTime(at) : t('directory:history.by', { date: f.dateTime(at), who })}
          </Text>
        </div>
        {canUndo && changeSetId !== null && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconArrowBackUp size={14} aria-hidden />}
            loading={undo.isPending}
            onClick={() => undo.mutate(changeSetId)}
            aria-label={t('directory:history.undo', { what: name, date: f.dateTime(at) })}
          >
            {t('shell:undo')}
          </Button>
        )}
      </Group>
      {entries.length <= shownAtOnce ? (
        <ul className={classes['changes']}>{lines}</ul>
      ) : (
        <details>
          <summary className={classes['summary']}>
            {t('directory:history.lines', { count: entries.length })}
          </summary>
          <ul className={classes['changes']}>{lines}</ul>
        </details>
      )}
    </>
  );
}

const identityKeys: readonly string[] = ['name', 'kind', 'country', 'sector', 'place'];

function Words({ entry }: { readonly entry: HistoryEntry }) {
  const { t } = useText('directory', 'terms');
  const factText = useFactText();
  const { what, key, item, before, after } = entry;
  if (key === null) return <>{t(`directory:history.what.${what}`)}</>;
  if (key === 'tie') {
    const kind = t(`terms:tie.${String(after ?? before)}`);
    return <>{t('directory:history.tie', { kind, ends: item ?? '' })}</>;
  }
  const isIdentity = identityKeys.includes(key);
  const name = t(isIdentity ? `terms:identity.${key}` : `terms:fact.${key}`);
  const words = (value: HistoryEntry['after']): string | null => {
    if (value === null) return null;
    if (key === 'kind') return t(`terms:kind.${String(value)}`);
    if (isIdentity) return typeof value === 'object' ? null : String(value);
    return factText({
      key: key as Exclude<typeof key, 'name' | 'country' | 'sector' | 'place'>,
      item: item ?? '',
      value,
    });
  };
  const [from, to] = [words(before), words(after)];
  if (from !== null && to !== null && from !== to)
    return <>{t('directory:history.changed', { name, from, to })}</>;
  if (to !== null) return <>{t('directory:history.set', { name, to })}</>;
  if (from !== null) return <>{t('directory:history.removed', { name, from })}</>;
  return <>{t('directory:history.about', { name, what: t(`directory:history.what.${what}`) })}</>;
}
