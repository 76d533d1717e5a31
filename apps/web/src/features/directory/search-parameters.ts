import type { OrganisationQuery } from '@grappe/contracts/api';
import { pageSize } from './directory-queries.ts';

/** What the address of the directory says; every value is text. */
export type DirectorySearchParameters = {
  readonly [
    Name in
      | 'words'
      | 'kind'
      | 'sector'
      | 'territory'
      | 'servedMarket'
      | 'wantedMarket'
      | 'headcountMin'
      | 'headcountMax'
      | 'offer'
      | 'need'
      | 'scope'
      | 'page'
      | 'view'
  ]?: string | undefined;
};

const whole = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;

/** The same as a question to the server; what it does not know is left out. */
export function toQuery(search: DirectorySearchParameters): OrganisationQuery {
  const { view: _view, headcountMin, headcountMax, page, scope, ...words } = search;
  const query: Record<string, unknown> = { ...words, pageSize };
  const numbers = { headcountMin: whole(headcountMin), headcountMax: whole(headcountMax), page: whole(page) };
  for (const [name, value] of Object.entries(numbers)) if (value !== undefined) query[name] = value;
  if (scope === 'members' || scope === 'outside') query['scope'] = scope;
  return query as OrganisationQuery;
}

export interface SizeBracket {
  readonly key: string;
  readonly min: string | undefined;
  readonly max: string | undefined;
}

/** Headcount thresholds of EU Recommendation 2003/361. */
export const sizeBrackets: readonly SizeBracket[] = [
  { key: 'micro', min: undefined, max: '9' },
  { key: 'small', min: '10', max: '49' },
  { key: 'medium', min: '50', max: '249' },
  { key: 'large', min: '250', max: undefined },
];
