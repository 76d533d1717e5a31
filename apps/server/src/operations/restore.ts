import { basename, resolve } from 'node:path';
import { BackupRefusal, restoreBackup } from '@grappe/database/backup';
import { problem } from '@grappe/contracts/errors';
import type { Settings } from '../settings.ts';
import { fileFault } from './backup.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

/** `grappe restore FILE`: into an empty database only; all of the backup or nothing. */
export async function restoreOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  const [given, ...more] = args;
  if (given === undefined || given.startsWith('-') || more.length > 0) return tell.usage('restore');
  const file = resolve(given);
  const database = await openBeside(settings);
  try {
    const { tables, rows } = await restoreBackup(database.adminUrl, file);
    tell.line('restored', { file, tables, rows: tell.number(rows) });
    return 0;
  } catch (error) {
    if (error instanceof BackupRefusal)
      return tell.failWith(problem(error.code, { ...error.params, fileName: basename(file) }));
    if (fileFault(error) === null) throw error;
    return tell.fail('file_unreadable', { file });
  } finally {
    await database.stop();
  }
}
