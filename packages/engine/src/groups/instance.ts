import { comparePlans } from './compare-plans.ts';
import { compileModel } from './group-model.ts';
import { pairKey } from './pair-criteria.ts';
import { checkBounds, checkEnds, range, repeatedFirms, repeatedPairs } from './problem-check.ts';
import { solveModel } from './solve-model.ts';
import type { SetPackingSolver } from './set-packing-solver.ts';
import { groupWorth } from './group-model.ts';
import type { GroupModel } from './group-model.ts';
import type {
  FirmPair,
  FormGroupsOptions,
  GroupInstance,
  InstanceSolution,
  InvalidGroupProblem,
  ProblemFault,
} from './types.ts';
import { checkpointFaults } from './plan-checkpoint.ts';

export type InstanceReading =
  | { readonly kind: 'instance'; readonly instance: GroupInstance }
  | { readonly kind: 'invalid_instance'; readonly faults: readonly ProblemFault[] };

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads an instance from parsed JSON: `bounds`, `firms` ({id, headcount}), `pairs` ({a, b, score, forbidden?}); `minQuality`
 * (default 0) and `locks` (default none) may be absent. Every fault is reported with its field and firm. O(pairs).
 */
export function readInstance(value: unknown): InstanceReading {
  if (!isFields(value)) return invalid([wrongType('(file)', null, 'object')]);
  const shape = [
    ...(isFields(value['bounds']) ? [] : [missingOr(value, 'bounds', 'object')]),
    ...['firms', 'pairs']
      .filter((name) => !Array.isArray(value[name]))
      .map((name) => missingOr(value, name, 'list')),
    ...(value['locks'] === undefined || Array.isArray(value['locks'])
      ? []
      : [wrongType('locks', null, 'list')]),
  ];
  if (shape.length > 0) return invalid(shape);
  const faults = [
    ...numberFaults(value['bounds'] as Fields, ['min', 'max'], 'bounds', null),
    ...(value['minQuality'] === undefined ? [] : numberFaults(value, ['minQuality'], '', null)),
    ...listOf(value['firms']).flatMap(firmFaults),
    ...listOf(value['pairs']).flatMap(pairFaults),
    ...listOf(value['locks']).flatMap(lockShapeFaults),
  ];
  if (faults.length > 0) return invalid(faults);
  const instance = { minQuality: 0, locks: [], ...value } as unknown as GroupInstance;
  const meaning = checkInstance(instance);
  return meaning.length > 0 ? invalid(meaning) : { kind: 'instance', instance };
}

function checkInstance({ bounds, firms, pairs, locks }: GroupInstance): ProblemFault[] {
  const known = new Set(firms.map(({ id }) => id));
  const ends = pairs.map(({ a, b }): FirmPair => [a, b]);
  return [
    ...checkBounds(bounds),
    ...repeatedFirms(firms.map(({ id }) => id)),
    ...firms.flatMap(({ id, headcount }, i) => {
      const fault = range(`firms[${i}].headcount`, id, headcount, headcount > 0, '> 0');
      return fault ? [fault] : [];
    }),
    ...ends.flatMap((pair, i) => checkEnds(`pairs[${i}]`, pair, known)),
    ...repeatedPairs('pairs', ends),
    ...locks.flatMap((pair, i) => checkEnds(`locks[${i}]`, pair, known)),
  ];
}

/**
 * Best plan of an instance: disjoint groups of maximum Σ |S| × mean pair score × balance, with the proven bound.
 * Absent pairs score 0 and are allowed; a lock places both firms or neither; `minQuality` 0 cuts nothing.
 * The time taken is for the caller to measure. See `formGroups` for method and limits.
 */
export async function solveInstance(
  instance: GroupInstance,
  solver: SetPackingSolver,
  options: FormGroupsOptions & { readonly seed?: number } = {},
): Promise<InstanceSolution | InvalidGroupProblem> {
  const ids = instance.firms.map(({ id }) => id);
  const model = instanceModel(instance);
  const stale = checkpointFaults(model, options);
  if (stale.length > 0) return { kind: 'invalid_problem', faults: stale };
  const solution = await solveModel(model, solver, options.seed ?? 1, options);
  const { objective, bound, gap, proven, method, columns } = solution;
  const groups = solution.groups.map((group) => ({
    members: group.map((firm) => model.ids[firm]!),
    quality: groupWorth(model, group).quality,
  }));
  const placed = new Set(groups.flatMap(({ members }) => members));
  const unplaced = ids.filter((id) => !placed.has(id));
  const kind = solution.stopped ? 'stopped' : 'solved';
  const plan = groups.map(({ members }) => members);
  const comparison = options.startPlan ? comparePlans(options.startPlan, plan) : null;
  return { kind, objective, bound, gap, groups, unplaced, proven, method, columns, comparison };
}

/** The instance in numbers. */
export function instanceModel(instance: GroupInstance): GroupModel {
  const pairs = new Map(instance.pairs.map((pair) => [pairKey([pair.a, pair.b]), pair]));
  const headcounts = new Map(instance.firms.map(({ id, headcount }) => [id, headcount]));
  return compileModel({
    ids: instance.firms.map(({ id }) => id),
    headcount: (firm) => headcounts.get(firm)!,
    score: (a, b) => {
      const pair = pairs.get(pairKey([a, b]));
      return pair?.forbidden === true ? null : (pair?.score ?? 0);
    },
    wantedMarkets: null,
    locks: instance.locks,
    bounds: instance.bounds,
    minQuality: instance.minQuality,
  });
}

function invalid(faults: readonly ProblemFault[]): InstanceReading {
  return { kind: 'invalid_instance', faults };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function wrongType(field: string, firm: string | null, expected: string): ProblemFault {
  return { code: 'wrong_type', field, firm, expected };
}

function missingOr(
  fields: Fields,
  name: string,
  expected: string,
  path = name,
  firm: string | null = null,
): ProblemFault {
  return fields[name] === undefined
    ? { code: 'missing_field', field: path, firm }
    : wrongType(path, firm, expected);
}

function numberFaults(
  fields: Fields,
  names: readonly string[],
  path: string,
  firm: string | null,
): ProblemFault[] {
  return names
    .filter((name) => typeof fields[name] !== 'number' || !Number.isFinite(fields[name]))
    .map((name) => missingOr(fields, name, 'finite number', path === '' ? name : `${path}.${name}`, firm));
}

function textFaults(fields: Fields, names: readonly string[], path: string): ProblemFault[] {
  return names
    .filter((name) => typeof fields[name] !== 'string' || fields[name] === '')
    .map((name) => missingOr(fields, name, 'text', `${path}.${name}`));
}

function firmFaults(firm: unknown, i: number): ProblemFault[] {
  const path = `firms[${i}]`;
  if (!isFields(firm)) return [wrongType(path, null, 'object')];
  const id = typeof firm['id'] === 'string' ? firm['id'] : null;
  return [...textFaults(firm, ['id'], path), ...numberFaults(firm, ['headcount'], path, id)];
}

function pairFaults(pair: unknown, i: number): ProblemFault[] {
  const path = `pairs[${i}]`;
  if (!isFields(pair)) return [wrongType(path, null, 'object')];
  const a = typeof pair['a'] === 'string' ? pair['a'] : null;
  const flag = pair['forbidden'];
  return [
    ...textFaults(pair, ['a', 'b'], path),
    ...numberFaults(pair, ['score'], path, a),
    ...(flag === undefined || typeof flag === 'boolean'
      ? []
      : [wrongType(`${path}.forbidden`, a, 'true or false')]),
  ];
}

function lockShapeFaults(lock: unknown, i: number): ProblemFault[] {
  const whole = Array.isArray(lock) && lock.length === 2 && lock.every((firm) => typeof firm === 'string');
  return whole ? [] : [wrongType(`locks[${i}]`, null, 'list of two firms')];
}
