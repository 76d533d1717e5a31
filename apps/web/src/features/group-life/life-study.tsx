import { Badge, Button, Group, NativeSelect, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { FeasibilityFact, FeasibilityRowShape, GroupLife } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { lifeQuery, useAct } from './life-queries.ts';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

const verdicts = ['good', 'watch', 'bad'] as const;
const outcomes = ['go', 'conditions', 'no'] as const;

/** The feasibility study: six questions, filled from the data where they say something, and an outcome. */
export function LifeStudy({ life }: { readonly life: GroupLife }) {
  const { t } = useText('life');
  const open = life.state === 'contacted' || life.state === 'feasibility';
  const { outcome } = life;
  return (
    <Section
      title={t('life:study.title')}
      lead={t('life:study.lead')}
      aside={<HowComputed of="life:how.study" />}
    >
      <ul className={`${classes['list']} ${classes['rows']}`}>
        {life.feasibility.map((row) => (
          <StudyRow key={`${row.item} ${row.version}`} life={life} row={row} open={open} />
        ))}
        <li>
          <div className={classes['item']}>
            <div>
              <Text fw={600}>{t('life:study.outcome')}</Text>
              <Text size="sm" c="dimmed">
                {t('life:study.outcome_lead')}
              </Text>
            </div>
            <AnswerForm
              key={outcome.version}
              life={life}
              item="outcome"
              options={outcomes}
              words="outcome"
              start={outcome.verdict}
              note={outcome.note}
              by={outcome}
              needsNote
              open={open}
            />
          </div>
        </li>
      </ul>
    </Section>
  );
}

interface StudyRowProps {
  readonly life: GroupLife;
  readonly row: FeasibilityRowShape;
  readonly open: boolean;
}

function StudyRow({ life, row, open }: StudyRowProps) {
  const { t } = useText('life');
  return (
    <li>
      <div className={classes['item']}>
        <div>
          <Text fw={600}>{t(`life:item.${row.item}`)}</Text>
          <Text size="sm" c="dimmed">
            {t(`life:item_lead.${row.item}`)}
          </Text>
          {row.facts.length > 0 && (
            <ul className={classes['facts']}>
              {row.facts.map((fact) => (
                <li key={fact.code}>
                  <FactWords fact={fact} />
                </li>
              ))}
            </ul>
          )}
          {row.suggested !== null && row.verdict === null && (
            <Text size="sm">
              {t('life:study.suggested', { verdict: t(`life:verdict.${row.suggested}`) })}
            </Text>
          )}
        </div>
        <AnswerForm
          life={life}
          item={row.item}
          options={verdicts}
          words="verdict"
          start={row.verdict ?? row.suggested}
          note={row.note}
          by={row}
          needsNote={false}
          open={open}
        />
      </div>
    </li>
  );
}

/** What the data say, with numbers, places and names as the reader writes them. */
function FactWords({ fact: { code, params } }: { readonly fact: FeasibilityFact }) {
  const { t, f } = useText('life');
  const told = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      Array.isArray(value)
        ? f.list(value.map((each) => f.country(each)))
        : key === 'ratio' && typeof value === 'number'
          ? f.percent(value)
          : value,
    ]),
  );
  return t(`life:fact.${code}`, told);
}

const colours: Record<string, string> = {
  good: 'leaf',
  go: 'leaf',
  watch: 'yellow',
  conditions: 'yellow',
  bad: 'red',
  no: 'red',
};

interface AnswerFormProps {
  readonly life: GroupLife;
  readonly item: string;
  readonly options: readonly string[];
  readonly words: 'verdict' | 'outcome';
  readonly start: string | null;
  readonly note: string;
  readonly by: {
    readonly version: number;
    readonly answeredBy: string | null;
    readonly answeredAt: string | null;
  };
  readonly needsNote: boolean;
  readonly open: boolean;
}

function AnswerForm({ life, item, options, words, start, note, by, needsNote, open }: AnswerFormProps) {
  const { t, f } = useText('life', 'errors');
  const path = useClusterPath();
  const [verdict, setVerdict] = useState(start ?? '');
  const [text, setText] = useState(note);
  const save = useAct<GroupLife>(lifeQuery(path(''), life.groupId).queryKey);
  const answered = by.version > 0;
  const changed = !answered || verdict !== start || text !== note;
  const label = t(item === 'outcome' ? 'life:study.outcome' : `life:item.${item}`);
  const keep = () =>
    save.mutate({
      path: path(`/groups/${life.groupId}/life/feasibility/${item}`),
      method: 'PUT',
      body: { version: by.version, verdict, note: text },
    });
  return (
    <div>
      {save.error !== null && <ProblemNotice error={save.error} />}
      {answered && (
        <Group gap="xs" mb={4}>
          <Badge variant="light" color={colours[start ?? ''] ?? 'gray'} c="var(--mantine-color-text)">
            {t(`life:${words}.${start ?? 'watch'}`)}
          </Badge>
          <Text size="xs" c="dimmed">
            {[by.answeredBy, by.answeredAt === null ? null : f.date(by.answeredAt)]
              .filter((each) => each !== null)
              .join(' · ')}
          </Text>
        </Group>
      )}
      {open ? (
        <>
          <NativeSelect
            size="sm"
            aria-label={t('life:study.answer_of', { item: label })}
            value={verdict}
            data={[
              { value: '', label: t('life:study.unanswered') },
              ...options.map((value) => ({ value, label: t(`life:${words}.${value}`) })),
            ]}
            onChange={(event) => setVerdict(event.currentTarget.value)}
          />
          <Textarea
            size="sm"
            mt={6}
            autosize
            minRows={1}
            maxLength={4000}
            required={needsNote}
            aria-label={t('life:study.note_of', { item: label })}
            placeholder={t(needsNote ? 'life:study.reasons' : 'life:study.note')}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button
            mt={6}
            size="compact-sm"
            variant="default"
            loading={save.isPending}
            disabled={verdict === '' || !changed || (needsNote && text.trim() === '')}
            onClick={keep}
            aria-label={t('life:study.save_of', { item: label })}
          >
            {t('life:save')}
          </Button>
        </>
      ) : (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
          {note}
        </Text>
      )}
    </div>
  );
}
