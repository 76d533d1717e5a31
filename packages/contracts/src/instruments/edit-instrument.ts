import { z } from 'zod';
import {
  instrumentCode,
  instrumentConstruct,
  instrumentItem,
  instrumentSection,
  type Instrument,
  type InstrumentItem,
} from './instrument.ts';

/** One item as somebody writes it, with what it needs and the instrument does not hold yet. */
export const itemEdit = z.strictObject({
  item: instrumentItem.omit({ version: true }),
  construct: instrumentConstruct.optional(),
  section: instrumentSection.optional(),
  /** A paper that is not among the sources yet: how it is cited, and what it is. */
  source: z.strictObject({ paper: z.string().min(1).max(40), title: z.string().min(1).max(400) }).optional(),
});
export type ItemEdit = z.input<typeof itemEdit>;

export const itemMove = z.enum(['up', 'down']);
export type ItemMove = z.infer<typeof itemMove>;

/**
 * The instrument with one item written, in the place of the one called `id` or after those of its section. Its version is one more than
 * in `published` when what is read or how it counts is no longer the same there, because answers to another wording are other answers.
 * A construct that nothing measures any more leaves. Checks nothing: `checkInstrument` says what does not hold. O(items).
 */
export function writeItem(
  whole: Instrument,
  id: string,
  { item, construct, section, source }: z.output<typeof itemEdit>,
  published: Instrument | null,
): Instrument {
  const before = published?.items.find((one) => one.id === item.id);
  const version = before === undefined ? 1 : before.version + (isSameQuestion(before, item) ? 0 : 1);
  const written: InstrumentItem = { ...item, version };
  const known = whole.items.some((one) => one.id === id);
  return withoutIdleConstructs({
    ...whole,
    sources: source === undefined ? whole.sources : { ...whole.sources, [source.paper]: source.title },
    sections: section === undefined ? whole.sections : [...whole.sections, section],
    constructs: construct === undefined ? whole.constructs : [...whole.constructs, construct],
    items: known ? whole.items.map((one) => (one.id === id ? written : one)) : [...whole.items, written],
  });
}

/** The instrument without one item, nor the construct that it alone measured. */
export const removeItem = (whole: Instrument, id: string): Instrument =>
  withoutIdleConstructs({ ...whole, items: whole.items.filter((one) => one.id !== id) });

/** The instrument with one item asked before, or after, its neighbour in the same section; as it was when it has none. */
export function moveItem(whole: Instrument, id: string, to: ItemMove): Instrument {
  const at = whole.items.findIndex((one) => one.id === id);
  const item = whole.items[at];
  if (item === undefined) return whole;
  const alike = whole.items.flatMap((one, rank) => (one.section === item.section ? [rank] : []));
  const other = alike[alike.indexOf(at) + (to === 'up' ? -1 : 1)];
  const neighbour = other === undefined ? undefined : whole.items[other];
  if (other === undefined || neighbour === undefined) return whole;
  return { ...whole, items: whole.items.with(at, neighbour).with(other, item) };
}

const withoutIdleConstructs = (whole: Instrument): Instrument => ({
  ...whole,
  constructs: whole.constructs.filter(({ id }) => whole.items.some(({ construct }) => construct === id)),
});

type Question = Omit<InstrumentItem, 'version'>;

function isSameQuestion(before: Question, after: Question): boolean {
  const asked = ({ kind, reverse, fr, en, options, unit }: Question): string =>
    JSON.stringify([
      kind,
      reverse,
      fr,
      en,
      unit ?? null,
      (options ?? []).map((one) => [one.code, one.fr, one.en]),
    ]);
  return asked(before) === asked(after);
}

/** An identifier out of words: letters without accents, digits, underscores; what stands there already is numbered. */
export function codeFrom(words: string, taken: readonly string[]): string {
  const plain = words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replace(/^[^a-z]+/, '')
    .slice(0, 40)
    .replace(/_+$/, '');
  const start = instrumentCode.safeParse(plain).success ? plain : 'item';
  for (let rank = 1; ; rank += 1) {
    const code = rank === 1 ? start : `${start}_${rank}`;
    if (!taken.includes(code)) return code;
  }
}
