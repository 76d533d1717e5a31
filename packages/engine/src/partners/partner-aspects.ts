import type { ClusterRelation, Recognition, Willingness } from './cluster-profile.ts';
import {
  UNKNOWN,
  commonThirdParties,
  flowFit,
  isKnown,
  rivalryOf,
  sizeLikeness,
  structureLikeness,
  technologyFound,
  territoryLikeness,
  themeLikeness,
} from './pair-likeness.ts';
import type { PreparedProfile } from './prepare-profiles.ts';

/** `learn`: whom to learn from (T1). `build`: whom to build with (T2). `help`: who could learn from us (T1, the other way). */
export type PartnerPurpose = 'learn' | 'build' | 'help';

export type PartnerAspect =
  | 'territory'
  | 'ahead'
  | 'recognition'
  | 'willingness'
  | 'theme'
  | 'technology_for_us'
  | 'technology_for_them'
  | 'flow'
  | 'maturity'
  | 'size'
  | 'structure'
  | 'trust'
  | 'third_parties';

/** How much each aspect matters, of 1 in all. The same for every cluster; nothing here is fitted to a case. */
export const LEARNING_STRENGTHS = {
  territory: 0.35,
  ahead: 0.25,
  recognition: 0.2,
  willingness: 0.2,
} as const;

/** Synergy is the four aspects theme, technology_for_us, technology_for_them and flow together: 1 − Π(1 − value). */
export const BUILDING_STRENGTHS = {
  synergy: 0.45,
  trust: 0.2,
  maturity: 0.1,
  size: 0.1,
  third_parties: 0.1,
  structure: 0.05,
} as const;

/** Taken off the score of those to build with, times rivalry and instability (0..1). */
export const PENALTIES = { rivalry: 0.2, instability: 0.1 } as const;

export const SYNERGY_ASPECTS = ['theme', 'technology_for_us', 'technology_for_them', 'flow'] as const;
export const LEARNING_ASPECTS = ['territory', 'ahead', 'recognition', 'willingness'] as const;
export const BUILDING_ASPECTS = [
  ...SYNERGY_ASPECTS,
  'trust',
  'maturity',
  'size',
  'third_parties',
  'structure',
] as const;

export const aspectsOf = (purpose: PartnerPurpose): readonly PartnerAspect[] =>
  purpose === 'build' ? BUILDING_ASPECTS : LEARNING_ASPECTS;

const RECOGNITION: Readonly<Record<Recognition, number>> = {
  none: 0,
  regional: 0.6,
  national: 0.8,
  world: 1,
};
const WILLINGNESS: Readonly<Record<Willingness, number>> = { no: 0, limited: 0.5, yes: 1 };
const EXCHANGES = { strained: 0, some: 0.75, good: 1 } as const;

/** Values of the aspects of one pair, in the order of `aspectsOf(purpose)`; NaN is not known. */
export function writeAspects(
  purpose: PartnerPurpose,
  seeker: PreparedProfile,
  other: PreparedProfile,
  relation: ClusterRelation | undefined,
  into: Float64Array,
): void {
  if (purpose === 'build') writeBuilding(seeker, other, relation, into);
  else if (purpose === 'learn') writeLearning(seeker, other, relation, into);
  else writeLearning(other, seeker, undefined, into);
}

function writeLearning(
  learner: PreparedProfile,
  teacher: PreparedProfile,
  relation: ClusterRelation | undefined,
  into: Float64Array,
): void {
  into[0] = territoryLikeness(learner, teacher);
  into[1] = aheadOf(learner, teacher);
  into[2] = recognitionOf(teacher);
  into[3] = willingnessOf(teacher, relation);
}

/** How far ahead the teacher is: half of the way from nothing to maturity is as good as it gets. */
function aheadOf(learner: PreparedProfile, teacher: PreparedProfile): number {
  if (learner.standing === null || teacher.standing === null) return UNKNOWN;
  return Math.min(1, Math.max(0, (teacher.standing - learner.standing) / 0.5));
}

const recognitionOf = ({ recognition }: PreparedProfile): number =>
  recognition === null ? UNKNOWN : RECOGNITION[recognition];

/** What it declares; failing that, that exchanges were good. */
function willingnessOf({ profile }: PreparedProfile, relation: ClusterRelation | undefined): number {
  if (profile.willingness !== undefined) return WILLINGNESS[profile.willingness];
  return relation?.exchanges === 'good' ? 1 : UNKNOWN;
}

function writeBuilding(
  seeker: PreparedProfile,
  other: PreparedProfile,
  relation: ClusterRelation | undefined,
  into: Float64Array,
): void {
  into[0] = themeLikeness(seeker, other);
  into[1] = technologyFound(seeker, other);
  into[2] = technologyFound(other, seeker);
  into[3] = flowFit(seeker, other);
  into[4] = trustOf(relation, seeker.cooperations.has(other.profile.id));
  into[5] = maturityFit(seeker, other);
  into[6] = sizeLikeness(seeker, other, relation);
  into[7] = commonThirdParties(seeker, other);
  into[8] = structureLikeness(seeker, other);
}

/** Past exchanges between the managers; that the two cooperate, a project or a convention speaks for them too. */
function trustOf(relation: ClusterRelation | undefined, cooperate: boolean): number {
  if (relation?.exchanges !== undefined) return EXCHANGES[relation.exchanges];
  const together = cooperate || relation?.convention === true || (relation?.projects ?? 0) > 0;
  return together ? EXCHANGES.some : UNKNOWN;
}

/** Both have finished structuring, or one has not. */
const maturityFit = ({ phase: a }: PreparedProfile, { phase: b }: PreparedProfile): number =>
  a === null || b === null ? UNKNOWN : a === b ? 1 : 0;

export interface PairPenalties {
  readonly rivalry: number;
  readonly instability: number;
}

/** What speaks against building together; what is not known is not held against anybody. */
export function penaltiesOf(
  seeker: PreparedProfile,
  other: PreparedProfile,
  theme: number,
  relation: ClusterRelation | undefined,
): PairPenalties {
  const computed = rivalryOf(seeker, other, theme);
  const strained = relation?.exchanges === 'strained' ? 0.5 * theme : 0;
  return {
    rivalry: Math.max(isKnown(computed) ? computed : 0, isKnown(strained) ? strained : 0),
    instability: other.instability ?? 0,
  };
}
