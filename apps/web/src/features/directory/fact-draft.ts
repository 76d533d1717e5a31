import type { FactShape } from '@grappe/contracts/api';
import type { FactKey, FactType } from '@grappe/contracts/facts';
import type { FactEdit } from './use-edit.ts';

/** What stands in the form: the main text, and the second field of the types that have one. */
export interface FactFormDraft {
  readonly main: string;
  /** Currency of money, year or priority of a market, name of another fact. */
  readonly second: string;
}

const secondByDefault: Partial<Record<FactType, string>> = { money: 'EUR', wantedMarket: '1' };

export const emptyDraft = (type: FactType): FactFormDraft => ({
  main: type === 'boolean' ? 'true' : '',
  second: secondByDefault[type] ?? '',
});

export function draftOf({ key, item, value }: Pick<FactShape, 'key' | 'item' | 'value'>): FactFormDraft {
  if (typeof value !== 'object') return { main: String(value), second: key === 'other' ? item : '' };
  if ('cents' in value) return { main: String(value.cents / 100), second: value.currency };
  if ('since' in value) return { main: item, second: value.since === null ? '' : String(value.since) };
  return { main: item, second: String(value.priority) };
}

function valueOf(type: FactType, { main, second }: FactFormDraft): FactShape['value'] {
  switch (type) {
    case 'integer':
    case 'number':
    case 'year':
      return Number(main);
    case 'boolean':
      return main === 'true';
    case 'money':
      return { cents: Math.round(Number(main) * 100), currency: second };
    case 'servedMarket':
      return { since: second === '' ? null : Number(second) };
    case 'wantedMarket':
      return { priority: Number(second) };
    default:
      return main.trim();
  }
}

/** The item that tells a value from its neighbours: the text, code or country itself; the name for another fact. */
function itemOf(key: FactKey, multiple: boolean, { main, second }: FactFormDraft): string {
  if (!multiple) return '';
  return (key === 'other' ? second : main).trim().slice(0, 300);
}

/** A value whose item changed is the old one removed and a new one set, in one change. */
export function editsOf(
  key: FactKey,
  type: FactType,
  multiple: boolean,
  draft: FactFormDraft,
  before: FactShape | null,
): FactEdit[] {
  const item = itemOf(key, multiple, draft);
  const set: FactEdit = {
    do: 'set',
    key,
    item,
    value: valueOf(type, draft),
    ...(before === null ? {} : { audience: before.audience }),
  };
  return before !== null && before.item !== item ? [{ do: 'remove', key, item: before.item }, set] : [set];
}
