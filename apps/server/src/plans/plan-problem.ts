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

const keyOf = (pair: FirmPair): string => [...pair].sort().join(' ');
