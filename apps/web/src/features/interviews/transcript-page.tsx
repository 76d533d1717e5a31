import { Alert, Button, Group as Row, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { usePrefetchQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo, useState } from 'react';
import type { InterviewProject, Transcript } from '@grappe/contracts/api';
import { Page } from '../../app/page.tsx';
import { ProblemNotice } from '../../app/problem-notice.tsx';
import { useClusterPath } from '../../app/session.ts';
import { TwoStepButton } from '../../app/two-step-button.tsx';
import { useText } from '../../app/use-text.ts';
import { CodeChooser } from './code-chooser.tsx';
import { branchOf, codeTree } from './code-tree.ts';
import { codingOf } from './coding-blocks.ts';
import type { Picked } from './coding-blocks.ts';
import { CodingDetail } from './coding-detail.tsx';
import { CodingText } from './coding-text.tsx';
import type { Place } from './coding-text.tsx';
import { interviewQuery, transcriptQuery } from './interview-queries.ts';
import classes from './interviews.module.css';
import { TranscriptDetails } from './transcript-details.tsx';
import { useCodings } from './use-codings.ts';
import { useInterviewChange } from './use-interview-change.ts';

const shownExcerpt = 280;

/** What was said, and under which codes: a passage is selected, a code is chosen. */
export function TranscriptPage() {
  const { t, f } = useText('interviews', 'errors');
  const { projectId, transcriptId } = useParams({
    from: '/inside/interviews/$projectId/transcripts/$transcriptId',
  });
  const path = useClusterPath();
  // Both at once: a suspended query would hold the next one back.
  usePrefetchQuery(transcriptQuery(path(''), projectId, transcriptId));
  const { data: project } = useSuspenseQuery(interviewQuery(path(''), projectId));
  const { data: transcript } = useSuspenseQuery(transcriptQuery(path(''), projectId, transcriptId));
  const one = project.cases.find(({ id }) => id === transcript.caseId);
  return (
    <Page
      place={
        <Link to="/interviews/$projectId" params={{ projectId }}>
          {project.title}
        </Link>
      }
      title={transcript.title}
      lead={[
        ...(one === undefined ? [] : [one.pseudonym]),
        ...(transcript.recordedOn === null ? [] : [f.date(transcript.recordedOn)]),
        t('interviews:coding.count', {
          count: transcript.codings.length,
          n: f.number(transcript.codings.length),
        }),
      ].join(' · ')}
    >
      <Stack gap="md">
        {project.isFictional && <Alert variant="light">{t('interviews:fictional')}</Alert>}
        {transcript.blindRound !== null && <Blind project={project} transcript={transcript} />}
        <TranscriptDetails project={project} transcript={transcript} />
        <Coding key={transcript.id} project={project} transcript={transcript} />
      </Stack>
    </Page>
  );
}

interface Both {
  readonly project: InterviewProject;
  readonly transcript: Transcript;
}

/** A double coding is under way, and the reader is one of the two. */
function Blind({ project, transcript: { blindRound } }: Both) {
  const { t } = useText('interviews', 'errors');
  const change = useInterviewChange(project.id);
  if (blindRound === null) return null;
  if (blindRound.done) return <Alert variant="light">{t('interviews:coding.blind_done')}</Alert>;
  return (
    <Alert variant="light" color="yellow">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{t('interviews:coding.blind')}</Text>
        {change.error !== null && <ProblemNotice error={change.error} />}
        <TwoStepButton
          label={t('interviews:coding.done')}
          spoken={t('interviews:coding.done')}
          sure={t('interviews:coding.done_sure')}
          busy={change.isPending}
          onSure={() => change.mutate({ rest: `/rounds/${blindRound.id}/done`, method: 'POST' })}
        />
      </Stack>
    </Alert>
  );
}

function Coding({ project, transcript }: Both) {
  const { t } = useText('interviews', 'errors');
  const { at } = useSearch({ from: '/inside/interviews/$projectId/transcripts/$transcriptId' });
  const [picked, setPicked] = useState<Picked | null>(null);
  const [asks, setAsks] = useState<'no' | 'keyboard' | 'pointer'>('no');
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [only, setOnly] = useState('');
  const [goTo, setGoTo] = useState<Place | null>(at === undefined ? null : { at: Number(at) });
  const actions = useCodings(project.id, transcript.id, project.me);
  const shown = useMemo(() => {
    if (only === '') return transcript.codings;
    const branch = new Set(branchOf(project.codes, only));
    return transcript.codings.filter(([, codeId]) => branch.has(codeId));
  }, [transcript.codings, project.codes, only]);
  const pick = useCallback((found: Picked | null, byKeyboard: boolean) => {
    setPicked((was) => (was?.start === found?.start && was?.end === found?.end ? was : found));
    setChosenId(null);
    setAsks(found === null || byKeyboard ? 'no' : 'pointer');
  }, []);
  const choose = useCallback((codingId: string) => {
    setChosenId(codingId);
    setPicked(null);
    setAsks('no');
  }, []);
  const ask = useCallback(() => setAsks('keyboard'), []);
  const close = () => {
    setPicked(null);
    setAsks('no');
    setChosenId(null);
    document.getSelection()?.removeAllRanges();
  };
  const put = (codeId: string, level: number | null) => {
    if (picked === null) return;
    actions.add.mutate({ codeId, level, memo: '', ...picked });
    const back = picked.start;
    close();
    if (asks === 'keyboard') setGoTo({ at: back });
  };
  const chosen = transcript.codings.find(([id]) => id === chosenId);
  const excerptOf = (start: number, end: number): string =>
    end - start > shownExcerpt
      ? `${transcript.text.slice(start, start + shownExcerpt)}…`
      : transcript.text.slice(start, end);
  const isOpen = (picked !== null && asks !== 'no') || chosen !== undefined;
  return (
    <div className={classes['layout']}>
      <div>
        <Finding
          project={project}
          transcript={transcript}
          only={only}
          onOnly={setOnly}
          onGo={(place) => setGoTo({ at: place })}
        />
        <CodingText
          transcript={transcript}
          codes={project.codes}
          codings={shown}
          // What a finger or a mouse picked is shown by the browser: drawn anew, its handles would be lost.
          picked={asks === 'pointer' ? null : picked}
          chosenId={chosenId}
          goTo={goTo}
          onPick={pick}
          onChoose={choose}
          onAsk={ask}
        />
      </div>
      <aside
        className={`${classes['side']} ${isOpen ? '' : classes['sideEmpty']}`}
        aria-label={t('interviews:coding.codes_here')}
      >
        {actions.add.error !== null && <ProblemNotice error={actions.add.error} />}
        {picked !== null && asks !== 'no' && (
          <CodeChooser
            codes={project.codes}
            excerpt={excerptOf(picked.start, picked.end)}
            focusFirst={asks === 'keyboard'}
            onChoose={put}
            onCancel={close}
          />
        )}
        {chosen !== undefined && (
          <CodingDetail
            key={`${chosenId} ${chosen[6]}`}
            coding={chosen}
            memo={transcript.memos[chosen[0]] ?? ''}
            excerpt={excerptOf(codingOf(chosen).start, codingOf(chosen).end)}
            code={project.codes.find(({ id }) => id === chosen[1])}
            coder={project.people.find(({ id }) => id === chosen[2])}
            isMine={chosen[2] === project.me}
            actions={actions}
            onClose={close}
          />
        )}
        {!isOpen && <Text size="sm">{t('interviews:coding.hint')}</Text>}
      </aside>
    </div>
  );
}

interface FindingProps extends Both {
  readonly only: string;
  readonly onOnly: (codeId: string) => void;
  readonly onGo: (place: number) => void;
}

/** Words found in the whole text, drawn or not, and codes to show alone. */
function Finding({ project, transcript, only, onOnly, onGo }: FindingProps) {
  const { t } = useText('interviews');
  const [words, setWords] = useState('');
  const [rank, setRank] = useState(-1);
  const places = useMemo(() => placesOf(transcript.text, words), [transcript.text, words]);
  const next = () => {
    const to = (rank + 1) % places.length;
    setRank(to);
    const place = places[to];
    if (place !== undefined) onGo(place);
  };
  return (
    <Row gap="sm" align="flex-end" mb="sm">
      <TextInput
        size="xs"
        label={t('interviews:coding.search')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setRank(-1);
        }}
      />
      {words.trim().length > 1 && (
        <>
          <Button size="xs" variant="default" disabled={places.length === 0} onClick={next}>
            {t('interviews:coding.next')}
          </Button>
          <Text size="xs" role="status">
            {t('interviews:coding.found', { count: places.length })}
          </Text>
        </>
      )}
      <NativeSelect
        size="xs"
        label={t('interviews:coding.only')}
        value={only}
        data={[
          { value: '', label: t('interviews:coding.all') },
          ...codeTree(project.codes).map(({ code, depth }) => ({
            value: code.id,
            label: `${'\u2003'.repeat(depth)}${code.name}`,
          })),
        ]}
        onChange={(event) => onOnly(event.currentTarget.value)}
      />
    </Row>
  );
}

const mostPlaces = 999;

function placesOf(text: string, words: string): number[] {
  const wanted = words.trim().toLocaleLowerCase();
  if (wanted.length < 2) return [];
  const within = text.toLocaleLowerCase();
  const places: number[] = [];
  for (
    let at = within.indexOf(wanted);
    at !== -1 && places.length < mostPlaces;
    at = within.indexOf(wanted, at + 1)
  )
    places.push(at);
  return places;
}
