import { countryName } from '../classifications/index.ts';
import type { FactDraft, FactKey, FactValue, Money } from '../facts/index.ts';
import { factKeys, factRegistry } from '../facts/index.ts';
import type { Language } from '../roles/index.ts';
import { joinValues } from './cell-lists.ts';
import { memberHeaders, memberTargets, otherHeader } from './headers.ts';
import type { WrittenMemberTarget } from './headers.ts';
import type { MemberRecord, WriteOptions } from './types.ts';
import { booleanLabel, kindLabel, technologyRoleLabel } from './vocabulary.ts';
import { writeTable } from './write-table.ts';
import type { OutCell, OutTable } from './write-table.ts';

interface Settings {
  readonly language: Language;
  /** Currency of the money columns; amounts in another one carry their code. */
  readonly currency: string;
}

type Reader = (member: MemberRecord, settings: Settings) => OutCell;

const isMoney = (value: FactValue): value is Money => typeof value === 'object' && 'cents' in value;

const day = (iso: string | null): OutCell => (iso === null ? null : { day: iso });

const factsOf = (member: MemberRecord, key: FactKey): readonly FactDraft[] =>
  member.facts.filter((fact) => fact.key === key);

const moneyCell = (value: Money, settings: Settings): OutCell => {
  const amount = value.cents / 100;
  return value.currency === settings.currency ? amount : `${amount} ${value.currency}`;
};

/** `DE:0.8`, `US` (priority 1), `BE (2015)`. */
const marketText = (fact: FactDraft): string => {
  const { item, value } = fact;
  if (typeof value !== 'object') return item;
  if ('priority' in value) return value.priority === 1 ? item : `${item}:${value.priority}`;
  return 'since' in value && value.since !== null ? `${item} (${value.since})` : item;
};

const singleCell = (key: FactKey, value: FactValue, settings: Settings): OutCell => {
  if (isMoney(value)) return moneyCell(value, settings);
  if (typeof value === 'boolean') return booleanLabel(value, settings.language);
  if (key === 'export_share' && typeof value === 'number') return Number((value * 100).toPrecision(15));
  if (key === 'technology_role') return technologyRoleLabel(String(value), settings.language);
  if (factRegistry[key].type === 'date') return day(String(value));
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

const factReader =
  (key: FactKey): Reader =>
  (member, settings) => {
    const facts = factsOf(member, key);
    if (factRegistry[key].multiple) {
      const isMarket = key === 'wanted_market' || key === 'served_market';
      return joinValues(facts.map((fact) => (isMarket ? marketText(fact) : String(fact.value)))) || null;
    }
    const [first] = facts;
    return first === undefined ? null : singleCell(key, first.value, settings);
  };

const sectorCell: Reader = ({ sector }) => {
  if (sector === null) return null;
  return sector.scheme === 'naf_2025' ? `${sector.code} (NAF 2025)` : sector.code;
};

const ownReaders: Readonly<Record<Exclude<WrittenMemberTarget, FactKey>, Reader>> = {
  name: ({ name }) => name,
  kind: ({ kind }, { language }) => (kind === null ? null : kindLabel(kind, language)),
  country: ({ country }, { language }) =>
    country === null ? null : (countryName(country, language) ?? country),
  sector: sectorCell,
  external_ref: ({ externalRef }) => externalRef,
  address: ({ place }) => place?.address ?? null,
  postcode: ({ place }) => place?.postcode ?? null,
  town: ({ place }) => place?.town ?? null,
  commune_code: ({ place }) => place?.communeCode ?? null,
  departement: ({ place }) => place?.departement ?? null,
  region: ({ place }) => place?.region ?? null,
  latitude: ({ place }) => (place?.precision === 'point' ? place.latitude : null),
  longitude: ({ place }) => (place?.precision === 'point' ? place.longitude : null),
  member_since: ({ memberSince }) => day(memberSince),
  member_until: ({ memberUntil }) => day(memberUntil),
};

const isFactKey = (target: string): target is FactKey => (factKeys as readonly string[]).includes(target);

export const readerOf = (target: WrittenMemberTarget): Reader =>
  isFactKey(target) ? factReader(target) : ownReaders[target];

const mainCurrency = (members: readonly MemberRecord[]): string => {
  const counts = new Map<string, number>();
  for (const { value } of members.flatMap((member) => member.facts)) {
    if (isMoney(value)) counts.set(value.currency, (counts.get(value.currency) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'EUR';
};

const moneyTargets = new Set<WrittenMemberTarget>(['turnover', 'export_turnover']);

export const headerOf = (target: WrittenMemberTarget, { language, currency }: Settings): string => {
  const label = memberHeaders[target][language];
  return moneyTargets.has(target) ? `${label} (${currency})` : label;
};

/** Headers of the columns kept under their own name; two that differ only by case must not meet on reading. */
const otherHeaders = (
  items: readonly string[],
  language: Language,
  taken: readonly string[],
): readonly string[] => {
  const used = new Set(taken.map((name) => name.toLowerCase()));
  return items.map((item) => {
    const candidates = [otherHeader(item, language), `Autre : ${item}`, `Other: ${item}`];
    const header = candidates.find((each) => !used.has(each.toLowerCase())) ?? item;
    used.add(header.toLowerCase());
    return header;
  });
};

const otherValue = (member: MemberRecord, item: string): OutCell => {
  const fact = member.facts.find((each) => each.key === 'other' && each.item === item);
  return fact === undefined ? null : String(fact.value);
};

/** The table of a member file: always name, kind and country; the other columns only when someone fills them. */
export const memberTable = (members: readonly MemberRecord[], language: Language): OutTable => {
  const settings = { language, currency: mainCurrency(members) };
  const always = new Set<WrittenMemberTarget>(['name', 'kind', 'country']);
  const targets = memberTargets.filter((target) => {
    const read = readerOf(target);
    return always.has(target) || members.some((member) => read(member, settings) !== null);
  });
  const readers = targets.map(readerOf);
  const own = targets.map((target) => headerOf(target, settings));
  const items = [...new Set(members.flatMap((member) => factsOf(member, 'other').map((fact) => fact.item)))];
  return {
    sheet: language === 'fr' ? 'Adhérents' : 'Members',
    header: [...own, ...otherHeaders(items, language, own)],
    rows: members.map((member) => [
      ...readers.map((read) => read(member, settings)),
      ...items.map((item) => otherValue(member, item)),
    ]),
  };
};

/** Members as a file that reads back to the same members. */
export const writeMembers = (members: readonly MemberRecord[], options: WriteOptions): Promise<Uint8Array> =>
  writeTable(memberTable(members, options.language), options);
