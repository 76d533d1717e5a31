import { z } from 'zod';
import { instrument, itemEdit, itemMove, longestInstrument } from '../instruments/index.ts';
import { id, instant, typedText } from './shapes.ts';

export const instrumentVersionRef = z.object({
  id,
  ordinal: z.int().positive(),
  publishedAt: z.string().nullable(),
  /** Waves that ask it. */
  waves: z.int().nonnegative(),
});

/** `GET …/instruments`. */
export const instrumentList = z.object({
  instruments: z.array(
    z.object({ id, name: z.string(), createdAt: instant, versions: z.array(instrumentVersionRef) }),
  ),
  mayWrite: z.boolean(),
});
export type InstrumentList = z.infer<typeof instrumentList>;

const estimate = z.object({ items: z.int(), words: z.int(), seconds: z.int() });

/** `GET …/instruments/versions/:versionId`. */
export const instrumentVersionShape = z.object({
  id,
  instrumentId: id,
  name: z.string(),
  ordinal: z.int().positive(),
  version: z.int().positive(),
  publishedAt: instant.nullable(),
  content: instrument,
  /** How long each form takes, in the language of whoever reads. */
  estimates: z.object({ long: estimate, short: estimate }),
});
export type InstrumentVersionShape = z.infer<typeof instrumentVersionShape>;

const yaml = z.string().min(1).max(longestInstrument);
/** `POST …/instruments`: the one of the framework, or one's own as YAML. */
export const newInstrument = z.object({
  name: typedText(200).pipe(z.string().min(1)),
  yaml: yaml.nullable(),
});
/** `POST …/instruments/:instrumentId/versions`: a draft, from YAML. */
export const newInstrumentVersion = z.object({ yaml });
/** `PUT …/instruments/versions/:versionId`: a draft, from the version last read. */
export const instrumentVersionEdit = newInstrumentVersion.extend({ version: z.int().positive() });

const lastRead = z.object({ version: z.int().positive() });
/** `PUT …/instruments/versions/:versionId/items/:itemId`: one item of a draft, new or changed. */
export const instrumentItemEdit = itemEdit.extend(lastRead.shape);
/** `POST …/items/:itemId/remove`. */
export const instrumentItemRemoval = lastRead;
/** `POST …/items/:itemId/move`. */
export const instrumentItemMove = lastRead.extend({ to: itemMove });

export const instrumentMade = z.object({ id, versionId: id });
