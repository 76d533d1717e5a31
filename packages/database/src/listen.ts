import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { roleUrl } from './login-roles.ts';

export interface Listening {
  stop(): Promise<void>;
}

export interface Listener {
  readonly channel: string;
  /** A notification came. */
  readonly onNotice: (payload: string) => void;
  /** The connection stands (again): notifications may have been missed before. */
  readonly onConnected: () => void;
  /** The connection was lost; another is being made. */
  readonly onLost: (error: unknown) => void;
}

const firstWaitMilliseconds = 100;
const longestWaitMilliseconds = 5000;

/** Listens to a channel of PostgreSQL on a connection of its own, which is made again when it is lost. */
export function listen(adminUrl: string, listener: Listener): Listening {
  let stopped = false;
  let client: pg.Client | undefined;
  const stopping = new AbortController();
  const keep = async (): Promise<void> => {
    let wait = firstWaitMilliseconds;
    while (!stopped) {
      client = new pg.Client({ connectionString: roleUrl(adminUrl, 'grappe_app'), keepAlive: true });
      try {
        await listenOn(client, listener, () => (wait = firstWaitMilliseconds));
      } catch (error) {
        if (!stopped) listener.onLost(error);
      }
      await endQuietly(client);
      if (!stopped) await sleep(wait, undefined, { signal: stopping.signal }).catch(() => undefined);
      wait = Math.min(wait * 2, longestWaitMilliseconds);
    }
  };
  const kept = keep();
  return {
    stop: async () => {
      stopped = true;
      stopping.abort();
      if (client !== undefined) await endQuietly(client);
      await kept;
    },
  };
}

/** A connection that was lost cannot be ended in good order, and need not be. */
const endQuietly = (client: pg.Client): Promise<void> => client.end().catch(() => undefined);

/** Ends when the connection does. */
async function listenOn(client: pg.Client, listener: Listener, connected: () => void): Promise<void> {
  const lost = new Promise<void>((resolve, reject) => {
    client.on('error', reject);
    client.on('end', resolve);
  });
  const standing = async (): Promise<void> => {
    await client.connect();
    await client.query(`listen ${pg.escapeIdentifier(listener.channel)}`);
    connected();
    listener.onConnected();
  };
  client.on('notification', ({ payload }) => listener.onNotice(payload ?? ''));
  await Promise.race([lost, standing()]);
  await lost;
}
