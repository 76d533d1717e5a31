import type { DatabaseConnection } from '@grappe/database';
import type { FastifyBaseLogger } from 'fastify';
import type { Accounts } from '../accounts/accounts.ts';
import type { JobDesk } from '../jobs/job-desk.ts';
import type { DemonstrationAccounts } from '../start/demonstration-accounts.ts';

/** What routes and jobs are given: nothing reaches for anything else. */
export interface Services {
  readonly connection: DatabaseConnection;
  readonly accounts: Accounts;
  readonly jobs: JobDesk;
  /** The database administrator's address, for threads to open their own connection with the application's role. */
  readonly adminUrl: string;
  readonly log: FastifyBaseLogger;
  /** Address at which people reach the server. */
  readonly address: string;
  readonly trustedOrigins: readonly string[];
  readonly trustProxy: boolean;
  /** Folder of the built pages; null when only the API is served. */
  readonly pagesFolder: string | null;
  /** Mails leave by a mail server; otherwise they stay in the outbox, whose links may be handed over by another way. */
  readonly sendsMail: boolean;
  /** The identity provider that the sign-in page names; null without one. */
  readonly providerName: string | null;
  /** Offered on the sign-in page; null when the demonstration is not loaded. */
  readonly demonstrationAccounts: DemonstrationAccounts;
  readonly version: string;
  /** Calls that one address may make in a minute; the usual limit when absent. */
  readonly callsPerMinute?: number;
  /** Sign-in attempts that one address, and one e-mail, may make in a minute. */
  readonly signInsPerMinute?: number;
}
