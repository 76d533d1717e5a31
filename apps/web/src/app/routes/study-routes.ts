import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { interviewQuery, transcriptQuery } from '../../features/interviews/interview-queries.ts';
import { askAhead } from './ask-ahead.ts';
import { texts } from './page-texts.ts';

const interviews = createRoute({
  getParentRoute: () => inside,
  path: '/interviews',
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/interviews/interviews-page.tsx'),
    'InterviewsPage',
  ),
});

const interviewStudy = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['part']),
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/interviews/interview-page.tsx'),
    'InterviewPage',
  ),
});

const interviewTranscript = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId/transcripts/$transcriptId',
  validateSearch: (search: Record<string, unknown>) => textOf(search, ['at']),
  // Hours of talk: asked for while the code is on the way.
  loader: ({ context: { queryClient }, params: { projectId, transcriptId } }) => {
    askAhead(queryClient, (cluster) => transcriptQuery(cluster, projectId, transcriptId));
    askAhead(queryClient, (cluster) => interviewQuery(cluster, projectId));
    return texts('interviews', 'errors')();
  },
  component: lazyRouteComponent(
    () => import('../../features/interviews/transcript-page.tsx'),
    'TranscriptPage',
  ),
});

const interviewRound = createRoute({
  getParentRoute: () => inside,
  path: '/interviews/$projectId/rounds/$roundId',
  loader: texts('interviews', 'errors'),
  component: lazyRouteComponent(() => import('../../features/interviews/round-page.tsx'), 'RoundPage'),
});

const diagnosis = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../../features/diagnosis/diagnosis-page.tsx'), 'DiagnosisPage'),
});

const newWave = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/new',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../../features/diagnosis/new-wave-page.tsx'), 'NewWavePage'),
});

const wave = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/waves/$waveId',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../../features/diagnosis/wave-page.tsx'), 'WavePage'),
});

const enterAnswers = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/waves/$waveId/enter',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/diagnosis/enter-answers-page.tsx'),
    'EnterAnswersPage',
  ),
});

const instruments = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/instruments',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/diagnosis/instruments-page.tsx'),
    'InstrumentsPage',
  ),
});

const instrument = createRoute({
  getParentRoute: () => inside,
  path: '/diagnosis/instruments/$versionId',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/diagnosis/instrument-page.tsx'),
    'InstrumentPage',
  ),
});

const myDiagnosis = createRoute({
  getParentRoute: () => inside,
  path: '/me/diagnosis',
  loader: texts('diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/my-diagnosis/my-diagnosis-page.tsx'),
    'MyDiagnosisPage',
  ),
});

const myResponse = createRoute({
  getParentRoute: () => inside,
  path: '/me/diagnosis/$responseId',
  loader: texts('diagnosis', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/my-diagnosis/response-page.tsx'),
    'ResponsePage',
  ),
});

const observatory = createRoute({
  getParentRoute: () => inside,
  path: '/observatory',
  validateSearch: (search: Record<string, unknown>) =>
    textOf(search, ['by', 'level', 'kind', 'size', 'markets', 'sector', 'territory']),
  loader: texts('aggregates', 'terms', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/observatory/observatory-page.tsx'),
    'ObservatoryPage',
  ),
});

const studies = createRoute({
  getParentRoute: () => inside,
  path: '/observatory/studies',
  loader: texts('aggregates', 'errors'),
  component: lazyRouteComponent(() => import('../../features/observatory/studies-page.tsx'), 'StudiesPage'),
});

/** What is asked, listened to and counted. */
export const studyRoutes = [
  interviews,
  interviewStudy,
  interviewTranscript,
  interviewRound,
  diagnosis,
  newWave,
  wave,
  enterAnswers,
  instruments,
  instrument,
  myDiagnosis,
  myResponse,
  observatory,
  studies,
] as const;
