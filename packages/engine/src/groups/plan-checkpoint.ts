import type { Column } from './column-source.ts';
import type { GroupModel } from './group-model.ts';
import { groupWorth, isAdmissible } from './group-model.ts';
import type { PackingStart, PackingState } from './packing-types.ts';
import type { PlanCheckpoint, PlanGroups } from './plan-groups.ts';
import { firmsOf } from './start-columns.ts';
import type { FormGroupsOptions, ProblemFault } from './types.ts';

/** Two problems of the same fingerprint have the same firms, scores, sizes, markets, locks and limits. O(n²). */
export function modelFingerprint(model: GroupModel): string {
  const hash = new Fingerprint();
  hash.text(model.ids.join('\n'));
  hash.text(JSON.stringify([model.bounds, model.minQuality, model.units]));
  for (const numbers of [model.scores, model.headcounts]) hash.bytes(new Uint8Array(numbers.slice().buffer));
  hash.bytes(model.allowed);
  hash.bytes(new Uint8Array(model.markets.slice().buffer));
  return hash.toString();
}

/** Two 32-bit multiplicative hashes side by side; tells problems apart, does not resist forgery. */
class Fingerprint {
  private first = 0xdeadbeef;
  private second = 0x41c6ce57;

  text(text: string): void {
    for (let i = 0; i < text.length; i += 1) this.take(text.charCodeAt(i));
  }

  bytes(bytes: Uint8Array): void {
    for (const byte of bytes) this.take(byte);
  }

  toString(): string {
    const hex = (part: number) => (part >>> 0).toString(16).padStart(8, '0');
    return hex(this.first ^ (this.first >>> 16)) + hex(this.second ^ (this.second >>> 13));
  }

  private take(code: number): void {
    this.first = Math.imul(this.first ^ code, 2654435761);
    this.second = Math.imul(this.second ^ code, 1597334677);
    this.first ^= this.first >>> 15;
    this.second ^= this.second >>> 14;
  }
}

/** A checkpoint of another problem is refused: its bound would mean nothing. */
export function checkpointFaults(model: GroupModel, { checkpoint }: FormGroupsOptions): ProblemFault[] {
  if (checkpoint === undefined) return [];
  return checkpoint.problem === modelFingerprint(model)
    ? []
    : [{ code: 'other_problem', field: 'checkpoint' }];
}

export function checkpointOf(model: GroupModel, state: PackingState): PlanCheckpoint {
  const idsOf = ({ rows }: Column) => firmsOf(model, rows).map((firm) => model.ids[firm]!);
  return {
    format: 1,
    problem: modelFingerprint(model),
    groups: state.chosen.map(idsOf),
    bound: state.bound,
    firms: model.ids,
    prices: Array.from(model.unitOf, (unit) => state.prices[unit]! / model.units[unit]!.length),
    columns: state.columns().map(({ rows }) => firmsOf(model, rows)),
  };
}

/** What a run starts from a checkpoint of the same problem with; groups are judged again. */
export function startFromCheckpoint(
  model: GroupModel,
  checkpoint: PlanCheckpoint,
): Required<Pick<PackingStart, 'columns' | 'chosen' | 'hint'>> {
  const numberOf = new Map(model.ids.map((id, firm) => [id, firm]));
  const groups = checkpoint.groups.map((members) => members.map((id) => numberOf.get(id) ?? -1));
  const hint = new Float64Array(model.units.length);
  for (const [firm, unit] of model.unitOf.entries()) hint[unit]! += checkpoint.prices[firm] ?? 0;
  return {
    columns: columnsOf(model, checkpoint.columns),
    chosen: disjoint(columnsOf(model, groups)),
    hint,
  };
}

/** The groups that are admissible and worth something, as columns. */
export function columnsOf(model: GroupModel, groups: readonly (readonly number[])[]): Column[] {
  return groups.flatMap((group) => {
    const members = [...new Set(group)].toSorted((a, b) => a - b);
    if (members.some((firm) => !(firm >= 0 && firm < model.count)) || !isAdmissible(model, members))
      return [];
    const { value } = groupWorth(model, members);
    const rows = [...new Set(members.map((firm) => model.unitOf[firm]!))].toSorted((a, b) => a - b);
    return value > 0 ? [{ rows, value }] : [];
  });
}

export function disjoint(columns: readonly Column[]): Column[] {
  const covered = new Set<number>();
  return columns.filter(({ rows }) => {
    if (rows.some((row) => covered.has(row))) return false;
    for (const row of rows) covered.add(row);
    return true;
  });
}

/** A checkpoint from parsed JSON; null when it is none. */
export function readCheckpoint(value: unknown): PlanCheckpoint | null {
  if (typeof value !== 'object' || value === null) return null;
  const { format, problem, groups, bound, firms, prices, columns } = value as Record<string, unknown>;
  const whole =
    format === 1 &&
    typeof problem === 'string' &&
    (bound === null || Number.isFinite(bound)) &&
    isListOf(isText)(firms) &&
    isListOf(isNumber)(prices) &&
    isListOf(isListOf(isText))(groups) &&
    isListOf(isListOf(isNumber))(columns);
  return whole ? (value as PlanCheckpoint) : null;
}

/** A plan from parsed JSON: a list of lists of members; null when it is none. */
export function readPlanGroups(value: unknown): PlanGroups | null {
  return isListOf(isListOf(isText))(value) ? (value as PlanGroups) : null;
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value);
const isListOf =
  (holds: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(holds);
