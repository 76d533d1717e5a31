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
  /** How many of the best matches the facets were counted on: all of them up to 5,000. */
  readonly facetBase: number;
  readonly facets: {
    readonly kind: Facet;
    /** NACE divisions (two digits). */
    readonly sector: Facet;
    /** Département where known, else country. */
    readonly territory: Facet;
    readonly servedMarket: Facet;
    readonly wantedMarket: Facet;
  };
}

const noFacets: DirectoryPage['facets'] = {
  kind: [],
  sector: [],
  territory: [],
  servedMarket: [],
  wantedMarket: [],
};

/**
 * Finds organisations in a cluster's directory, best matches first then by name, with counts by facet. What the asker
 * may not see neither matches nor counts. One call of one function; 100,000 organisations: see bench/.
 */
export async function searchOrganisations(
  session: Session,
  clusterId: string,
  search: DirectorySearch,
  page: { limit: number; offset: number },
): Promise<DirectoryPage> {
  const given = Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
  const { rows } = await sql<{ found: DirectoryPage }>`
    select grappe.search_organisations(${clusterId}, ${JSON.stringify(given)}::jsonb, ${page.limit}, ${page.offset}) as found
  `.execute(session);
  const found = rows[0]?.found;
  if (found === undefined) throw new Error('The search gave no row');
  return { ...found, facets: { ...noFacets, ...found.facets } };
}
