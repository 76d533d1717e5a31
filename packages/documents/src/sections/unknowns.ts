import type { Block, Table } from '../block.ts';
import type { PlanFacts } from '../plan-facts.ts';
import type { Wording } from '../wording.ts';
import { factName } from './one-page.ts';

const NAMED = 6;

/** What is missing in the data to do better, and the limits of the methods. */
export function unknowns(facts: PlanFacts, wording: Wording): Block[] {
  const { missing } = facts;
  return [
    { kind: 'heading', level: 1, text: wording.t('document:unknowns_heading'), id: 'unknowns' },
    ...(missing.facts.length === 0 ? [] : [missingTable(facts, wording)]),
    { kind: 'bullets', items: limits(facts, wording) },
  ];
}

function missingTable({ missing, firms }: PlanFacts, wording: Wording): Table {
  const { t, formats } = wording;
  const all = Object.keys(firms).length;
  const namesAny = missing.facts.some(({ organisations }) => organisations.length > 0);
  const columns = ['fact', 'number', ...(namesAny ? ['who'] : []), 'effect'];
  return {
    kind: 'table',
    caption: t('document:missing_caption'),
    header: columns.map((column) => t(`document:column_${column}`)),
    rows: missing.facts.map(({ fact, count, organisations }) => [
      factName(fact, t),
      t('document:number_of', { count, n: formats.number(count), all: formats.number(all) }),
      ...(namesAny ? [who(organisations, all, wording)] : []),
      t(`document:missing_${fact}`),
    ]),
    figures: [1],
    widths: namesAny ? [3, 1.6, 5, 5] : [3, 2, 6],
  };
}

function who(organisations: readonly string[], all: number, { t, formats, counted, name }: Wording): string {
  if (organisations.length === all) return t('document:all_of_them');
  const others = organisations.length - NAMED;
  // One more name is shorter than saying that there is one more.
  const shown = others > 1 ? organisations.slice(0, NAMED) : organisations;
  const names = shown.map(name);
  return formats.list(others > 1 ? [...names, counted('document:and_others', others)] : names);
}

function limits({ missing, groups, network }: PlanFacts, { t, counted }: Wording): string[] {
  const approximate = missing.approximateLocations.length;
  return [
    ...(approximate > 0 ? [counted('document:limit_locations', approximate)] : []),
    ...(missing.tiesUndated > 0 ? [counted('document:limit_undated', missing.tiesUndated)] : []),
    ...(network === null ? [t('document:limit_no_ties')] : []),
    ...(groups?.plan.proven === false ? [t('document:limit_not_proven')] : []),
    t('document:limit_scores'),
  ];
}
