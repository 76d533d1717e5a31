import type { ClusterRelation } from './cluster-profile.ts';
import { brakesOf, catalystsOf, firstStepOf, whatWouldGoWrong } from './explain-pair.ts';
import { findIntroducers } from './find-introducers.ts';
import { isKnown } from './pair-likeness.ts';
import type { PartnerPurpose } from './partner-aspects.ts';
import { byText } from './prepare-profiles.ts';
import type { PreparedProfile, PreparedProfiles } from './prepare-profiles.ts';
import { scoreCandidates } from './score-candidates.ts';
import type { ScoredCandidates } from './score-candidates.ts';
import type { AspectValue, PartnerSuggestion } from './suggestion.ts';
import type { TechnologyIndex, TechnologyMatch } from './technology-index.ts';

export interface PartnerRequest {
  readonly seeker: string;
  readonly purpose: PartnerPurpose;
  /** What the seeker's team knows of its dealings with others. */
  readonly relations?: readonly ClusterRelation[];
  /** How many to explain; all when absent. */
  readonly limit?: number;
}

export interface PartnerRecommendation {
  readonly kind: 'recommended';
  readonly suggestions: readonly PartnerSuggestion[];
  readonly candidates: number;
}

export interface SeekerNotFound {
  readonly kind: 'seeker_not_found';
  readonly seeker: string;
}

/**
 * Partners for one cluster, best first, each explained. Equal scores: the better known first, then by identifier. The same whatever
 * the order of the profiles. Scores: see `scoreCandidates`; method: docs/guide, chapter 19. O(n log n + n × lists).
 * Source: Cusin & Loubaresse on whom managers turn to in T1 and T2, catalysts and brakes.
 */
export function recommendPartners(
  prepared: PreparedProfiles,
  request: PartnerRequest,
): PartnerRecommendation | SeekerNotFound {
  const at = prepared.byId.get(request.seeker);
  if (at === undefined) return { kind: 'seeker_not_found', seeker: request.seeker };
  const relations = new Map((request.relations ?? []).map((relation) => [relation.with, relation]));
  const scored = scoreCandidates(prepared, at, request.purpose, relations);
  const order = orderOf(prepared, scored, at);
  const suggestions = order.slice(0, request.limit ?? order.length).map((candidate, place) => {
    const relation = relations.get(prepared.all[candidate]!.profile.id);
    return explain(prepared, scored, { request, at, candidate, relation, rank: place + 1 });
  });
  return { kind: 'recommended', suggestions, candidates: order.length };
}

/** Share of the aspects that is known for one candidate. */
function coverageAt({ aspects, values }: ScoredCandidates, at: number): number {
  let known = 0;
  for (let i = 0; i < aspects.length; i += 1) if (isKnown(values[at * aspects.length + i]!)) known += 1;
  return known / aspects.length;
}

/** Candidates best first. */
function orderOf({ all }: PreparedProfiles, scored: ScoredCandidates, seekerAt: number): number[] {
  const coverage = Float64Array.from(all, (_, at) => coverageAt(scored, at));
  return all
    .map((_, at) => at)
    .filter((at) => at !== seekerAt)
    .toSorted(
      (a, b) =>
        scored.scores[b]! - scored.scores[a]! ||
        coverage[b]! - coverage[a]! ||
        byText(all[a]!.profile.id, all[b]!.profile.id),
    );
}

interface Place {
  readonly request: PartnerRequest;
  readonly at: number;
  readonly candidate: number;
  readonly relation: ClusterRelation | undefined;
  readonly rank: number;
}

function explain(
  { all, technologies }: PreparedProfiles,
  scored: ScoredCandidates,
  { request, at, candidate, relation, rank }: Place,
): PartnerSuggestion {
  const seeker = all[at]!;
  const other = all[candidate]!;
  const { purpose } = request;
  const aspects = aspectValues(scored, candidate);
  const penalties = scored.penalties[candidate] ?? { rivalry: 0, instability: 0 };
  const forUs = matchesOf(technologies, seeker, other);
  const forThem = matchesOf(technologies, other, seeker);
  const introducers = findIntroducers(seeker, other, purpose);
  const facts = { purpose, seeker, other, relation, aspects, penalties, forUs, forThem, introducers };
  const brakes = brakesOf(facts);
  return {
    id: other.profile.id,
    purpose,
    rank,
    score: scored.scores[candidate]!,
    aspects,
    coverage: coverageAt(scored, candidate),
    penalties,
    catalysts: catalystsOf(facts),
    brakes,
    introducers,
    firstStep: firstStepOf(facts),
    whatWouldGoWrong: whatWouldGoWrong(purpose, brakes),
    technologiesForUs: forUs,
    technologiesForThem: forThem,
    already: relation?.convention === true || seeker.cooperations.has(other.profile.id),
  };
}

function aspectValues({ aspects, values, stands }: ScoredCandidates, at: number): AspectValue[] {
  return aspects.map((aspect, i) => {
    const value = values[at * aspects.length + i]!;
    return isKnown(value) ? { aspect, value, counted: value } : { aspect, value: null, counted: stands[i]! };
  });
}

/** Each technology wanted with its best answer, the likest first. */
function matchesOf(
  technologies: TechnologyIndex,
  seeker: PreparedProfile,
  other: PreparedProfile,
): TechnologyMatch[] {
  return (seeker.profile.technologiesWanted ?? [])
    .flatMap((wanted) => bestAnswer(technologies, wanted, other.offered))
    .toSorted((a, b) => b.likeness - a.likeness || byText(a.wanted, b.wanted));
}

function bestAnswer(
  technologies: TechnologyIndex,
  wanted: string,
  offered: Int32Array | null,
): TechnologyMatch[] {
  let best: TechnologyMatch | undefined;
  const answers = technologies.like(technologies.add(wanted));
  for (const term of offered ?? []) {
    const likeness = answers.get(term) ?? 0;
    if (likeness > (best?.likeness ?? 0)) best = { wanted, offered: technologies.textOf(term), likeness };
  }
  return best === undefined ? [] : [best];
}
