import { fileURLToPath } from 'node:url';
import { chooseDataFolder, LauncherError, runningAddress } from '@grappe/database/launcher';
import { openDatabase, type OpenDatabase } from '../start/open-database.ts';
import type { Settings } from '../settings.ts';

const home = fileURLToPath(new URL('../../../..', import.meta.url));

/** Opens the database for one operation: beside the server that runs on it, or by starting it for the time of the operation. */
export async function openBeside(settings: Settings): Promise<OpenDatabase> {
  try {
    return await openDatabase(settings);
  } catch (error) {
    const inUse = error instanceof LauncherError && error.code === 'database_folder_in_use';
    if (!inUse) throw error;
    const asked = settings.dataFolder === null ? {} : { asked: settings.dataFolder };
    const adminUrl = runningAddress(chooseDataFolder({ home, ...asked }));
    if (adminUrl === null) throw error;
    return openDatabase({ ...settings, databaseUrl: adminUrl });
  }
}
