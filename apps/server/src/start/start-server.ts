import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { connect, migrate, type DatabaseConnection } from '@grappe/database';
import { pino } from 'pino';
import type { FastifyBaseLogger } from 'fastify';
import { openAccounts, type Accounts } from '../accounts/accounts.ts';
import { buildApp, type App } from '../app/build-app.ts';
import type { Services } from '../app/services.ts';
import { openJobDesk, type JobDesk } from '../jobs/job-desk.ts';
import { openPostOffice, type PostOffice } from '../mail/post-office.ts';
import type { Settings } from '../settings.ts';
import type { DemonstrationAccounts } from './demonstration-accounts.ts';
import { findDemonstration, loadDemonstration } from './load-demonstration.ts';
import { version } from '../version.ts';
import { isEmptyDatabase } from './bootstrap.ts';
import { openDatabase, type OpenDatabase } from './open-database.ts';

export interface StartedServer {
  readonly address: string;
  readonly demonstrationAccounts: DemonstrationAccounts;
  /** Resolves when the database ends by itself. */
  readonly databaseLost: Promise<{ readonly log: string }>;
  stop(): Promise<void>;
}

const pages = fileURLToPath(new URL('../../../web/dist', import.meta.url));

/** Everything a process of Grappe holds open, in the order in which it is closed. */
export interface Installation {
  readonly database: OpenDatabase;
  readonly connection: DatabaseConnection;
  readonly accounts: Accounts;
  readonly jobs: JobDesk;
  /** Null: mails stay in the outbox. */
  readonly post: PostOffice | null;
  readonly log: FastifyBaseLogger;
  close(): Promise<void>;
}

/** Opens the database, brings it to this version and opens the doors to it. */
export async function openInstallation(
  settings: Settings,
  open: (settings: Settings) => Promise<OpenDatabase> = openDatabase,
): Promise<Installation> {
  const log: FastifyBaseLogger = pino({ level: settings.logLevel });
  const database = await open(settings);
  try {
    await migrate(database.adminUrl);
    const connection = connect(database.adminUrl);
    const jobs = await openJobDesk(connection, log);
    const address = settings.address ?? `http://${settings.host}:${settings.port}`;
    const accounts = openAccounts({
      connection,
      secret: database.sessionSecret,
      address,
      trustedOrigins: settings.trustedOrigins,
      oidc: settings.oidc,
    });
    const post = settings.smtp === null ? null : openPostOffice(connection, settings.smtp, address);
    const close = async (): Promise<void> => {
      await jobs.stop();
      post?.close();
      await connection.close();
      await database.stop();
    };
    return { database, connection, accounts, jobs, post, log, close };
  } catch (error) {
    await database.stop();
    throw error;
  }
}

/** Starts the whole of Grappe in this process: database, jobs and pages. */
export async function startServer(settings: Settings): Promise<StartedServer> {
  const installation = await openInstallation(settings);
  let app: App | undefined;
  try {
    await work(installation);
    const demonstrationAccounts = await demonstration(installation, settings);
    app = await buildApp(servicesOf(installation, settings, demonstrationAccounts));
    await app.listen({ host: settings.host, port: settings.port });
    const running = app;
    return {
      address: settings.address ?? addressOf(running, settings),
      demonstrationAccounts,
      databaseLost: installation.database.lost,
      stop: async () => {
        await running.close();
        await installation.close();
      },
    };
  } catch (error) {
    await app?.close();
    await installation.close();
    throw error;
  }
}

/** Takes jobs from the queue, without answering HTTP. */
export const work = (installation: Installation): Promise<void> =>
  installation.jobs.work(
    {
      connection: installation.connection,
      adminUrl: installation.database.adminUrl,
      log: installation.log,
    },
    installation.post,
  );

async function demonstration(installation: Installation, settings: Settings): Promise<DemonstrationAccounts> {
  const { adminUrl } = installation.database;
  if (settings.demonstration && (await isEmptyDatabase(adminUrl))) return loadDemonstration(installation);
  return findDemonstration(adminUrl);
}

function servicesOf(
  installation: Installation,
  settings: Settings,
  demonstrationAccounts: DemonstrationAccounts,
): Services {
  return {
    connection: installation.connection,
    accounts: installation.accounts,
    jobs: installation.jobs,
    adminUrl: installation.database.adminUrl,
    log: installation.log,
    address: settings.address ?? `http://${settings.host}:${settings.port}`,
    trustedOrigins: settings.trustedOrigins,
    trustProxy: settings.trustProxy,
    pagesFolder: existsSync(pages) ? pages : null,
    sendsMail: installation.post !== null,
    providerName: settings.oidc?.name ?? null,
    demonstrationAccounts,
    version,
  };
}

function addressOf(app: App, settings: Settings): string {
  const found = app.server.address();
  const port = typeof found === 'object' && found !== null ? found.port : settings.port;
  const host = settings.host === '0.0.0.0' || settings.host === '::' ? 'localhost' : settings.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
