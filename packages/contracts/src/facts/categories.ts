import { z } from 'zod';

/** What competitors keep from each other: the six categories of sensitive information. */
export const sensitiveCategories = ['prices', 'customers', 'volumes', 'bids', 'capacities', 'wages'] as const;
export const sensitiveCategorySchema = z.enum(sensitiveCategories);
export type SensitiveCategory = (typeof sensitiveCategories)[number];

/** What people may exchange about, the sensitive ones first. */
export const exchangeCategories = [
  ...sensitiveCategories,
  'markets',
  'promotion',
  'technology',
  'logistics',
  'regulation',
  'training',
  'funding',
  'organisation',
  'other',
] as const;
export const exchangeCategorySchema = z.enum(exchangeCategories);
export type ExchangeCategory = (typeof exchangeCategories)[number];

export const isSensitive = (category: ExchangeCategory | null): category is SensitiveCategory =>
  (sensitiveCategories as readonly (string | null)[]).includes(category);
