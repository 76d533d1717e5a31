import { Badge, Button, Group, NativeSelect, Text, TextInput, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FormEvent } from 'react';
import type { GroupLessonShape } from '@grappe/contracts/api';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { allLessonsQuery, lessonsQuery, useAct } from './life-queries.ts';
import { Section } from './section.tsx';
import classes from './group-life.module.css';

interface LessonsProps {
  readonly groupId: string;
  /** Markets of the group: lessons of others about them come first. */
  readonly markets: readonly string[];
  /** The incubator that the group lives in. */
  readonly roof: string | null;
  readonly isTeam: boolean;
}

/** What the group learnt, and what groups before it did. */
export function Lessons({ groupId, markets, roof, isTeam }: LessonsProps) {
  const { t } = useText('life');
  const path = useClusterPath();
  const { data: lessons } = useSuspenseQuery(lessonsQuery(path(''), groupId));
  const { data: all } = useSuspenseQuery(allLessonsQuery(path('')));
  const [opened, setOpened] = useState<GroupLessonShape | 'new' | null>(null);
  const others = all
    // A firm finds those told under its roof with the incubator, further down.
    .filter((lesson) => lesson.groupId !== groupId && (isTeam || lesson.audience !== 'incubator'))
    .toSorted((a, b) => Number(isAbout(b, markets)) - Number(isAbout(a, markets)))
    .slice(0, 10);
  return (
    <>
      <Section
        title={t('life:lessons.title')}
        lead={t('life:lessons.lead')}
        aside={
          opened === null && (
            <Button
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              onClick={() => setOpened('new')}
            >
              {t('life:lessons.add')}
            </Button>
          )
        }
      >
        {opened !== null && (
          <LessonForm
            key={opened === 'new' ? 'new' : opened.id}
            groupId={groupId}
            lesson={opened === 'new' ? null : (lessons.find(({ id }) => id === opened.id) ?? opened)}
            roof={roof}
            isTeam={isTeam}
            onClose={() => setOpened(null)}
          />
        )}
        {lessons.length === 0 ? (
          <Text c="dimmed">{t('life:lessons.none')}</Text>
        ) : (
          <LessonList lessons={lessons} onOpen={setOpened} />
        )}
      </Section>
      {others.length > 0 && (
        <Section title={t('life:lessons.others')} lead={t('life:lessons.others_lead')}>
          <LessonList lessons={others} onOpen={null} />
        </Section>
      )}
    </>
  );
}

const isAbout = ({ market }: GroupLessonShape, markets: readonly string[]): boolean =>
  market !== null && markets.includes(market);

interface LessonListProps {
  readonly lessons: readonly GroupLessonShape[];
  readonly onOpen: ((lesson: GroupLessonShape) => void) | null;
}

function LessonList({ lessons, onOpen }: LessonListProps) {
  const { t, f } = useText('life');
  return (
    <ul className={`${classes['list']} ${classes['rows']}`}>
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <Group justify="space-between" gap="xs" align="baseline">
            <div>
              <Group gap="xs">
                {lesson.kind !== null && (
                  <Badge
                    variant="light"
                    color={lesson.kind === 'avoid' ? 'orange' : 'leaf'}
                    c="var(--mantine-color-text)"
                  >
                    {t(`life:lesson.${lesson.kind}`)}
                  </Badge>
                )}
                <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                  {lesson.title}
                </Text>
              </Group>
              {lesson.body !== '' && (
                <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
                  {lesson.body}
                </Text>
              )}
              <Text size="xs" c="dimmed">
                {[
                  ...(lesson.market === null ? [] : [f.country(lesson.market)]),
                  ...(lesson.author === null ? [] : [lesson.author]),
                  f.date(lesson.createdAt),
                  t(`life:lesson_audience.${lesson.audience}`),
                ].join(' · ')}
              </Text>
            </div>
            {onOpen !== null && lesson.canEdit && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => onOpen(lesson)}
                aria-label={t('life:lessons.change_of', { title: lesson.title })}
              >
                {t('life:day.change')}
              </Button>
            )}
          </Group>
        </li>
      ))}
    </ul>
  );
}

interface LessonFormProps {
  readonly groupId: string;
  readonly lesson: GroupLessonShape | null;
  readonly roof: string | null;
  readonly isTeam: boolean;
  readonly onClose: () => void;
}

const kinds = ['worked', 'avoid', 'idea'] as const;
const audiences = ['coordinator', 'group', 'incubator', 'cluster'] as const;

function LessonForm({ groupId, lesson, roof, isTeam, onClose }: LessonFormProps) {
  const { t } = useText('life', 'errors');
  const path = useClusterPath();
  const [draft, setDraft] = useState({
    kind: lesson?.kind ?? ('worked' as const),
    title: lesson?.title ?? '',
    body: lesson?.body ?? '',
    market: lesson?.market ?? null,
    audience: lesson?.audience ?? ('group' as const),
  });
  const act = useAct<GroupLessonShape[]>(lessonsQuery(path(''), groupId).queryKey);
  const address = path(`/groups/${groupId}/lessons`);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    act.mutate(
      lesson === null
        ? { path: address, method: 'POST', body: draft }
        : { path: `${address}/${lesson.id}`, method: 'PATCH', body: { ...draft, version: lesson.version } },
      { onSuccess: onClose },
    );
  };
  return (
    <form onSubmit={submit} onKeyDown={(event) => event.key === 'Escape' && onClose()}>
      {act.error !== null && <ProblemNotice error={act.error} />}
      <TextInput
        required
        maxLength={200}
        label={t('life:lessons.what')}
        value={draft.title}
        onChange={(event) => setDraft({ ...draft, title: event.currentTarget.value })}
      />
      <Textarea
        autosize
        minRows={2}
        maxLength={4000}
        label={t('life:lessons.body')}
        value={draft.body}
        onChange={(event) => setDraft({ ...draft, body: event.currentTarget.value })}
      />
      <div className={classes['fields']}>
        <NativeSelect
          label={t('life:lessons.kind')}
          value={draft.kind}
          data={kinds.map((value) => ({ value, label: t(`life:lesson.${value}`) }))}
          onChange={(event) =>
            setDraft({
              ...draft,
              kind: kinds.find((kind) => kind === event.currentTarget.value) ?? 'worked',
            })
          }
        />
        <NativeSelect
          label={t('life:lessons.audience')}
          value={draft.audience}
          data={audiences
            .filter((value) => (value === 'incubator' ? roof !== null : isTeam || value !== 'coordinator'))
            .map((value) => ({
              value,
              label: value === 'incubator' ? (roof ?? '') : t(`life:lesson_audience.${value}`),
            }))}
          onChange={(event) =>
            setDraft({
              ...draft,
              audience: audiences.find((each) => each === event.currentTarget.value) ?? 'group',
            })
          }
        />
      </div>
      <Group my="sm" gap="xs">
        <Button type="submit" loading={act.isPending} disabled={draft.title.trim() === ''}>
          {t('life:save')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('life:cancel')}
        </Button>
        {lesson !== null && (
          <Button
            variant="subtle"
            onClick={() =>
              act.mutate(
                { path: `${address}/${lesson.id}/delete`, method: 'POST', body: { version: lesson.version } },
                { onSuccess: onClose },
              )
            }
          >
            {t('life:remove')}
          </Button>
        )}
      </Group>
    </form>
  );
}
