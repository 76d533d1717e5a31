import { sql } from 'kysely';
import type { FactKey, OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface DirectorySearch {
  /** French or English words, with or without accents, with small mistakes in names; the last one may be unfinished. */
  readonly words?: string | undefined;
  readonly kind?: OrganisationKind | undefined;
  /** First characters of a NAF or NACE code. */
  readonly sector?: string | undefined;
  /** Code of a département, name of a region or town, or code of a country. */
  readonly territory?: string | undefined;
  readonly headcountMin?: number | undefined;
  readonly headcountMax?: number | undefined;
  readonly servedMarket?: string | undefined;
  readonly wantedMarket?: string | undefined;
  readonly offer?: string | undefined;
  readonly need?: string | undefined;
  readonly scope?: 'all' | 'members' | 'outside' | undefined;
}

export interface DirectoryItem {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly sector: string | null;
  readonly town: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly outside: boolean;
  readonly headcount: number | null;
  /** The visible texts that matched, at most four. */
  readonly matched: readonly { readonly key: FactKey | 'name'; readonly text: string }[];
}

export type Facet = readonly { readonly value: string; readonly count: number }[];

export interface DirectoryPage {
  readonly total: number;
  readonly items: readonly DirectoryItem[];
}

export interface DirectoryFacets {
  /** How many of the best matches were counted: all of them up to 5,000. */
  readonly base: number;
  readonly kind: Facet;
  /** NACE divisions (two digits). */
  readonly sector: Facet;
  /** Département where known, else country. */
  readonly territory: Facet;
  readonly servedMarket: Facet;
  readonly wantedMarket: Facet;
}

const mostCounted = 5_000;
const noFacets = { kind: [], sector: [], territory: [], servedMarket: [], wantedMarket: [] };

/**
 * Finds organisations in a cluster's directory, best matches first then by name. What the asker may not see neither
 * matches nor counts. One call of one function; 100,000 organisations: see bench/.
 */
export async function searchOrganisations(
  session: Session,
  clusterId: string,
  search: DirectorySearch,
  page: { limit: number; offset: number },
): Promise<DirectoryPage> {
  const { total, items } = await ask(session, clusterId, search, { ...page, counted: 0 });
  return { total, items };
}

/** Counts the values of what a search finds, by what the asker may see. */
export async function countFacets(
  session: Session,
  clusterId: string,
  search: DirectorySearch,
): Promise<DirectoryFacets> {
  const { facetBase, facets } = await ask(session, clusterId, search, {
    limit: 0,
    offset: 0,
    counted: mostCounted,
  });
  return { base: facetBase, ...noFacets, ...facets };
}

interface Answer extends DirectoryPage {
  readonly facetBase: number;
  readonly facets: Partial<Omit<DirectoryFacets, 'base'>>;
}

async function ask(
  session: Session,
  clusterId: string,
  search: DirectorySearch,
  { limit, offset, counted }: { limit: number; offset: number; counted: number },
): Promise<Answer> {
  const given = Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { rows } = await sql<{ found: Answer }>`
    select grappe.search_organisations(${clusterId}, ${JSON.stringify(given)}::jsonb, ${limit}, ${offset}, ${counted}) as found
  `.execute(session);
  const found = rows[0]?.found;
  if (found === undefined) throw new Error('The search gave no row');
  return found;
}
