import { advanceBlocks, countedMembers } from './advance-blocks.ts';
import { advanceSums, toldSum } from './block-sums.ts';
import { advanceCounter, newCounter, type Counter } from './counters.ts';
import { isCounted, type Block, type DisclosureRule, type Path, type Unit } from './types.ts';

/** What was published so far, for the next edition to agree with: never shown. */
export interface EditionState {
  readonly edition: number;
  readonly blocks: readonly Block[];
  readonly counters: Readonly<Record<string, ToldCounter>>;
  /** Whom the items of counters were about, for those that are gone. */
  readonly subjects: Readonly<Record<string, readonly string[]>>;
}

type ToldCounter = Counter & { readonly toldIn: number };

export const emptyState: EditionState = { edition: 0, blocks: [], counters: {}, subjects: {} };

export interface CountedThings {
  readonly key: string;
  /** Each with whom it is about. */
  readonly items: ReadonlyMap<string, readonly string[]>;
  /** Counted among the published units: `items` are units. Otherwise things of their own, such as ties. */
  readonly amongUnits: boolean;
}

export interface EditionInput {
  readonly units: readonly Unit[];
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
  readonly counted: readonly CountedThings[];
}

export interface PublishedBlock {
  readonly paths: Readonly<Record<string, Path>>;
  readonly count: number;
  /** Sums by measure; absent: withheld. */
  readonly sums: Readonly<Record<string, number>>;
}

/** All that leaves: every page and file is made of this and of nothing else. */
export interface EditionFigures {
  readonly blocks: readonly PublishedBlock[];
  /** Counts that are crossed with nothing, each with the edition in which it was last told anew. */
  readonly counters: Readonly<Record<string, { readonly value: number; readonly toldIn: number }>>;
}

/** One edition after another: what may be told now, given all that was told before. */
export function publishEdition(
  state: EditionState,
  input: EditionInput,
  rule: DisclosureRule,
): { readonly state: EditionState; readonly figures: EditionFigures } {
  const edition = state.edition + 1;
  const outlines = advanceBlocks(state.blocks, input.units, input.dimensions, rule.threshold);
  const blocks = advanceSums(state.blocks, outlines, input.units, input.measures, rule);
  const given = input.counted.filter(({ amongUnits }) => !amongUnits).flatMap(({ items }) => [...items]);
  const subjects = { ...state.subjects, ...Object.fromEntries(given) };
  const counters = advanceCounters(state.counters, { edition, blocks, subjects, input, rule });
  const next = { edition, blocks, counters, subjects };
  return { state: next, figures: figuresOf(next, input.measures) };
}

interface Surroundings {
  readonly edition: number;
  readonly blocks: readonly Block[];
  readonly subjects: EditionState['subjects'];
  readonly input: EditionInput;
  readonly rule: DisclosureRule;
}

function advanceCounters(
  before: EditionState['counters'],
  { edition, blocks, subjects, input, rule }: Surroundings,
): EditionState['counters'] {
  const present = new Set(input.units.map(({ id }) => id));
  const counted = countedMembers(blocks);
  const given = new Map(input.counted.map((things) => [things.key, things]));
  const counters: Record<string, ToldCounter> = {};
  for (const key of new Set([...Object.keys(before), ...given.keys()])) {
    const counter = before[key] ?? { ...newCounter(given.get(key)?.amongUnits ?? false), toldIn: 0 };
    const items = new Map(given.get(key)?.items ?? []);
    if (counter.amongUnits) keepToPublished(items, counter, counted, present);
    const next = advanceCounter(
      counter,
      { items, threshold: rule.threshold, population: counter.amongUnits ? counted : new Set() },
      (item) => (counter.amongUnits ? [item] : (subjects[item] ?? [])),
    );
    counters[key] = { ...next, toldIn: next.tellings > counter.tellings ? edition : counter.toldIn };
  }
  return counters;
}

/** Of units, only the published are counted; those who left and still count stay as they were told. */
function keepToPublished(
  items: Map<string, readonly string[]>,
  before: Counter,
  counted: ReadonlySet<string>,
  present: ReadonlySet<string>,
): void {
  for (const id of items.keys()) if (!counted.has(id)) items.delete(id);
  for (const id of counted) {
    if (!present.has(id) && before.told[id]?.endsWith('y') === true) items.set(id, [id]);
  }
}

function figuresOf({ blocks, counters }: EditionState, measures: readonly string[]): EditionFigures {
  return {
    blocks: blocks.filter(isCounted).map((block) => ({
      paths: block.paths,
      count: block.members.length,
      sums: Object.fromEntries(
        measures.flatMap((measure) => {
          const sum = toldSum(block, measure);
          return sum === undefined ? [] : [[measure, sum] as const];
        }),
      ),
    })),
    counters: Object.fromEntries(
      Object.entries(counters).flatMap(([key, { value, toldIn }]) =>
        value === null || value === 0 ? [] : [[key, { value, toldIn }] as const],
      ),
    ),
  };
}
