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
  /** The identity provider by which one may sign in; null without one. */
  provider: z.string().nullable(),
  /** A mail server is configured; else links wait in the outbox for whoever hands them over. */
  sendsMail: z.boolean(),
  /** Some cluster takes requests to join. */
  canAskToJoin: z.boolean(),
  demonstrationAccounts: z.array(
    z.object({ email: z.string(), password: z.string(), role: roleSchema, name: z.string() }),
  ),
});
export type Welcome = z.infer<typeof welcome>;

/** `GET /api/clusters/:clusterId/people` (coordinators); people come in by an invitation (access.ts). */
export const personInCluster = z.object({
  personId: id,
  name: z.string(),
  email: z.string(),
  grants: z.array(grantShape),
  /** Signed in once at least. */
  hasAccount: z.boolean(),
  since: instant,
});
export type PersonInCluster = z.infer<typeof personInCluster>;

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
    'answer_asks',
    'answer_interests',
    'answer_working_groups',
    'answer_introductions',
    'tell_introductions',
    'follow_introductions',
    'answer_join_requests',
    'answer_alliances',
    'alliance_quiet',
    'alliance_late',
    'alliance_incident',
    'without_owner',
    'take_over',
    'group_refused',
    'group_ready',
    'groups_to_contact',
    'group_answers_late',
    'group_clash',
    'group_unsettled',
    'answer_your_group',
    'your_manager_days',
    'your_group_balance',
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
