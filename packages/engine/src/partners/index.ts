export { assessPhase } from './assess-phase.ts';
export type { PhaseAssessment, PhaseCriterion, PhaseReason } from './assess-phase.ts';
export type {
  ClusterKind,
  ClusterProfile,
  ClusterRelation,
  Funder,
  GovernanceDone,
  Phase,
  Recognition,
  SectorShare,
  Willingness,
} from './cluster-profile.ts';
export { measurePrediction } from './measure-prediction.ts';
export type { PredictionFigures, PredictionMeasure, PredictionRefused } from './measure-prediction.ts';
export { aspectsOf, BUILDING_STRENGTHS, LEARNING_STRENGTHS, PENALTIES } from './partner-aspects.ts';
export type { PartnerAspect, PartnerPurpose } from './partner-aspects.ts';
export { partnerMatrix } from './partner-matrix.ts';
export type { PartnerMatrix } from './partner-matrix.ts';
export { prepareProfiles } from './prepare-profiles.ts';
export type { PreparedProfiles } from './prepare-profiles.ts';
export type { Reason } from './reason.ts';
export { recommendPartners } from './recommend-partners.ts';
export type { PartnerRecommendation, PartnerRequest, SeekerNotFound } from './recommend-partners.ts';
export type { AspectValue, Introducer, PartnerSuggestion } from './suggestion.ts';
export type { TechnologyMatch } from './technology-index.ts';
