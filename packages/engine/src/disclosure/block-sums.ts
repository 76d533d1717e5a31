import type { Outline } from './advance-blocks.ts';
import { isCounted, type Block, type BlockSum, type DisclosureRule, type Unit } from './types.ts';

type Amounts = Readonly<Record<string, number>>;

/**
 * The p % rule, with a threshold: at least `threshold` amounts, and whoever contributes the second largest cannot tell the
 * largest within p: Σ − x₁ − x₂ ≥ p·x₁. A union of sets that each pass passes as well. Amounts count by their size.
 *
 * Source: linear sensitivity measures, Cox 1981, doi:10.1080/01621459.1981.10477680.
 */
export function mayTellSum(amounts: readonly number[], { threshold, protection }: DisclosureRule): boolean {
  if (amounts.length < threshold) return false;
  const sizes = amounts.map(Math.abs).sort((a, b) => b - a);
  const [largest = 0, second = 0] = sizes;
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return largest > 0 && total - largest - second >= protection * largest;
}

/**
 * Gives the blocks of the next edition their sums. A sum that was told changes only when the changes of at least `threshold`
 * members are in it and none of them dominates the difference. When a block falls apart, the parts take the amounts that the
 * block was told with, and are told only if each of them may be: else one would be had by subtraction, and all are sealed.
 */
export function advanceSums(
  previous: readonly Block[],
  next: readonly Outline[],
  units: readonly Unit[],
  measures: readonly string[],
  rule: DisclosureRule,
): readonly Block[] {
  const now = new Map(units.map((unit) => [unit.id, unit]));
  const parentOf = new Map(previous.flatMap((block) => block.members.map((id) => [id, block] as const)));
  const families = Map.groupBy(next, ({ members }) => parentOf.get(members[0] ?? ''));
  return [...families].flatMap(([parent, parts]) => {
    const sums = measures.map((measure) => familySums({ parent, parts, now, measure, rule }));
    return parts.map((part, index) => ({
      ...part,
      sums: Object.fromEntries(measures.flatMap((measure, m) => entry(measure, sums[m]?.[index]))),
    }));
  });
}

const entry = (measure: string, sum: BlockSum | undefined): [string, BlockSum][] =>
  sum === undefined ? [] : [[measure, sum]];

interface Family {
  readonly parent: Block | undefined;
  readonly parts: readonly Outline[];
  readonly now: ReadonlyMap<string, Unit>;
  readonly measure: string;
  readonly rule: DisclosureRule;
}

function familySums(family: Family): readonly BlockSum[] {
  const { parent, parts, rule } = family;
  const before = parent?.sums[family.measure];
  if (before?.state === 'sealed') return parts.map(() => before);
  if (before?.state !== 'told') return parts.map((part) => freshSum(part, before, family));
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return [refreshed(only, before, family)];
  const inherited = parts.map(({ members }) => restricted(before.amounts, members));
  const safe = inherited.every((amounts) => mayTellSum(Object.values(amounts), rule));
  return inherited.map((amounts) => ({ amounts, state: safe ? 'told' : 'sealed' }));
}

function freshSum(part: Outline, before: BlockSum | undefined, { now, measure, rule }: Family): BlockSum {
  const amounts = currentAmounts(part.members, now, measure, before?.amounts ?? {});
  const tells = part.presence.endsWith('1') && mayTellSum(Object.values(amounts), rule);
  return { amounts, state: tells ? 'told' : 'withheld' };
}

function refreshed(part: Outline, before: BlockSum, { now, measure, rule }: Family): BlockSum {
  if (!part.presence.endsWith('1')) return before;
  const amounts = currentAmounts(part.members, now, measure, before.amounts);
  const changes = part.members
    .map((id) => (amounts[id] ?? 0) - (before.amounts[id] ?? 0))
    .filter((change) => change !== 0);
  const safe = mayTellSum(changes, rule) && mayTellSum(Object.values(amounts), rule);
  return safe ? { amounts, state: 'told' } : before;
}

/** What is known today; of those who left, what was known last. */
function currentAmounts(
  members: readonly string[],
  now: ReadonlyMap<string, Unit>,
  measure: string,
  before: Amounts,
): Amounts {
  const found = members.map((id) => [id, now.has(id) ? now.get(id)?.amounts[measure] : before[id]] as const);
  return Object.fromEntries(found.filter((one): one is readonly [string, number] => one[1] !== undefined));
}

const restricted = (amounts: Amounts, members: readonly string[]): Amounts =>
  Object.fromEntries(
    members.flatMap((id) => (amounts[id] === undefined ? [] : [[id, amounts[id]] as const])),
  );

/** What a block adds to a total; undefined when it may not be told. */
export function toldSum(block: Block, measure: string): number | undefined {
  const sum = block.sums[measure];
  if (sum?.state !== 'told' || !isCounted(block)) return undefined;
  return Object.values(sum.amounts).reduce((total, amount) => total + amount, 0);
}
