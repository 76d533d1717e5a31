export { assemblePlanFacts, isCandidate } from './assemble-plan-facts.ts';
export type { PlanSources } from './assemble-plan-facts.ts';
export { planDocument, planFormats } from './plan-document.ts';
export type { ClusterFigures, MissingData, NamedGroup, PlanFacts, PlanFormat } from './plan-facts.ts';
