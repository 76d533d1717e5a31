import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { textOf } from '../search-text.ts';
import { inside } from './inside-route.ts';
import { texts } from './page-texts.ts';

const proof = createRoute({
  getParentRoute: () => inside,
  path: '/proof',
  loader: texts('proof', 'errors'),
  component: lazyRouteComponent(() => import('../../features/proof/proof-page.tsx'), 'ProofPage'),
});

const newAnalysis = createRoute({
  getParentRoute: () => inside,
  path: '/proof/new',
  loader: texts('proof', 'diagnosis', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/proof/new-analysis-page.tsx'),
    'NewAnalysisPage',
  ),
});

const analysis = createRoute({
  getParentRoute: () => inside,
  path: '/proof/$analysisId',
  loader: texts('proof', 'statistics', 'diagnosis', 'errors'),
  component: lazyRouteComponent(() => import('../../features/proof/analysis-page.tsx'), 'AnalysisPage'),
});

const evidence = createRoute({
  getParentRoute: () => inside,
  path: '/evidence',
  loader: texts('proof', 'errors'),
  component: lazyRouteComponent(() => import('../../features/evidence/evidence-page.tsx'), 'EvidencePage'),
});

const newFinding = createRoute({
  getParentRoute: () => inside,
  path: '/evidence/new',
  validateSearch: (
    search: Record<string, unknown>,
  ): { analysis?: string; project?: string; transcript?: string; coding?: string } =>
    textOf(search, ['analysis', 'project', 'transcript', 'coding']),
  loader: texts('proof', 'statistics', 'errors'),
  component: lazyRouteComponent(
    () => import('../../features/evidence/new-finding-page.tsx'),
    'NewFindingPage',
  ),
});

/** What is tested, and what was found. */
export const proofRoutes = [proof, newAnalysis, analysis, evidence, newFinding] as const;
