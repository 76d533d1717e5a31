import { z } from 'zod';
import { audienceSchema, languageSchema, roleSchema } from '../roles/index.ts';
import { factKeySchema, factSourceSchema, organisationKindSchema, tieKindSchema } from '../facts/index.ts';

/** Shapes that several resources share. Times are ISO 8601 with zone; dates `YYYY-MM-DD`. */
export const id = z.uuid();
export const instant = z.iso.datetime({ offset: true });
export const date = z.iso.date();
export const country = z.string().regex(/^[A-Z]{2}$/);

/** What people type: without what a screen cannot show, with ordinary ends of lines. */
export const typedText = (longest: number) =>
  z
    .string()
    .max(longest)
    .overwrite((text) =>
      text
        .toWellFormed()
        .replaceAll('\r\n', '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, ''),
    )
    .trim();

/** The JSON of a fact's value; `factValueSchema(key)` says which of them a key takes. */
export const jsonFactValue = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.object({ cents: z.int(), currency: z.string() }),
  z.object({ since: z.int().nullable() }),
  z.object({ priority: z.number() }),
]);

export const organisationRef = z.object({ id, name: z.string(), kind: organisationKindSchema });
export type OrganisationRef = z.infer<typeof organisationRef>;

export const placeShape = z.object({
  name: z.string().nullable(),
  postcode: z.string().nullable(),
  departement: z.string().nullable(),
  region: z.string().nullable(),
  country: country.nullable(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  /** How exact the coordinates are. */
  precision: z.enum(['point', 'commune', 'departement', 'country']).nullable(),
});
export type PlaceShape = z.infer<typeof placeShape>;

/**
 * Who sees a thing today. `until`: it is shown to that audience for a time, after which `afterwards` counts again; both null
 * when the audience lasts, and for those who may not change it.
 */
export const audienceShape = z.object({
  audience: audienceSchema,
  /** Which group or alliance, with these audiences. */
  audienceId: id.nullable(),
  until: instant.nullable(),
  afterwards: audienceSchema.nullable(),
});
export type AudienceShape = z.infer<typeof audienceShape>;

/** A new audience: for good, or to a wider one until a moment. */
export const newAudience = z.object({
  audience: audienceSchema,
  audienceId: id.optional(),
  until: instant.optional(),
});
export type NewAudience = z.input<typeof newAudience>;

export const factShape = z.object({
  id,
  key: factKeySchema,
  item: z.string(),
  value: jsonFactValue,
  source: factSourceSchema,
  /** File name of the import, name of the person who declared, or register. Null when the viewer may not know. */
  sourceDetail: z.string().nullable(),
  validFrom: date.nullable(),
  recordedAt: instant,
  endedAt: instant.nullable(),
  ...audienceShape.shape,
  /** Its owner lets the viewer's organisation read it, and nobody else there. */
  granted: z.boolean(),
  canEdit: z.boolean(),
});
export type FactShape = z.infer<typeof factShape>;

export const tieShape = z.object({
  id,
  from: organisationRef,
  to: organisationRef,
  kind: tieKindSchema,
  strength: z.number().positive(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
  source: factSourceSchema,
  ...audienceShape.shape,
  canEdit: z.boolean(),
});
export type TieShape = z.infer<typeof tieShape>;

export const grantShape = z.object({
  role: roleSchema,
  clusterId: id.nullable(),
  clusterName: z.string().nullable(),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
});
export type GrantShape = z.infer<typeof grantShape>;

export const languageShape = languageSchema;

/** Every change answers with the change set that undoes it. */
export const changed = z.object({ changeSetId: id });
export type Changed = z.infer<typeof changed>;
