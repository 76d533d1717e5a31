/** Something counted over time, for which no cell is ever crossed with another. */
export interface Counter {
  /** Counts units of the population; otherwise things of their own, such as ties. */
  readonly amongUnits: boolean;
  /** For each item, what each telling made of it: `y` counted, `n` in the population and not counted, `o` in neither. */
  readonly told: Readonly<Record<string, string>>;
  readonly tellings: number;
  /** How many were counted when it was last told; null: not told yet. */
  readonly value: number | null;
}

export const newCounter = (amongUnits: boolean): Counter => ({
  amongUnits,
  told: {},
  tellings: 0,
  value: null,
});

export interface CounterStep {
  /** What is counted now, and whom each is about: an organisation itself, or those at the two ends of a tie. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** All units that the total of the same edition counts: those that are not counted can be had by subtraction. */
  readonly population: ReadonlySet<string>;
  readonly threshold: number;
}

/**
 * The counter in the next edition: the new count where it may be told, else the one before. Items of which all tellings made the
 * same stand together; the new count is told only if each such set is about at least `threshold` subjects.
 *
 * Hence what is proven: whatever is combined from all counts ever told of one counter, and from the totals told with them, by
 * unions, intersections and differences, is empty or about at least `threshold` subjects. Complexity: O(items).
 *
 * @param subjectsOf whom items are about that are no longer counted
 */
export function advanceCounter(
  counter: Counter,
  { items, population, threshold }: CounterStep,
  subjectsOf: (item: string) => readonly string[],
): Counter {
  if (counter.value === null && items.size === 0) return counter;
  const before = 'o'.repeat(counter.tellings);
  const told: Record<string, string> = {};
  const alike = new Map<string, Set<string>>();
  let moved = counter.tellings === 0;
  for (const item of new Set([...Object.keys(counter.told), ...items.keys(), ...population])) {
    const mark = items.has(item) ? 'y' : population.has(item) ? 'n' : 'o';
    const marks = (counter.told[item] ?? before) + mark;
    told[item] = marks;
    moved ||= marks.at(-2) !== mark;
    const subjects = alike.get(marks) ?? new Set();
    for (const subject of items.get(item) ?? subjectsOf(item)) subjects.add(subject);
    alike.set(marks, subjects);
  }
  if (!moved || ![...alike.values()].every(({ size }) => size >= threshold)) return counter;
  return { ...counter, told, tellings: counter.tellings + 1, value: items.size };
}
