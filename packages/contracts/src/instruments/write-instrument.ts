import { stringify } from 'yaml';
import type { Instrument, InstrumentItem } from './instrument.ts';

/** An instrument as YAML: read again, it is the same. */
export function writeInstrument(whole: Instrument): string {
  const { name, sources, scale, sections, constructs, items } = whole;
  return stringify(
    { name, sources, scale, sections, constructs, items: items.map(withoutUsual) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

/** What goes without saying is not said. */
function withoutUsual({ short, reverse, ...item }: InstrumentItem): Record<string, unknown> {
  const { id, construct, section, kind, source, version, unit, only, fr, en, options } = item;
  const all = {
    id,
    construct,
    section,
    kind,
    source,
    version,
    short: short || undefined,
    reverse: reverse || undefined,
    unit,
    only,
    fr,
    en,
    options,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}
