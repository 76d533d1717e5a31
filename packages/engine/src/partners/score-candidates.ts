import type { ClusterRelation } from './cluster-profile.ts';
import {
  aspectsOf,
  BUILDING_STRENGTHS,
  LEARNING_STRENGTHS,
  PENALTIES,
  penaltiesOf,
  SYNERGY_ASPECTS,
  writeAspects,
} from './partner-aspects.ts';
import type { PairPenalties, PartnerAspect, PartnerPurpose } from './partner-aspects.ts';
import { isKnown } from './pair-likeness.ts';
import type { PreparedProfile, PreparedProfiles } from './prepare-profiles.ts';

/** One seeker against everybody. Values are by candidate, then by aspect; NaN is not known. */
export interface ScoredCandidates {
  readonly aspects: readonly PartnerAspect[];
  readonly values: Float64Array;
  /** What an aspect counts for where it is not known. */
  readonly stands: Float64Array;
  /** NaN for the seeker itself. */
  readonly scores: Float64Array;
  readonly penalties: readonly (PairPenalties | undefined)[];
}

const NO_PENALTY: PairPenalties = { rivalry: 0, instability: 0 };
/** Attitudes are told when they are marked: what nobody told counts half-way. */
const ATTITUDES: readonly PartnerAspect[] = ['trust', 'willingness'];
const SYNERGY: readonly PartnerAspect[] = SYNERGY_ASPECTS;
const HALF_WAY = 0.5;

/**
 * Scores of all profiles for one seeker.
 * Formula, learn and help: Σ strength × value. Build: 0.45 × synergy + Σ strength × value − 0.2 × rivalry − 0.1 × instability,
 * synergy = 1 − Π(1 − value of theme, technology for us, technology for them, flow); kept within 0..1.
 * Missing data: an aspect that is not known for a candidate counts for the mean of the candidates where it is known; trust and
 * willingness half-way; parts of synergy for the sum found over the number of candidates, since what is recorded is what somebody
 * looked for. Strengths are the same for every seeker. O(candidates × (sectors + technologies)).
 */
export function scoreCandidates(
  prepared: PreparedProfiles,
  seekerAt: number,
  purpose: PartnerPurpose,
  relations: ReadonlyMap<string, ClusterRelation> = new Map(),
): ScoredCandidates {
  const { all } = prepared;
  const seeker = all[seekerAt]!;
  const aspects = aspectsOf(purpose);
  const width = aspects.length;
  const values = new Float64Array(all.length * width).fill(NaN);
  const row = new Float64Array(width);
  const penalties: (PairPenalties | undefined)[] = new Array<PairPenalties | undefined>(all.length);
  for (const [at, other] of all.entries()) {
    if (at === seekerAt) continue;
    const relation = relations.get(other.profile.id);
    writeAspects(purpose, seeker, other, relation, row);
    values.set(row, at * width);
    if (purpose === 'build') penalties[at] = penaltiesOf(seeker, other, row[0]!, relation);
  }
  const stands = standIns(aspects, values, all.length - 1);
  const scores = scoresOf(purpose, values, stands, penalties, seekerAt, all);
  return { aspects, values, stands, scores, penalties };
}

function standIns(aspects: readonly PartnerAspect[], values: Float64Array, candidates: number): Float64Array {
  const width = aspects.length;
  return Float64Array.from(aspects, (aspect, column) => {
    if (ATTITUDES.includes(aspect)) return HALF_WAY;
    let sum = 0;
    let known = 0;
    for (let at = column; at < values.length; at += width) {
      if (!isKnown(values[at]!)) continue;
      sum += values[at]!;
      known += 1;
    }
    if (SYNERGY.includes(aspect)) return candidates === 0 ? 0 : sum / candidates;
    return known === 0 ? HALF_WAY : sum / known;
  });
}

function scoresOf(
  purpose: PartnerPurpose,
  values: Float64Array,
  stands: Float64Array,
  penalties: readonly (PairPenalties | undefined)[],
  seekerAt: number,
  all: readonly PreparedProfile[],
): Float64Array {
  const width = stands.length;
  const filled = new Float64Array(width);
  return Float64Array.from(all, (_, at) => {
    if (at === seekerAt) return NaN;
    for (let i = 0; i < width; i += 1) {
      const value = values[at * width + i]!;
      filled[i] = isKnown(value) ? value : stands[i]!;
    }
    return purpose === 'build' ? buildingScore(filled, penalties[at] ?? NO_PENALTY) : learningScore(filled);
  });
}

function learningScore(value: Float64Array): number {
  const s = LEARNING_STRENGTHS;
  return (
    s.territory * value[0]! + s.ahead * value[1]! + s.recognition * value[2]! + s.willingness * value[3]!
  );
}

function buildingScore(value: Float64Array, penalty: PairPenalties): number {
  const s = BUILDING_STRENGTHS;
  const synergy = 1 - (1 - value[0]!) * (1 - value[1]!) * (1 - value[2]!) * (1 - value[3]!);
  const score =
    s.synergy * synergy +
    s.trust * value[4]! +
    s.maturity * value[5]! +
    s.size * value[6]! +
    s.third_parties * value[7]! +
    s.structure * value[8]! -
    PENALTIES.rivalry * penalty.rivalry -
    PENALTIES.instability * penalty.instability;
  return Math.min(1, Math.max(0, score));
}
