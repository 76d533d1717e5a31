import { z } from 'zod';
import { audienceSchema } from '../roles/index.ts';
import { factShape, id, organisationRef } from './shapes.ts';

/**
 * `GET …/me` → the firm's own page as each kind of viewer sees it. Changing who sees a fact is `PATCH …/organisations/:id`
 * with `{ do: 'share' }`; it acts at once everywhere.
 */
export const me = z.object({
  organisation: organisationRef,
  version: z.int(),
  facts: z.array(factShape),
  /** For each kind of viewer, the facts (ids) it sees. */
  seenBy: z.record(audienceSchema, z.array(id)),
});
export type Me = z.infer<typeof me>;
