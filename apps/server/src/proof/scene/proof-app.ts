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
import { emailOf, type Visitor } from './world.ts';

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
  as(visitor: Visitor): Promise<Caller>;
  jobsDone(): Promise<void>;
  close(): Promise<void>;
}

export async function openProofApp(): Promise<ProofApp> {
  const database = await createTestDatabase();
  await migrate(database.url);
  const markers = new Markers();
  const password = await hashPassword(testPassword);
  await database.asOwner((client) => seedBase(client, markers, password));
  const logLines: string[] = [];
  const kept = new Writable({
    write: (line, _encoding, done) => {
      logLines.push(String(line));
      done();
    },
  });
  const services = await openServices(database, { log: pino({ level: 'trace' }, kept) });
  const app = await buildApp(services);
  await app.ready();
  const rehearsal = await buildApp({
    ...services,
    connection: takingBack(database.connection),
    jobs: { ...services.jobs, enqueue: async () => undefined },
  });
  await rehearsal.ready();
  await startWorking(services);
  return assemble({ app, rehearsal, database, services, markers, logLines });
}

function assemble(parts: Omit<ProofApp, 'as' | 'jobsDone' | 'close'>): ProofApp {
  const { app, rehearsal, database, services } = parts;
  const callers = new Map<Visitor, Promise<Caller>>();
  return {
    ...parts,
    as: (visitor) => {
      const known = callers.get(visitor) ?? signIn(app, visitor);
      callers.set(visitor, known);
      return known;
    },
    jobsDone: () => jobsDone(database),
    close: async () => {
      await rehearsal.close();
      await app.close();
      await services.jobs.stop();
      await database.drop();
    },
  };
}

async function signIn(app: App, visitor: Visitor): Promise<Caller> {
  const caller = new Caller(app);
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
