import { bestAlternative } from './best-alternative.ts';
import { groupWithFirm } from './group-with-firm.ts';
import { groupWorth } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import { instanceModel } from './instance.ts';
import { placementPrice } from './placement-price.ts';
import type { KnownPlan } from './placement-price.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { solvingLimits } from './study-options.ts';
import type { StudyOptions } from './study-options.ts';
import type { ExplainedInstance, ExplainedInstanceGroup, ExplainedUnplaced } from './study-types.ts';
import type { GroupInstance } from './types.ts';

export interface ExplainInstanceOptions extends StudyOptions {
  readonly seed?: number;
}

/**
 * What made each group of an instance's plan (mean score, balance, weakest pair, best group one change away), and why each firm
 * left out is: no admissible group holds it, or the best one is worth less than what it would displace, with what the plan would
 * lose by placing it (see `placementOf`). One solve for each firm left out that has a group.
 */
export async function explainInstance(
  instance: GroupInstance,
  solver: SetPackingSolver,
  plan: KnownPlan,
  options: ExplainInstanceOptions = {},
): Promise<ExplainedInstance> {
  const model = instanceModel(instance);
  const numberOf = new Map(model.ids.map((id, firm) => [id, firm]));
  const groups = plan.groups.map((members) => members.flatMap((id) => numberOf.get(id) ?? []));
  const placed = new Set(plan.groups.flat());
  const free = model.ids.map((_, firm) => firm).filter((firm) => !placed.has(model.ids[firm]!));
  const left = instance.firms.map(({ id }) => id).filter((id) => !placed.has(id));
  const unplaced: ExplainedUnplaced[] = [];
  for (const [i, firm] of left.entries()) {
    unplaced.push(await explainLeft(model, solver, firm, plan, options));
    options.onStep?.({ done: i + 1, of: left.length });
  }
  return { groups: groups.map((group) => explainGroup(model, group, free)), unplaced };
}

function explainGroup(
  model: GroupModel,
  group: readonly number[],
  free: readonly number[],
): ExplainedInstanceGroup {
  const { meanPairScore, balance, quality, value } = groupWorth(model, group);
  const pairs = group.flatMap((a, i) =>
    group.slice(i + 1).map((b) => ({
      a: model.ids[a]!,
      b: model.ids[b]!,
      score: model.scores[a * model.count + b]!,
    })),
  );
  return {
    members: group.map((firm) => model.ids[firm]!),
    quality,
    value,
    meanPairScore,
    balance,
    weakestPair: pairs.reduce((weakest, pair) => (pair.score < weakest.score ? pair : weakest)),
    bestAlternative: bestAlternative(model, group, free),
  };
}

async function explainLeft(
  model: GroupModel,
  solver: SetPackingSolver,
  firm: string,
  plan: KnownPlan,
  options: ExplainInstanceOptions,
): Promise<ExplainedUnplaced> {
  const best = groupWithFirm(model, firm, 'best');
  const nothing = { firm, bestGroup: null, placedElsewhere: [], price: null };
  if (best.kind === 'none') return { ...nothing, reason: 'no_admissible_group' };
  if (best.kind === 'undetermined') return { ...nothing, reason: 'undetermined' };
  const { members, quality, value } = best;
  const price = options.shouldStop?.()
    ? null
    : await placementPrice(model, solver, firm, plan, {
        ...solvingLimits(options),
        seed: options.seed ?? 1,
      });
  const placed = new Set(plan.groups.flat());
  return {
    firm,
    reason: 'better_elsewhere',
    bestGroup: { members, quality, value },
    placedElsewhere: members.filter((member) => placed.has(member)),
    price,
  };
}
