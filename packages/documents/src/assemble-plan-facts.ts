import { exportGroupKinds } from '@grappe/contracts';
import type { FactKey } from '@grappe/contracts';
import type { ProfileInput, ProfileOrganisation } from '@grappe/contracts/profiles';
import type { FirmProfile } from '@grappe/engine/groups';
import type { ClusterFigures, FirmFacts, MissingData, PlanFacts } from './plan-facts.ts';

/** A profile, with its town where it is known. */
export type PlanOrganisation = ProfileOrganisation & { readonly town?: string | null };

export interface PlanSources {
  readonly cover: PlanFacts['cover'];
  /** What the caller may read of the cluster. */
  readonly input: Omit<ProfileInput, 'organisations'> & {
    readonly organisations: readonly PlanOrganisation[];
  };
  /** The firms that grouping read, from the same input. */
  readonly firms: readonly FirmProfile[];
  readonly network: PlanFacts['network'];
  readonly groups: PlanFacts['groups'];
  readonly annex: PlanFacts['annex'];
}

/** Puts together what was computed and what the data lack; nothing is computed here but counts. O(facts). */
export function assemblePlanFacts(sources: PlanSources): PlanFacts {
  const { cover, input, firms, network, groups, annex } = sources;
  const candidates = new Set(firms.map(({ id }) => id));
  return {
    cover,
    cluster: clusterFigures(input.organisations),
    names: Object.fromEntries(input.organisations.map(({ id, name }) => [id, name])),
    firms: Object.fromEntries(
      input.organisations.filter(({ id }) => candidates.has(id)).map((firm) => [firm.id, firmFacts(firm)]),
    ),
    network,
    groups,
    missing: missingData(input, firms),
    annex,
  };
}

const has = (organisation: ProfileOrganisation, key: FactKey): boolean =>
  organisation.facts.some((fact) => fact.key === key);

const valuesOf = (organisation: ProfileOrganisation, key: FactKey): number[] =>
  organisation.facts.flatMap((fact) =>
    fact.key === key && typeof fact.value === 'number' ? fact.value : [],
  );

/** Markets abroad that facts of this key name, each once. */
const marketsOf = ({ facts, country }: ProfileOrganisation, key: FactKey): string[] => [
  ...new Set(facts.filter((fact) => fact.key === key && fact.item !== country).map(({ item }) => item)),
];

function firmFacts(firm: PlanOrganisation): FirmFacts {
  return {
    town: firm.town ?? null,
    headcount: valuesOf(firm, 'headcount')[0] ?? null,
    servedMarkets: has(firm, 'served_market') ? marketsOf(firm, 'served_market') : null,
  };
}

function countBy<Key extends string | null>(keys: readonly Key[]): { key: Key; count: number }[] {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts]
    .map(([key, count]) => ({ key, count }))
    .sort((a, b) => b.count - a.count || (String(a.key) < String(b.key) ? -1 : 1));
}

function clusterFigures(organisations: readonly ProfileOrganisation[]): ClusterFigures {
  const members = organisations.filter(({ outside }) => !outside);
  const markets = (key: FactKey): { market: string; members: number }[] =>
    countBy(members.flatMap((member) => marketsOf(member, key))).map(({ key: market, count }) => ({
      market,
      members: count,
    }));
  // A firm that tells its markets or its export turnover tells whether it exports.
  const told = members.filter((member) =>
    (['served_market', 'export_turnover', 'export_share'] as const).some((key) => has(member, key)),
  );
  return {
    members: members.length,
    outside: organisations.length - members.length,
    byKind: countBy(members.map(({ kind }) => kind)).map(({ key, count }) => ({ kind: key, count })),
    bySector: countBy(members.flatMap(({ sector }) => sector?.slice(0, 2) ?? [])).map(({ key, count }) => ({
      division: key,
      count,
    })),
    headcount: headcount(members),
    exporters: { count: told.filter(exportsNow).length, known: told.length },
    servedMarkets: markets('served_market'),
    wantedMarkets: markets('wanted_market'),
  };
}

const exportsNow = (organisation: ProfileOrganisation): boolean =>
  marketsOf(organisation, 'served_market').length > 0 ||
  organisation.facts.some(
    ({ key, value }) =>
      (key === 'export_share' && Number(value) > 0) ||
      (key === 'export_turnover' && typeof value === 'object' && 'cents' in value && value.cents > 0),
  );

function headcount(members: readonly ProfileOrganisation[]): ClusterFigures['headcount'] {
  const known = members.flatMap((member) => valuesOf(member, 'headcount')).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const middle = known.length / 2;
  const low = known[Math.ceil(middle) - 1] ?? 0;
  const high = known[Math.floor(middle)] ?? low;
  return {
    total: known.reduce((sum, value) => sum + value, 0),
    median: (low + high) / 2,
    known: known.length,
  };
}

function missingData(
  { organisations, ties }: PlanSources['input'],
  firms: readonly FirmProfile[],
): MissingData {
  const lacking = (test: (firm: FirmProfile) => boolean): string[] => firms.filter(test).map(({ id }) => id);
  const turnoverKnown = new Set(organisations.filter((one) => has(one, 'turnover')).map(({ id }) => id));
  const facts = [
    { fact: 'wanted_market', organisations: lacking((firm) => firm.wantedMarkets === null) },
    { fact: 'served_market', organisations: lacking((firm) => firm.servedMarkets === null) },
    { fact: 'headcount', organisations: lacking((firm) => firm.headcount === null) },
    { fact: 'product_code', organisations: lacking((firm) => firm.productCodes === null) },
    { fact: 'customer_sector', organisations: lacking((firm) => firm.customerSectors === null) },
    { fact: 'cooperation_experience', organisations: lacking((firm) => firm.experienced === null) },
    { fact: 'location', organisations: lacking((firm) => firm.location === null) },
    { fact: 'turnover', organisations: lacking((firm) => !turnoverKnown.has(firm.id)) },
  ];
  const candidates = new Set(firms.map(({ id }) => id));
  return {
    facts: facts
      .filter((entry) => entry.organisations.length > 0)
      .map((entry) => ({ ...entry, count: entry.organisations.length })),
    tiesUndated: ties.filter(({ since }) => since === null).length,
    approximateLocations: organisations
      .filter(({ id, precision }) => precision === 'departement' && candidates.has(id))
      .map(({ id }) => id),
  };
}

/** Members that may be proposed in an export group. */
export const isCandidate = ({ kind, outside }: ProfileOrganisation): boolean =>
  !outside && kind !== null && exportGroupKinds.includes(kind);
