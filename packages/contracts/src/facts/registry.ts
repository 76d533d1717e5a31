import { z } from 'zod';
import type { Audience } from '../roles/index.ts';
import type { SensitiveCategory } from './categories.ts';

/**
 * How a fact's value is written in the database and in the API (JSON).
 *
 * | type | value |
 * |---|---|
 * | text, code, country, email, url | string (country: ISO 3166-1 alpha-2) |
 * | integer, number, year | number |
 * | ratio | number from 0 to 1 |
 * | date | `YYYY-MM-DD` |
 * | boolean | boolean |
 * | money | `{ cents: integer, currency: ISO 4217 }` |
 * | servedMarket | `{ since: year or null }`, the country is the item |
 * | wantedMarket | `{ priority: ]0, 1] }`, the country is the item |
 */
export type FactType =
  | 'text'
  | 'code'
  | 'country'
  | 'email'
  | 'url'
  | 'integer'
  | 'number'
  | 'ratio'
  | 'year'
  | 'date'
  | 'boolean'
  | 'money'
  | 'servedMarket'
  | 'wantedMarket';

export interface FactDefinition {
  readonly type: FactType;
  /** Many facts of this key may hold at once; each has its own `item` (the text, code or country itself). */
  readonly multiple: boolean;
  /** Who sees it until its owner decides otherwise. */
  readonly defaultAudience: Audience;
  /** Its words can be found from the directory's search box. */
  readonly searchable: boolean;
  readonly unit?: 'employees' | 'currency';
  /** Competitors of a same group do not read it, whatever its audience (the database says the same). */
  readonly sensitive?: SensitiveCategory;
}

const define = (
  type: FactType,
  defaultAudience: Audience,
  options: {
    multiple?: boolean;
    searchable?: boolean;
    unit?: FactDefinition['unit'];
    sensitive?: SensitiveCategory;
  } = {},
): FactDefinition => ({
  type,
  defaultAudience,
  multiple: options.multiple ?? false,
  searchable: options.searchable ?? false,
  ...(options.unit === undefined ? {} : { unit: options.unit }),
  ...(options.sensitive === undefined ? {} : { sensitive: options.sensitive }),
});

/** Every fact that Grappe knows, in the order in which pages and files show them. */
export const factRegistry = {
  /** Acronym or usual name. */
  short_name: define('text', 'cluster', { searchable: true }),
  siren: define('code', 'cluster'),
  siret: define('code', 'cluster'),
  vat: define('code', 'cluster'),
  lei: define('code', 'cluster'),
  legal_form: define('text', 'cluster'),
  created_on: define('date', 'cluster'),
  website: define('url', 'cluster'),
  description: define('text', 'cluster', { searchable: true }),
  headcount: define('integer', 'cluster', { unit: 'employees' }),
  headcount_bracket: define('code', 'cluster'),
  turnover: define('money', 'coordinator', { unit: 'currency' }),
  export_turnover: define('money', 'coordinator', { unit: 'currency', sensitive: 'volumes' }),
  /** Exports / turnover, a ratio from 0 to 1. */
  export_share: define('ratio', 'coordinator', { sensitive: 'volumes' }),
  group_affiliation: define('text', 'cluster'),
  certification: define('text', 'cluster', { multiple: true, searchable: true }),
  working_language: define('code', 'cluster', { multiple: true }),
  product_code: define('code', 'cluster', { multiple: true }),
  customer_sector: define('code', 'cluster', { multiple: true }),
  served_market: define('servedMarket', 'cluster', { multiple: true }),
  wanted_market: define('wantedMarket', 'coordinator', { multiple: true }),
  offer: define('text', 'cluster', { multiple: true, searchable: true }),
  need: define('text', 'cluster', { multiple: true, searchable: true }),
  technology: define('text', 'cluster', { multiple: true, searchable: true }),
  /** `diffusing` or `absorbing`. */
  technology_role: define('code', 'cluster'),
  /** What a lab can do, in words that a three-person firm understands. */
  skill: define('text', 'cluster', { multiple: true, searchable: true }),
  cooperation_experience: define('boolean', 'coordinator'),
  contact_name: define('text', 'coordinator'),
  contact_email: define('email', 'coordinator'),
  contact_phone: define('text', 'coordinator'),
  price: define('text', 'coordinator', { multiple: true, sensitive: 'prices' }),
  /** A customer by name; sectors of customers are not secret. */
  customer: define('text', 'coordinator', { multiple: true, sensitive: 'customers' }),
  volume: define('text', 'coordinator', { multiple: true, sensitive: 'volumes' }),
  bid: define('text', 'coordinator', { multiple: true, sensitive: 'bids' }),
  capacity: define('text', 'coordinator', { multiple: true, sensitive: 'capacities' }),
  wage: define('text', 'coordinator', { multiple: true, sensitive: 'wages' }),
  /** A column that the registry does not know, kept under its own name (the item). */
  other: define('text', 'coordinator', { multiple: true }),
} as const satisfies Record<string, FactDefinition>;

export type FactKey = keyof typeof factRegistry;

/** What kind of sensitive information a fact is; null for the others. */
export const sensitiveCategoryOf = (key: FactKey): SensitiveCategory | null => {
  const definition: FactDefinition = factRegistry[key];
  return definition.sensitive ?? null;
};
export const factKeys = Object.keys(factRegistry) as FactKey[];
export const factKeySchema = z.enum(factKeys as [FactKey, ...FactKey[]]);

export const moneySchema = z.strictObject({ cents: z.int(), currency: z.string().regex(/^[A-Z]{3}$/) });
export type Money = z.infer<typeof moneySchema>;

const isoDate = z.iso.date();
const country = z.string().regex(/^[A-Z]{2}$/);
const text = z.string().trim().min(1).max(10_000);

const schemaOfType: Record<FactType, z.ZodType<FactValue>> = {
  text,
  code: z.string().trim().min(1).max(100),
  country,
  email: z.email(),
  url: z.url({ protocol: /^https?$/ }),
  integer: z.int().nonnegative(),
  number: z.number(),
  ratio: z.number().min(0).max(1),
  year: z.int().min(1000).max(2200),
  date: isoDate,
  boolean: z.boolean(),
  money: moneySchema,
  servedMarket: z.strictObject({ since: z.int().min(1800).max(2200).nullable() }),
  wantedMarket: z.strictObject({ priority: z.number().gt(0).max(1) }),
};

export type FactValue = string | number | boolean | Money | { since: number | null } | { priority: number };

/** The schema of a fact's value, by key. */
export const factValueSchema = (key: FactKey): z.ZodType<FactValue> => schemaOfType[factRegistry[key].type];

/** One fact as written in a file or in the API, before it belongs to a row of the database. */
export interface FactDraft {
  readonly key: FactKey;
  /** Empty for a key that holds one value; otherwise what tells this value from its neighbours. */
  readonly item: string;
  readonly value: FactValue;
}
