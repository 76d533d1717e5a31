import { z } from 'zod';
import { languageSchema, roleSchema } from '../roles/index.ts';
import { grantShape, id, instant } from './shapes.ts';

/**
 * `GET /api/session` → Session · `PUT /api/session/language` {@link languageChange} → 204.
 * Sign-in, sign-out: the accounts library under `/api/auth` (`POST /api/auth/sign-in/email`, `POST /api/auth/sign-out`).
 */
export const session = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  language: languageSchema,
  grants: z.array(grantShape),
  /** Accounts of the demonstration are offered on the sign-in page only when this is true. */
  demonstration: z.boolean(),
});
export type Session = z.infer<typeof session>;

export const languageChange = z.object({ language: languageSchema });

/** `GET /api/welcome` (no session): what the sign-in page may show. */
export const welcome = z.object({
  version: z.string(),
  demonstrationAccounts: z.array(
    z.object({ email: z.string(), password: z.string(), role: roleSchema, name: z.string() }),
  ),
});
export type Welcome = z.infer<typeof welcome>;

/** `GET|POST /api/clusters/:clusterId/people` (coordinators); `POST …/people/:personId/end` ends a role. */
export const personInCluster = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  grants: z.array(grantShape),
  since: instant,
});
export type PersonInCluster = z.infer<typeof personInCluster>;

export const newPerson = z.object({
  name: z.string().trim().min(1).max(200),
  email: z.email(),
  password: z.string().min(12).max(200),
  language: languageSchema,
  role: roleSchema.extract([
    'cluster_manager',
    'team_member',
    'board_member',
    'firm_owner',
    'firm_employee',
    'partner',
    'observer',
  ]),
  organisationId: id.nullable(),
});
export type NewPerson = z.infer<typeof newPerson>;

/** `GET /api/clusters/:clusterId/home` → what the team, or the firm, should see first. */
export const homeItem = z.object({
  code: z.enum([
    'import_members_first',
    'import_ties',
    'decide_duplicates',
    'make_plan',
    'decide_plan',
    'complete_data',
    'peripheral_firms',
    'undo_or_keep_import',
    'your_group_proposed',
    'check_what_others_see',
    'complete_your_facts',
    'declare_vetoes',
  ]),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  href: z.string(),
});
export type HomeItem = z.infer<typeof homeItem>;

export const home = z.object({
  clusterName: z.string(),
  isDemonstration: z.boolean(),
  view: z.enum(['team', 'firm', 'reader']),
  items: z.array(homeItem),
  /** Five figures for the team; `before` is the value a year ago, null when unknown. */
  figures: z.array(
    z.object({
      code: z.enum(['members', 'ties', 'density', 'exporting_members', 'placed_in_plan']),
      value: z.number().nullable(),
      before: z.number().nullable(),
      of: z.number().nullable(),
    }),
  ),
});
export type Home = z.infer<typeof home>;
