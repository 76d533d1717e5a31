import { z } from 'zod';
import { audienceSchema } from '../roles/index.ts';
import { factKeySchema, organisationKindSchema, tieKindSchema } from '../facts/index.ts';
import {
  country,
  date,
  factShape,
  id,
  instant,
  jsonFactValue,
  newAudience,
  placeShape,
  tieShape,
} from './shapes.ts';

/** `GET /api/clusters/:clusterId/organisations` */
export const organisationQuery = z.object({
  words: z.string().max(200).optional(),
  kind: organisationKindSchema.optional(),
  /** NAF or NACE code, whole or its first characters (`11`, `11.02`). */
  sector: z.string().max(10).optional(),
  /** Département code, region name or country. */
  territory: z.string().max(100).optional(),
  headcountMin: z.coerce.number().int().nonnegative().optional(),
  headcountMax: z.coerce.number().int().nonnegative().optional(),
  servedMarket: country.optional(),
  wantedMarket: country.optional(),
  offer: z.string().max(200).optional(),
  need: z.string().max(200).optional(),
  /** `members` leaves out organisations outside the cluster. */
  scope: z.enum(['all', 'members', 'outside']).default('all'),
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
});
export type OrganisationQuery = z.input<typeof organisationQuery>;

export const organisationListItem = z.object({
  id,
  name: z.string(),
  kind: organisationKindSchema,
  country: country.nullable(),
  sector: z.string().nullable(),
  town: z.string().nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  outside: z.boolean(),
  headcount: z.number().nullable(),
  /** The visible words that matched, so that the reader sees why it is in the list. */
  matched: z.array(z.object({ key: z.union([factKeySchema, z.literal('name')]), text: z.string() })),
});
export type OrganisationListItem = z.infer<typeof organisationListItem>;

export const organisationList = z.object({ total: z.int(), items: z.array(organisationListItem) });
export type OrganisationList = z.infer<typeof organisationList>;

/** `GET /api/clusters/:clusterId/organisations/facets`: the same question, without its page. */
export const facetQuery = organisationQuery.omit({ page: true, pageSize: true });

const facet = z.array(z.object({ value: z.string(), count: z.int() }));
export const organisationFacets = z.object({
  /** How many organisations were counted: the best matches, at most 5,000. */
  base: z.int(),
  kind: facet,
  /** NACE divisions (two digits). */
  sector: facet,
  /** Département where known, else country. */
  territory: facet,
  servedMarket: facet,
  wantedMarket: facet,
});
export type OrganisationFacets = z.infer<typeof organisationFacets>;

/** `GET /api/clusters/:clusterId/organisations/:id` */
export const organisation = z.object({
  id,
  version: z.int(),
  name: z.string(),
  kind: organisationKindSchema,
  country: country.nullable(),
  sector: z.string().nullable(),
  place: placeShape.nullable(),
  outside: z.boolean(),
  membership: z.object({ since: date.nullable(), until: date.nullable() }).nullable(),
  facts: z.array(factShape),
  ties: z.array(tieShape),
  /** The viewer speaks for this organisation. */
  mine: z.boolean(),
  canEdit: z.boolean(),
  canMerge: z.boolean(),
});
export type Organisation = z.infer<typeof organisation>;

export const identityFields = z.object({
  name: z.string().trim().min(1).max(300),
  kind: organisationKindSchema,
  country: country.nullable(),
  sector: z.string().max(10).nullable(),
  outside: z.boolean(),
  place: placeShape.nullable(),
});

/** `POST …/organisations` → {@link changed} with `organisationId`. */
export const newOrganisation = identityFields.partial().required({ name: true, kind: true });
export type NewOrganisation = z.infer<typeof newOrganisation>;

/** `PATCH …/organisations/:id` → {@link changed}; one change set for identity and facts together. */
export const organisationEdit = z.object({
  version: z.int(),
  identity: identityFields.partial().optional(),
  facts: z
    .array(
      z.union([
        z.object({
          do: z.literal('set'),
          key: factKeySchema,
          item: z.string().max(300).default(''),
          value: jsonFactValue,
          audience: audienceSchema.optional(),
          audienceId: id.optional(),
        }),
        z.object({ do: z.literal('remove'), key: factKeySchema, item: z.string().max(300).default('') }),
        z.object({ do: z.literal('share'), factId: id, ...newAudience.shape }),
      ]),
    )
    .max(500)
    .optional(),
});
export type OrganisationEdit = z.input<typeof organisationEdit>;

/** `GET …/organisations/:id/history`, newest first; only what the viewer may see. */
export const historyEntry = z.object({
  changeSetId: id.nullable(),
  at: instant,
  who: z.string().nullable(),
  what: z.enum(['imported', 'edited', 'merged', 'undone', 'created', 'tie_added', 'tie_removed']),
  key: z.union([factKeySchema, z.enum(['name', 'kind', 'country', 'sector', 'place', 'tie'])]).nullable(),
  item: z.string().nullable(),
  before: jsonFactValue.nullable(),
  after: jsonFactValue.nullable(),
  canUndo: z.boolean(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;

/** `POST …/changes/:changeSetId/undo` */
export const undone = z.object({
  changeSetId: id,
  kept: z.array(z.object({ organisationId: id, name: z.string(), reason: z.enum(['later_changes']) })),
});
export type Undone = z.infer<typeof undone>;

/** `GET …/ties`, `POST …/ties` → {@link changed}, `POST …/ties/:id/remove` → {@link changed} */
export const newTie = z.object({
  fromId: id,
  toId: id,
  kind: tieKindSchema,
  strength: z.number().positive().max(1e9).default(1),
  validFrom: date.nullable().default(null),
  validTo: date.nullable().default(null),
});
export type NewTie = z.input<typeof newTie>;
