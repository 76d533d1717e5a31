import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canReach, chooseRunAs } from './run-as.ts';
import { startEmbedded } from './start-embedded.ts';

/** The variable by which a test finds the server its whole run shares. */
export const testServerVariable = 'GRAPPE_TEST_SERVER_URL';

/** A throw-away server for tests: nothing of it survives its process. */
export interface TemporaryDatabase {
  /** Connection address of the superuser, on an empty database. */
  readonly url: string;
  urlOf(database: string): string;
  stop(): Promise<void>;
}

const watchdog = fileURLToPath(new URL('./temporary-watchdog.ts', import.meta.url));

/**
 * Starts a cluster in a temporary folder, with nothing forced to the disk (tests only).
 * It ends with stop(), with this process, and also when this process is killed: a small
 * watching process then stops the server and removes the folder.
 */
export async function startTemporary(): Promise<TemporaryDatabase> {
  const folder = mkdtempSync(join(temporaryFolder(), 'grappe-test-'));
  chmodSync(folder, 0o711);
  try {
    const embedded = await startEmbedded({
      dataFolder: folder,
      durable: false,
      database: 'test',
      settings: { max_connections: '300', max_wal_size: '2GB', autovacuum: 'off' },
    });
    const release = watch(embedded.pid, folder);
    return {
      url: embedded.url,
      urlOf: embedded.urlOf,
      stop: async () => {
        await embedded.stop();
        release();
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

/** A temporary folder that PostgreSQL's user can reach, even when TMPDIR is private. */
function temporaryFolder(): string {
  const folders = [tmpdir(), '/tmp', '/var/tmp'];
  const runAs = chooseRunAs('');
  const reachable = folders.find(
    (folder) => existsSync(folder) && (runAs === null || canReach(folder, runAs)),
  );
  return reachable ?? tmpdir();
}

/** The watching process sees its input end when we do, however we end, and then cleans up. */
function watch(pid: number, folder: string): () => void {
  const child = spawn(process.execPath, [watchdog, String(pid), folder], {
    detached: true,
    windowsHide: true,
    cwd: tmpdir(),
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  child.unref();
  const { stdin } = child;
  if ('unref' in stdin && typeof stdin.unref === 'function') stdin.unref();
  return () => stdin.end();
}
