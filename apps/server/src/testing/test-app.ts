import { setTimeout as sleep } from 'node:timers/promises';
import {
  createTestDatabase,
  seedTwoClusters,
  type Actor,
  type Scene,
  type TestDatabase,
} from '@grappe/database/testing';
import { migrate, unfinishedJobs } from '@grappe/database';
import { hashPassword } from 'better-auth/crypto';
import { pino, type Logger } from 'pino';
import { openAccounts, type OidcSettings } from '../accounts/accounts.ts';
import { buildApp, type App } from '../app/build-app.ts';
import type { Services } from '../app/services.ts';
import { openJobDesk } from '../jobs/job-desk.ts';
import { Caller } from './caller.ts';

/** The server on a database of its own, with two clusters and a person for each role (see `seedTwoClusters`). */
export interface TestApp {
  readonly app: App;
  readonly scene: Scene;
  readonly database: TestDatabase;
  readonly services: Services;
  /** Address of the cluster `alpha`. */
  readonly alpha: string;
  readonly beta: string;
  /** Somebody who signed in by the same way as anybody. */
  as(actor: Actor): Promise<Caller>;
  readonly anonymous: Caller;
  /** Waits until no job is left to do. */
  jobsDone(): Promise<void>;
  close(): Promise<void>;
}

export const testPassword = 'vendange tardive 2026';

export interface TestAppOptions {
  readonly callsPerMinute?: number;
  readonly signInsPerMinute?: number;
  /** Take jobs from the queue (default true). */
  readonly working?: boolean;
  readonly pagesFolder?: string | null;
  readonly sendsMail?: boolean;
  readonly oidc?: OidcSettings;
}

export async function openTestApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await createTestDatabase();
  // A cloned database has none of the rights that roles hold on the database itself.
  await migrate(database.url);
  const scene = await seedTwoClusters(database);
  await prepare(database);
  const services = await openServices(database, options);
  const app = await buildApp(services);
  await app.ready();
  if (options.working ?? true) await startWorking(services);
  return assemble(app, database, scene, services);
}

/** What the server is given, on a test database. */
export async function openServices(
  database: TestDatabase,
  options: TestAppOptions & { readonly log?: Logger } = {},
): Promise<Services> {
  const log = options.log ?? pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  const jobs = await openJobDesk(database.connection, log);
  const address = 'http://localhost:3000';
  return {
    connection: database.connection,
    accounts: openAccounts({
      connection: database.connection,
      secret: 'only for tests: 0123456789abcdef0123456789abcdef',
      address,
      trustedOrigins: [],
      oidc: options.oidc ?? null,
    }),
    jobs,
    adminUrl: database.url,
    log,
    address,
    trustedOrigins: [],
    trustProxy: false,
    pagesFolder: options.pagesFolder ?? null,
    sendsMail: options.sendsMail ?? false,
    providerName: options.oidc?.name ?? null,
    demonstrationAccounts: [],
    version: '0.0.0-test',
    callsPerMinute: options.callsPerMinute ?? 100_000,
    signInsPerMinute: options.signInsPerMinute ?? 1000,
  };
}

/** Takes jobs from the queue in this process. */
export const startWorking = ({ jobs, connection, adminUrl, log }: Services): Promise<void> =>
  jobs.work({ connection, adminUrl, log });

function assemble(app: App, database: TestDatabase, scene: Scene, services: Services): TestApp {
  const signedIn = new Map<Actor, Promise<Caller>>();
  const signIn = async (actor: Actor): Promise<Caller> => {
    const caller = new Caller(app);
    const email = `${actor.toLowerCase()}@example.org`;
    const answer = await caller.post('/api/auth/sign-in/email', { email, password: testPassword });
    if (answer.statusCode !== 200) throw new Error(`${actor} could not sign in: ${answer.body}`);
    return caller;
  };
  return {
    app,
    scene,
    database,
    services,
    alpha: `/api/clusters/${scene.clusters.alpha}`,
    beta: `/api/clusters/${scene.clusters.beta}`,
    anonymous: new Caller(app),
    as: (actor) => {
      const known = signedIn.get(actor) ?? signIn(actor);
      signedIn.set(actor, known);
      return known;
    },
    jobsDone: () => jobsDone(database),
    close: async () => {
      await app.close();
      await services.jobs.stop();
      await database.drop();
    },
  };
}

/** Passwords for everybody, and none of the scene's rooms, plans, imports and jobs, which are rows without their contents. */
async function prepare(database: TestDatabase): Promise<void> {
  const password = await hashPassword(testPassword);
  await database.asOwner(async (client) => {
    await client.query(
      `insert into accounts.account (id, "accountId", "providerId", "userId", password)
       select 'credential-' || id, id, 'credential', id, $1 from accounts."user"`,
      [password],
    );
    await client.query('delete from rooms');
    await client.query('delete from group_lives');
    await client.query('delete from group_lessons');
    await client.query('delete from plans');
    await client.query('delete from imports');
    await client.query('delete from jobs');
    await client.query('delete from duplicate_candidates');
  });
}

async function jobsDone(database: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const left = await database.connection.asNobody(unfinishedJobs);
    if (left.length === 0) return;
    await sleep(50);
  }
  throw new Error('Jobs are still running after 30 s.');
}
