import type { Instrument, InstrumentItem } from './instrument.ts';

/** Why an instrument cannot be used as it is; `path` is where, `params` what is in the way. */
export interface InstrumentFault {
  readonly code: InstrumentFaultCode;
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, string>>;
}

export const instrumentFaultCodes = [
  'yaml',
  'shape',
  'duplicate',
  'unknown_section',
  'unknown_construct',
  'unknown_source',
  'construct_without_items',
  'construct_item_not_scale',
  'reverse_not_scale',
  'options_missing',
  'options_needless',
  'option_duplicate',
  'branch_unknown',
  'branch_later',
  'branch_option_unknown',
  'branch_not_in_short',
  'short_without_items',
] as const;
export type InstrumentFaultCode = (typeof instrumentFaultCodes)[number];

type Place = readonly (string | number)[];

const fault = (
  code: InstrumentFaultCode,
  path: Place,
  params: Readonly<Record<string, string>> = {},
): InstrumentFault => ({ code, path, params });

/** What the parts of an instrument say of each other and does not hold. O(items²) at worst, for 300 items at most. */
export function checkInstrument(whole: Instrument): InstrumentFault[] {
  return [
    ...duplicates(whole),
    ...whole.constructs.flatMap((one, at) => sourceFaults(whole, one.source, ['constructs', at, 'source'])),
    ...whole.constructs.flatMap(({ id }, at) =>
      whole.items.some(({ construct }) => construct === id)
        ? []
        : [fault('construct_without_items', ['constructs', at, 'id'], { construct: id })],
    ),
    ...whole.items.flatMap((item, at) => itemFaults(whole, item, at)),
    ...(whole.items.some(({ short }) => short) ? [] : [fault('short_without_items', ['items'])]),
  ];
}

/** Items, constructs and sections are told apart by their identifiers; a score is named after either of the first two. */
function duplicates(whole: Instrument): InstrumentFault[] {
  const found: InstrumentFault[] = [];
  const seen = (list: readonly { id: string }[], name: string, known: Set<string>): void =>
    list.forEach(({ id }, at) => {
      if (known.has(id)) found.push(fault('duplicate', [name, at, 'id'], { id }));
      known.add(id);
    });
  seen(whole.sections, 'sections', new Set());
  const measures = new Set<string>();
  seen(whole.constructs, 'constructs', measures);
  seen(whole.items, 'items', measures);
  return found;
}

function sourceFaults({ sources }: Instrument, source: string, path: Place): InstrumentFault[] {
  const known = Object.keys(sources).some((paper) => source === paper || source.startsWith(`${paper} `));
  return known ? [] : [fault('unknown_source', path, { source })];
}

function itemFaults(whole: Instrument, item: InstrumentItem, at: number): InstrumentFault[] {
  const here = (field: string): Place => ['items', at, field];
  const found = sourceFaults(whole, item.source, here('source'));
  if (!whole.sections.some(({ id }) => id === item.section))
    found.push(fault('unknown_section', here('section'), { section: item.section }));
  if (item.construct !== undefined) {
    if (!whole.constructs.some(({ id }) => id === item.construct))
      found.push(fault('unknown_construct', here('construct'), { construct: item.construct }));
    if (item.kind !== 'scale') found.push(fault('construct_item_not_scale', here('kind'), { item: item.id }));
  }
  if (item.reverse && item.kind !== 'scale')
    found.push(fault('reverse_not_scale', here('reverse'), { item: item.id }));
  return [...found, ...optionFaults(item, here), ...branchFaults(whole, item, at)];
}

function optionFaults(item: InstrumentItem, here: (field: string) => Place): InstrumentFault[] {
  const chosen = item.kind === 'choice' || item.kind === 'several';
  const { id, options } = item;
  if (chosen && options === undefined) return [fault('options_missing', here('kind'), { item: id })];
  if (!chosen && options !== undefined) return [fault('options_needless', here('options'), { item: id })];
  const codes = (options ?? []).map(({ code }) => code);
  const twice = codes.find((code, at) => codes.indexOf(code) !== at);
  return twice === undefined ? [] : [fault('option_duplicate', here('options'), { item: id, option: twice })];
}

function branchFaults({ items }: Instrument, item: InstrumentItem, at: number): InstrumentFault[] {
  const { only, id } = item;
  if (only === undefined) return [];
  const here: Place = ['items', at, 'only'];
  const before = items.findIndex((one) => one.id === only.item);
  const asked = items[before];
  if (asked === undefined) return [fault('branch_unknown', here, { item: id, asked: only.item })];
  if (before >= at) return [fault('branch_later', here, { item: id, asked: only.item })];
  const codes = new Set((asked.options ?? []).map(({ code }) => code));
  const unknown = only.is.filter((code) => !codes.has(code));
  return [
    ...unknown.map((option) => fault('branch_option_unknown', here, { item: id, option })),
    ...(item.short && !asked.short
      ? [fault('branch_not_in_short', here, { item: id, asked: only.item })]
      : []),
  ];
}
