import { z } from 'zod';
import { audienceSchema } from '../roles/index.ts';
import { factShape, id, instant, organisationRef, tieShape } from './shapes.ts';

/** Somebody through whose eyes a firm looks at its own page, with what they see of it. */
export const viewerShape = z.object({
  audience: audienceSchema,
  /** Which group or alliance, for these viewers. */
  audienceId: id.nullable(),
  /** The partners of the group, or the other clusters of the alliance. */
  names: z.array(z.string()),
  facts: z.array(id),
  ties: z.array(id),
  vetoes: z.array(id),
});
export type ViewerShape = z.infer<typeof viewerShape>;

/**
 * `GET …/me` → the firm's own page as each kind of viewer sees it. Changing who sees a fact is `PATCH …/organisations/:id`
 * with `{ do: 'share' }`, a tie `POST …/ties/:id/share`, a refusal `POST …/vetoes/:id/share`; it acts at once everywhere.
 */
export const me = z.object({
  organisation: organisationRef,
  version: z.int(),
  /** Address of its public page, null as long as nothing of it is public. */
  publicPage: z.string().nullable(),
  facts: z.array(factShape),
  ties: z.array(tieShape),
  vetoes: z.array(
    z.object({ id, against: organisationRef, audience: z.enum(['self', 'coordinator']), enteredAt: instant }),
  ),
  viewers: z.array(viewerShape),
});
export type Me = z.infer<typeof me>;
