import type { SCORE_LEVELS } from './score-response.ts';

/**
 * Which mechanisms of a cluster answer which constraint, the most direct first. Source: Habchi, Tamnine & Rouijel, § 3.1 (shared
 * means answer scarce means), § 3.2 (collective learning answers uncertainty), § 3.3 (collective signalling answers the lack of
 * legitimacy; innovations feed reputation, § 4.2), § 2.2 and 3.3 (networks carry information and opportunities).
 */
export const ANSWERING_MECHANISMS: Readonly<Record<string, readonly string[]>> = {
  resource_constraint: ['strategic_resources', 'relational_dynamics'],
  uncertainty: ['knowledge_circulation', 'relational_dynamics'],
  legitimacy_deficit: ['collective_reputation', 'collective_innovation'],
  strategic_information_deficit: ['relational_dynamics', 'knowledge_circulation'],
};

export interface DiagnosedConstruct {
  readonly id: string;
  readonly role: string;
}

export interface FirmDiagnosis {
  /** The constraint with the highest score, when that is above the middle of the scale. */
  readonly holdsBack: { readonly constraint: string; readonly score: number } | null;
  /** The mechanism that answers it and reaches this firm least; its score is null when it was not answered. */
  readonly answer: { readonly mechanism: string; readonly score: number | null } | null;
  /** Mechanisms that answer it, that one first. */
  readonly mechanisms: readonly string[];
}

/** Neither true nor untrue. */
const middle = 4;

/**
 * What holds a firm back most, and which mechanism of the cluster answers that. Highest constraint score (the first in the order of the
 * instrument when equal), if above 4 of 7; among its answering mechanisms, the one that the firm scores lowest: what is already there
 * has not removed the constraint. Null when nothing is above the middle. O(constructs).
 */
export function diagnoseFirm(
  constructs: readonly DiagnosedConstruct[],
  scores: Readonly<Record<string, number>>,
): FirmDiagnosis {
  const scored = constructs.flatMap(({ id, role }) => {
    const score = scores[id];
    return role === 'constraint' && score !== undefined ? [{ constraint: id, score }] : [];
  });
  const highest = scored.toSorted((a, b) => b.score - a.score)[0];
  if (highest === undefined || highest.score <= middle)
    return { holdsBack: null, answer: null, mechanisms: [] };
  const known = new Set(constructs.filter(({ role }) => role === 'mechanism').map(({ id }) => id));
  const mechanisms = (ANSWERING_MECHANISMS[highest.constraint] ?? [])
    .filter((id) => known.has(id))
    .toSorted((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
  const [mechanism] = mechanisms;
  return {
    holdsBack: highest,
    answer: mechanism === undefined ? null : { mechanism, score: scores[mechanism] ?? null },
    mechanisms,
  };
}

/**
 * What firms themselves name that answers each brake to cooperation, the most direct first. Our reading of Bleuel & Selosse: whoever
 * distrusts or fears for its markets wants to know beforehand who gains what (§ 5), whoever fears for its autonomy wants a say at each
 * step (§ 5), whoever lacks time or experience wants somebody who runs the cooperation (§ 6) and a simple aid (§ 5).
 */
export const LIFTING_INCENTIVES: Readonly<Record<string, readonly string[]>> = {
  brake_distrust: ['incentive_gains', 'incentive_say'],
  brake_autonomy: ['incentive_say', 'incentive_gains'],
  brake_time: ['incentive_manager', 'incentive_public'],
  brake_inexperience: ['incentive_manager', 'incentive_costs'],
  brake_market_loss: ['incentive_gains', 'incentive_costs'],
};

export interface ClusterFigure {
  readonly measure: string;
  /** Null: all firms. */
  readonly stratum: string | null;
  readonly firms: number;
  readonly mean: number;
  readonly deviation: number | null;
}

export interface ClusterDiagnosis {
  /** Constraints from the highest mean. */
  readonly constraints: readonly {
    readonly id: string;
    readonly mean: number;
    readonly firms: number;
    readonly highRatio: number | null;
  }[];
  /** Mechanisms that a tenth of the firms or fewer score high, and half or more score low. */
  readonly reachNobody: readonly {
    readonly id: string;
    readonly highRatio: number;
    readonly lowRatio: number;
  }[];
  /** Change of capabilities since the wave before, with whether it is beyond chance (two standard errors). */
  readonly changes: readonly {
    readonly id: string;
    readonly before: number;
    readonly now: number;
    readonly beyondChance: boolean;
  }[];
  /** Brakes to cooperation from the one that most firms score high, each with what would lift it, from what most firms ask for. */
  readonly brakes: readonly (Shared & { readonly lifts: readonly Shared[] })[];
  /** What would persuade firms to cooperate, likewise. */
  readonly incentives: readonly Shared[];
}

interface Shared {
  readonly id: string;
  readonly highRatio: number;
  readonly mean: number;
}

/**
 * What a wave says of a cluster, from figures that may be told. Change is beyond chance when |now − before| exceeds twice
 * √(s²/n + s'²/n'); as firms of both waves are largely the same, this is cautious. O(figures).
 */
export function diagnoseCluster(
  constructs: readonly DiagnosedConstruct[],
  figures: readonly ClusterFigure[],
  before: readonly ClusterFigure[],
): ClusterDiagnosis {
  const whole = byMeasure(figures);
  const earlier = byMeasure(before);
  const ratio = (id: string, level: keyof typeof SCORE_LEVELS): number | null =>
    whole.get(`${id}=${level}`)?.mean ?? null;
  const ofRole = (role: string) =>
    constructs.flatMap((one) => {
      const figure = whole.get(one.id);
      return one.role === role && figure !== undefined ? [{ id: one.id, figure }] : [];
    });
  const shared = (role: string) =>
    ofRole(role)
      .map(({ id, figure }) => ({ id, mean: figure.mean, highRatio: ratio(id, 'high') ?? 0 }))
      .toSorted((a, b) => b.highRatio - a.highRatio || b.mean - a.mean);
  const incentives = shared('incentive');
  return {
    constraints: ofRole('constraint')
      .map(({ id, figure }) => ({ id, mean: figure.mean, firms: figure.firms, highRatio: ratio(id, 'high') }))
      .toSorted((a, b) => b.mean - a.mean),
    reachNobody: ofRole('mechanism').flatMap(({ id }) => {
      const [highRatio, lowRatio] = [ratio(id, 'high'), ratio(id, 'low')];
      const nobody = highRatio !== null && lowRatio !== null && highRatio <= 0.1 && lowRatio >= 0.5;
      return nobody ? [{ id, highRatio, lowRatio }] : [];
    }),
    changes: ofRole('capability').flatMap(({ id, figure }) => {
      const was = earlier.get(id);
      return was === undefined
        ? []
        : [{ id, before: was.mean, now: figure.mean, beyondChance: isBeyondChance(was, figure) }];
    }),
    brakes: shared('brake').map((brake) => ({
      ...brake,
      lifts: incentives.filter(({ id }) => (LIFTING_INCENTIVES[brake.id] ?? []).includes(id)),
    })),
    incentives,
  };
}

const byMeasure = (figures: readonly ClusterFigure[]): Map<string, ClusterFigure> =>
  new Map(figures.filter(({ stratum }) => stratum === null).map((figure) => [figure.measure, figure]));

function isBeyondChance(a: ClusterFigure, b: ClusterFigure): boolean {
  if (a.deviation === null || b.deviation === null) return false;
  const error = Math.sqrt(a.deviation ** 2 / a.firms + b.deviation ** 2 / b.firms);
  return Math.abs(b.mean - a.mean) > 2 * error;
}
