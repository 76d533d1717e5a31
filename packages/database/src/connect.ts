import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import pg from 'pg';
import { roleUrl } from './login-roles.ts';
import type { Tables } from './rows.ts';

/** A transaction in the name of one person: what every query of this package takes. */
export type Session = Transaction<Tables>;

export interface ConnectOptions {
  /** Connections of the application's pool (default 10) and of the accounts' pool (default 5). */
  readonly connections?: number;
  readonly accountConnections?: number;
}

/** The doors to one database, each with the least it needs. */
export interface DatabaseConnection {
  /** Signed in as grappe_app; without a person nothing is visible. Prefer `asPerson`. */
  readonly app: Kysely<Tables>;
  /** The pool behind `app`, for COPY. */
  readonly appPool: pg.Pool;
  /** Signed in as grappe_accounts, for the sign-in library; its search path is `accounts`. */
  readonly accounts: pg.Pool;
  /** Address for the queue's role, which owns the schema graphile_worker. */
  readonly queueUrl: string;
  /** Runs `work` in one transaction in the name of that person: all of it, or nothing. */
  asPerson<Result>(personId: string, work: (session: Session) => Promise<Result>): Promise<Result>;
  /** Runs `work` in one transaction in nobody's name: only the doors that need no identity open. */
  asNobody<Result>(work: (session: Session) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

const DATE = 1082;
const BIGINT = 20;
const NUMERIC = 1700;

/** Dates stay `YYYY-MM-DD`; counts and cents are numbers (below 2^53). */
const typeParsers = new Map<number, (text: string) => unknown>([
  [DATE, (text) => text],
  [BIGINT, Number],
  [NUMERIC, Number],
]);

const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    typeParsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text'),
};

/** Opens the doors to a migrated database. Nothing connects before the first query. */
export function connect(adminUrl: string, options: ConnectOptions = {}): DatabaseConnection {
  const appPool = new pg.Pool({
    connectionString: roleUrl(adminUrl, 'grappe_app'),
    max: options.connections ?? 10,
    types,
  });
  const accounts = new pg.Pool({
    connectionString: roleUrl(adminUrl, 'grappe_accounts'),
    max: options.accountConnections ?? 5,
  });
  forgetLostConnections(appPool, accounts);
  const app = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: appPool }) });
  return {
    app,
    appPool,
    accounts,
    queueUrl: roleUrl(adminUrl, 'grappe_queue'),
    asPerson: (personId, work) => inTransaction(app, personId, work),
    asNobody: (work) => inTransaction(app, '', work),
    close: async () => {
      await app.destroy();
      await accounts.end();
    },
  };
}

const inTransaction = <Result>(
  app: Kysely<Tables>,
  personId: string,
  work: (session: Session) => Promise<Result>,
): Promise<Result> =>
  app.transaction().execute(async (session) => {
    await identifyAs(session, personId);
    return work(session);
  });

const identifyAs = (session: Session, personId: string): Promise<unknown> =>
  sql`select set_config('grappe.person_id', ${personId}, true)`.execute(session);

/** An idle connection that the server closed is replaced at the next query; the error has no other listener. */
function forgetLostConnections(...pools: readonly pg.Pool[]): void {
  for (const pool of pools) pool.on('error', () => undefined);
}
