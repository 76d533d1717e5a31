import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { writeBackup } from '@grappe/database/backup';
import { migrate } from '@grappe/database';
import type { Settings } from '../settings.ts';
import { version } from '../version.ts';
import { openBeside } from './open-beside.ts';
import type { Teller } from './tell.ts';

/** `grappe backup FILE`: everything, as it is at one moment, while people go on working. */
export async function backupOperation(
  args: readonly string[],
  settings: Settings,
  tell: Teller,
): Promise<number> {
  const [given, ...more] = args;
  if (given === undefined || given.startsWith('-') || more.length > 0) return tell.usage('backup');
  const file = resolve(given);
  if (existsSync(file)) return tell.fail('file_exists', { file });
  const database = await openBeside(settings);
  try {
    await migrate(database.adminUrl);
    const { tables, rows } = await writeBackup(database.adminUrl, file, version);
    tell.line('backed_up', { file, tables, rows: tell.number(rows) });
    return 0;
  } catch (error) {
    const reason = fileFault(error);
    if (reason === null) throw error;
    return tell.fail('file_unwritable', { file, reason });
  } finally {
    await database.stop();
  }
}

const fileFaults = new Set(['ENOENT', 'EACCES', 'EPERM', 'ENOSPC', 'EROFS', 'ENOTDIR', 'EDQUOT', 'EISDIR']);

/** The operating system's word for a file that cannot be used; null for any other failure. */
export function fileFault(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return fileFaults.has(code) ? code : null;
}
