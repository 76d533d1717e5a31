import { Button, NativeSelect, SegmentedControl, Stack } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { communityTopics, type Community } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { Scrolling } from '../../app/scrolling.tsx';
import { useClusterPath } from '../../app/session.ts';
import { useText } from '../../app/use-text.ts';
import { communityQuery } from './community-queries.ts';
import { Gatherings } from './gatherings.tsx';
import { Mentoring } from './mentoring.tsx';
import { NoteForm } from './note-form.tsx';
import { Notes } from './notes.tsx';
import { QuestionForm } from './question-form.tsx';
import { Questions } from './questions.tsx';

const parts = ['questions', 'notes', 'mentors', 'gatherings'] as const;
type Part = (typeof parts)[number];
export type Topic = Community['notes'][number]['topic'];

/** Who has lived this before? For those who run a cluster, of all clusters. */
export function CommunityPage() {
  const { t } = useText('community', 'errors');
  const path = useClusterPath();
  const { data } = useSuspenseQuery(communityQuery(path('')));
  const [part, setPart] = useState<Part>('questions');
  const [topic, setTopic] = useState<Topic | ''>('');
  const [writes, setWrites] = useState(false);
  const about = <One extends { readonly topic: Topic }>(list: readonly One[]): One[] =>
    list.filter((one) => topic === '' || one.topic === topic);
  const close = () => setWrites(false);
  return (
    <Page
      place={t('shell:pages.community')}
      title={t('community:title')}
      lead={t('community:lead')}
      action={
        !writes &&
        (part === 'questions' || part === 'notes') && (
          <Button onClick={() => setWrites(true)}>
            {t(part === 'questions' ? 'community:ask' : 'community:write')}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Scrolling bare label={t('community:part.of')}>
          <SegmentedControl
            aria-label={t('community:part.of')}
            value={part}
            onChange={(value) => {
              setPart(value as Part);
              close();
            }}
            data={parts.map((value) => ({ value, label: t(`community:part.${value}`) }))}
          />
        </Scrolling>
        {(part === 'questions' || part === 'notes') && (
          <NativeSelect
            maw="20rem"
            label={t('community:topic.label')}
            value={topic}
            data={[
              { value: '', label: t('community:topic.all') },
              ...communityTopics.map((value) => ({ value, label: t(`community:topic.${value}`) })),
            ]}
            onChange={(event) => setTopic(event.currentTarget.value as Topic | '')}
          />
        )}
        {writes && part === 'questions' && <QuestionForm onDone={close} />}
        {writes && part === 'notes' && <NoteForm basedOn={null} onDone={close} />}
        {part === 'questions' && <Questions questions={about(data.questions)} notes={data.notes} />}
        {part === 'notes' && <Notes notes={about(data.notes)} />}
        {part === 'mentors' && <Mentoring community={data} />}
        {part === 'gatherings' && <Gatherings gatherings={data.gatherings} />}
      </Stack>
    </Page>
  );
}
