import type { GroupModel } from './group-model.ts';
import { groupWorth } from './group-model.ts';
import type { ModelSolution } from './solve-model.ts';
import type { PlanChoice } from './study-types.ts';
import type { FormGroupsOptions } from './types.ts';

/** Limits of a study, which solves several plans. */
export interface StudyOptions extends Pick<
  FormGroupsOptions,
  'shouldStop' | 'pause' | 'maxColumns' | 'maxNodes' | 'targetGap'
> {
  /** Called after each plan solved; `of` is how many are foreseen at most. */
  readonly onStep?: (step: { readonly done: number; readonly of: number }) => void;
}

/** The limits that each plan of a study is solved within. */
export function solvingLimits(
  options: StudyOptions,
): Pick<FormGroupsOptions, 'shouldStop' | 'pause' | 'maxColumns' | 'maxNodes' | 'targetGap'> {
  const { shouldStop, pause, maxColumns, maxNodes, targetGap } = options;
  return {
    ...(shouldStop ? { shouldStop } : {}),
    ...(pause ? { pause } : {}),
    ...(maxColumns === undefined ? {} : { maxColumns }),
    ...(maxNodes === undefined ? {} : { maxNodes }),
    ...(targetGap === undefined ? {} : { targetGap }),
  };
}

/** A plan among others, from firm numbers of a model; `ids` are all the firms of the grouping. */
export function planChoice(
  model: GroupModel,
  ids: readonly string[],
  groups: readonly (readonly number[])[],
  { bound, proven }: Pick<ModelSolution, 'bound' | 'proven'>,
): PlanChoice {
  const listed = groups
    .map((group) => {
      const { quality, value } = groupWorth(model, group);
      return { members: group.map((firm) => model.ids[firm]!), quality, value };
    })
    .toSorted((a, b) => (a.members[0]! < b.members[0]! ? -1 : 1));
  const placed = new Set(listed.flatMap(({ members }) => members));
  const objective = listed.reduce((sum, { value }) => sum + value, 0);
  return {
    groups: listed,
    unplaced: ids.filter((id) => !placed.has(id)),
    objective,
    bound: Math.max(bound, objective),
    proven,
  };
}
