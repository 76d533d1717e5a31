import { Button, Paper, Text, Title } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import type { HistoryEntry } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useUndo } from '../../app/use-change.tsx';
import { useText } from '../../app/use-text.ts';
import { factText } from '../../app/fact-value.tsx';
import { historyQuery } from './directory-queries.ts';
import classes from './organisation.module.css';

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
          {(data ?? []).slice(0, 50).map((entry, index) => (
            <li key={`${entry.changeSetId} ${entry.key} ${entry.item} ${index}`}>
              <Entry entry={entry} first={data?.[index - 1]?.changeSetId !== entry.changeSetId} />
            </li>
          ))}
        </ol>
      </Paper>
    </section>
  );
}

/** Undo is offered once for each change, beside its first line. */
function Entry({ entry, first }: { readonly entry: HistoryEntry; readonly first: boolean }) {
  const { t, f } = useText('directory', 'terms');
  const undo = useUndo();
  const { changeSetId, canUndo, who, at } = entry;
  return (
    <>
      <Text size="sm">
        <Words entry={entry} />
      </Text>
      <Text size="xs" c="dimmed">
        {who === null ? f.dateTime(at) : t('directory:history.by', { date: f.dateTime(at), who })}
      </Text>
      {first && canUndo && changeSetId !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconArrowBackUp size={14} aria-hidden />}
          loading={undo.isPending}
          onClick={() => undo.mutate(changeSetId)}
        >
          {t('shell:undo')}
        </Button>
      )}
    </>
  );
}

const identityKeys = ['name', 'kind', 'country', 'sector', 'place', 'tie'] as const;

function Words({ entry }: { readonly entry: HistoryEntry }) {
  const text = useText('directory', 'terms');
  const { t } = text;
  const { what, key, item, before, after } = entry;
  if (key === null) return <>{t(`directory:history.what.${what}`)}</>;
  const isIdentity = (identityKeys as readonly string[]).includes(key);
  const name = t(isIdentity ? `terms:identity.${key}` : `terms:fact.${key}`);
  const words = (value: HistoryEntry['after']): string | null => {
    if (value === null) return null;
    if (key === 'kind') return t(`terms:kind.${String(value)}`);
    if (isIdentity) return typeof value === 'object' ? null : String(value);
    return factText({ key: key as never, item: item ?? '', value }, text);
  };
  const [from, to] = [words(before), words(after)];
  if (from !== null && to !== null && from !== to)
    return <>{t('directory:history.changed', { name, from, to })}</>;
  if (to !== null) return <>{t('directory:history.set', { name, to })}</>;
  if (from !== null) return <>{t('directory:history.removed', { name, from })}</>;
  return <>{t('directory:history.about', { name, what: t(`directory:history.what.${what}`) })}</>;
}
