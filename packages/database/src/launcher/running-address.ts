import { clusterFolder } from './data-folder.ts';
import { readPassword, superuser } from './initialise-cluster.ts';
import { isAlive, readPostmaster } from './postmaster-file.ts';

/**
 * Address of the server that another process of ours runs on a data folder, on the database named; null when none runs.
 * For operations beside a running server, which stays its only owner.
 */
export function runningAddress(dataFolder: string, database = 'grappe'): string | null {
  const found = readPostmaster(clusterFolder(dataFolder));
  if (found === undefined || found.port === null || !isAlive(found.pid)) return null;
  const password = encodeURIComponent(readPassword(dataFolder));
  return `postgres://${superuser}:${password}@127.0.0.1:${found.port}/${encodeURIComponent(database)}`;
}
