import { createHmac } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { chooseDataFolder, startEmbedded } from '@grappe/database/launcher';
import { roleSecret } from '@grappe/database';
import type { Settings } from '../settings.ts';

/** The PostgreSQL that this process uses: its own, or the one of `DATABASE_URL`. */
export interface OpenDatabase {
  readonly adminUrl: string;
  /** Signs the cookies of sessions; the same at each start. */
  readonly sessionSecret: string;
  /** Resolves when the embedded server ends by itself; never for one of `DATABASE_URL`. */
  readonly lost: Promise<{ readonly log: string }>;
  stop(): Promise<void>;
}

const home = fileURLToPath(new URL('../../../..', import.meta.url));

/** Starts the embedded PostgreSQL (or attaches to the one a crash left), unless the settings name another. */
export async function openDatabase(settings: Settings): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    const adminUrl = settings.databaseUrl;
    const never = new Promise<never>(() => undefined);
    return { adminUrl, sessionSecret: sessionSecretOf(adminUrl), lost: never, stop: async () => undefined };
  }
  const dataFolder = chooseDataFolder({
    home,
    ...(settings.dataFolder === null ? {} : { asked: settings.dataFolder }),
  });
  const embedded = await startEmbedded({ dataFolder });
  return {
    adminUrl: embedded.url,
    sessionSecret: sessionSecretOf(embedded.url),
    lost: embedded.ended.then(({ expected, log }) =>
      expected ? new Promise<never>(() => undefined) : { log },
    ),
    stop: () => embedded.stop(),
  };
}

const sessionSecretOf = (adminUrl: string): string =>
  createHmac('sha256', roleSecret(adminUrl)).update('grappe sessions').digest('hex');
