import { createHash } from 'node:crypto';
import type { PlanParameters } from '@grappe/contracts/api';
import { firmProfiles, groupTies, type ProfileInput } from '@grappe/contracts/profiles';
import type { PairConstraint, VetoRow } from '@grappe/database';
import type { FirmPair, GroupProblem, GroupSettings } from '@grappe/engine/groups';

export interface PlanProblem {
  readonly problem: GroupProblem;
  /** Refusals that not even the coordinator may learn of. */
  readonly secretVetoes: readonly FirmPair[];
}

export const settingsOf = (parameters: PlanParameters): GroupSettings => ({
  emphasis: parameters.emphasis,
  bounds: { min: parameters.minSize, max: parameters.maxSize },
  maxKm: parameters.maxKm,
  maxRivalry: parameters.maxRivalry,
  minQuality: parameters.minQuality,
  stagedCoopetition: parameters.stagedCoopetition,
  seed: parameters.seed,
});

/** What grouping is given: firms and ties as the asker reads them, and every constraint on pairs. */
export function planProblem(
  input: ProfileInput,
  constraints: readonly PairConstraint[],
  knownVetoes: readonly VetoRow[],
  parameters: PlanParameters,
): PlanProblem {
  const { firms } = firmProfiles(input.organisations);
  const ids = new Set(firms.map(({ id }) => id));
  const pairsOf = (kind: PairConstraint['kind']): FirmPair[] =>
    constraints
      .filter((pair) => pair.kind === kind && ids.has(pair.aId) && ids.has(pair.bId))
      .map(({ aId, bId }) => [aId, bId]);
  const vetoes = pairsOf('refusal');
  const known = new Set(
    knownVetoes.map(({ organisationId, againstId }) => keyOf([organisationId, againstId])),
  );
  return {
    problem: {
      ...settingsOf(parameters),
      firms,
      ties: groupTies(input, ids),
      vetoes,
      forbidden: pairsOf('forbid'),
      locks: pairsOf('lock'),
    },
    secretVetoes: vetoes.filter((pair) => !known.has(keyOf(pair))),
  };
}

/** The problem as the coordinator may know it: without refusals that are nobody else's business. */
export function knownProblem({ problem, secretVetoes }: PlanProblem): GroupProblem {
  const secret = new Set(secretVetoes.map(keyOf));
  return { ...problem, vetoes: problem.vetoes.filter((pair) => !secret.has(keyOf(pair))) };
}

/** The same only while settings, data and conditions on pairs are: what was proven of a plan then still holds. */
export function planVersionOf({
  problem,
  inputVersion,
}: Pick<PlanProblem, 'problem'> & { readonly inputVersion: string }): string {
  const { firms: _firms, ties: _ties, ...conditions } = problem;
  return createHash('sha256')
    .update(JSON.stringify([inputVersion, conditions]))
    .digest('hex');
}

const keyOf = (pair: FirmPair): string => [...pair].sort().join(' ');
