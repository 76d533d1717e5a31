import { setTimeout as sleep } from 'node:timers/promises';
import { Writable } from 'node:stream';
import { migrate, unfinishedJobs, type DatabaseConnection } from '@grappe/database';
import { createTestDatabase, type TestDatabase } from '@grappe/database/testing';
import { hashPassword } from 'better-auth/crypto';
import { pino } from 'pino';
import { buildApp, type App } from '../../app/build-app.ts';
import type { Services } from '../../app/services.ts';
import { Caller } from '../../testing/caller.ts';
import { openServices, startWorking, testPassword } from '../../testing/test-app.ts';
import { Markers } from '../markers.ts';
import { seedBase } from './seed-base.ts';
import { emailOf, visitors, type Visitor } from './world.ts';

/** The real server on a database of its own, with the people and clusters of the proofs. */
export interface ProofApp {
  readonly database: TestDatabase;
  readonly services: Services;
  readonly markers: Markers;
  /** Every line that the server logged. */
  readonly logLines: readonly string[];
  readonly app: App;
  /** The same server, whose every change is taken back after it was answered. */
  readonly rehearsal: App;
  readonly jar: Jar;
  as(visitor: Visitor): Promise<Caller>;
  jobsDone(): Promise<void>;
  /** Closes the server and leaves the database. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Cookies of those who signed in, which open the same doors in every copy of the database. */
type Jar = Map<Visitor, Map<string, string>>;

export interface ProofOptions {
  /** Work that jobs ask for is done (default true). */
  readonly working?: boolean;
}

export async function openProofApp(options: ProofOptions = {}): Promise<ProofApp> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const markers = new Markers();
  const password = await hashPassword(testPassword);
  await database.asOwner((client) => seedBase(client, markers, password));
  return openOn(database, markers, new Map(), options);
}

/** A scene that stands still: each copy of it starts the same, with everybody signed in. */
export interface FrozenScene {
  open(options?: ProofOptions): Promise<ProofApp>;
  drop(): Promise<void>;
}

/** Signs everybody in, closes the server, and keeps the database to be copied. */
export async function freeze(proof: ProofApp): Promise<FrozenScene> {
  const { database, markers, jar } = proof;
  for (const visitor of visitors) await proof.as(visitor);
  await proof.stop();
  await database.leave();
  return {
    open: async (options = {}) => {
      const copy = await createTestDatabase({ copyOf: database });
      await migrate(copy.url);
      const cookies: Jar = new Map([...jar].map(([visitor, kept]) => [visitor, new Map(kept)]));
      return openOn(copy, markers, cookies, options);
    },
    drop: () => database.drop(),
  };
}

async function openOn(
  database: TestDatabase,
  markers: Markers,
  jar: Jar,
  { working = true }: ProofOptions,
): Promise<ProofApp> {
  const logLines: string[] = [];
  const kept = new Writable({
    write: (line, _encoding, done) => {
      logLines.push(String(line));
      done();
    },
  });
  const services = await openServices(database, {
    log: pino({ level: 'trace' }, kept),
    callsPerMinute: 10_000_000,
    signInsPerMinute: 1_000_000,
  });
  const app = await buildApp(services);
  await app.ready();
  const rehearsal = await buildApp({
    ...services,
    connection: takingBack(database.connection),
    jobs: { ...services.jobs, enqueue: async () => undefined },
  });
  await rehearsal.ready();
  if (working) await startWorking(services);
  const stop = async (): Promise<void> => {
    await rehearsal.close();
    await app.close();
    await services.jobs.stop();
  };
  return {
    app,
    rehearsal,
    database,
    services,
    markers,
    logLines,
    jar,
    stop,
    as: (visitor) => signedIn(app, jar, visitor),
    jobsDone: () => jobsDone(database),
    close: async () => {
      await stop();
      await database.drop();
    },
  };
}

async function signedIn(app: App, jar: Jar, visitor: Visitor): Promise<Caller> {
  const known = jar.get(visitor);
  if (known !== undefined) return new Caller(app, known);
  const cookies = new Map<string, string>();
  const caller = new Caller(app, cookies);
  jar.set(visitor, cookies);
  if (visitor === 'signedOut') return caller;
  const body = { email: emailOf(visitor), password: testPassword };
  const answer = await caller.post('/api/auth/sign-in/email', body);
  if (answer.statusCode !== 200) throw new Error(`${visitor} could not sign in: ${answer.body}`);
  return caller;
}

async function jobsDone(database: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 1200; tries++) {
    if ((await database.connection.asNobody(unfinishedJobs)).length === 0) return;
    await sleep(50);
  }
  throw new Error('Jobs are still running after a minute.');
}

class TakenBack extends Error {
  readonly result: unknown;

  constructor(result: unknown) {
    super('taken back');
    this.result = result;
  }
}

/** Transactions that answer as if they had been kept. */
const takingBack = (connection: DatabaseConnection): DatabaseConnection => ({
  ...connection,
  asPerson: async <Result>(...[personId, work]: Parameters<typeof connection.asPerson<Result>>) =>
    answered<Result>(
      connection.asPerson(personId, async (tx) => Promise.reject(new TakenBack(await work(tx)))),
    ),
  asNobody: async <Result>(...[work]: Parameters<typeof connection.asNobody<Result>>) =>
    answered<Result>(connection.asNobody(async (tx) => Promise.reject(new TakenBack(await work(tx))))),
});

async function answered<Result>(done: Promise<never>): Promise<Result> {
  try {
    return await done;
  } catch (error) {
    if (error instanceof TakenBack) return error.result as Result;
    throw error;
  }
}
