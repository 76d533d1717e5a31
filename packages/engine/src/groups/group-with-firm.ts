import { firmsOf } from './start-columns.ts';
import { groupWorth, isAdmissible } from './group-model.ts';
import type { GroupModel } from './group-model.ts';

export type GroupWithFirm =
  | {
      readonly kind: 'found';
      readonly members: readonly string[];
      readonly quality: number;
      readonly value: number;
    }
  | { readonly kind: 'none' }
  /** Neither found nor excluded within the limit of work. */
  | { readonly kind: 'undetermined' };

/** Partial groups looked at. */
const FIRST_LIMIT = 40_000;

/**
 * An admissible group that holds a firm: the first met, or the best met, by depth-first search over the units it may join, the
 * best partners first. `none` is exact; a search for the best that is cut short gives the best met.
 */
export function groupWithFirm(model: GroupModel, id: string, want: 'any' | 'best'): GroupWithFirm {
  const firm = model.ids.indexOf(id);
  if (firm === -1) return { kind: 'none' };
  const search = new FirmSearch(model, want);
  const whole = search.extend([model.unitOf[firm]!], partnersOf(model, firm), 0);
  if (search.best) return { kind: 'found', ...search.best };
  return whole ? { kind: 'none' } : { kind: 'undetermined' };
}

/** Units whose every firm may be with this one, best score first. */
function partnersOf(model: GroupModel, firm: number): number[] {
  const own = model.unitOf[firm]!;
  const rank = (unit: number) =>
    Math.max(...model.units[unit]!.map((other) => model.scores[firm * model.count + other]!));
  return model.units
    .flatMap((unit, index) =>
      index !== own && unit.every((other) => model.allowed[firm * model.count + other] === 1) ? [index] : [],
    )
    .toSorted((a, b) => rank(b) - rank(a) || a - b);
}

class FirmSearch {
  best: { members: readonly string[]; quality: number; value: number } | null = null;
  private readonly model: GroupModel;
  private readonly relaxed: GroupModel;
  private readonly want: 'any' | 'best';
  private left = FIRST_LIMIT;

  constructor(model: GroupModel, want: 'any' | 'best') {
    this.model = model;
    this.relaxed = { ...model, bounds: { min: 1, max: model.bounds.max }, minQuality: 0 };
    this.want = want;
  }

  /** False when the limit of work is reached before the end; true when done. */
  extend(rows: readonly number[], partners: readonly number[], from: number): boolean {
    this.left -= 1;
    if (this.left < 0) return false;
    const members = firmsOf(this.model, rows);
    if (!isAdmissible(this.relaxed, members)) return true;
    if (isAdmissible(this.model, members)) this.keep(members);
    if (this.want === 'any' && this.best) return true;
    if (members.length >= this.model.bounds.max) return true;
    for (let next = from; next < partners.length; next += 1) {
      if (!this.extend([...rows, partners[next]!], partners, next + 1)) return false;
      if (this.want === 'any' && this.best) return true;
    }
    return true;
  }

  private keep(members: readonly number[]): void {
    const { quality, value } = groupWorth(this.model, members);
    if (this.best && value <= this.best.value) return;
    this.best = { members: members.map((firm) => this.model.ids[firm]!), quality, value };
  }
}
