import { openInstallation, work } from '../start/start-server.ts';
import type { Settings } from '../settings.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

/**
 * `grappe worker`: takes jobs from the queue, without pages, until a signal; any number may run beside the servers of one
 * `DATABASE_URL`. On the embedded database the server itself works: a worker there could be left its owner.
 */
export async function workerOperation(settings: Settings, tell: Teller): Promise<number> {
  if (settings.databaseUrl === null) return tell.fail('worker_alone');
  const installation = await openInstallation(settings, openBeside);
  await work(installation);
  tell.line('working');
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await installation.close();
  return 0;
}
