import { auditOperation } from './audit.ts';
import { backupOperation } from './backup.ts';
import { createAdministratorOperation } from './create-administrator.ts';
import { createManagerOperation } from './create-manager.ts';
import { importOperation } from './import.ts';
import { restoreOperation } from './restore.ts';
import { teller, type Teller } from './tell.ts';
import { workerOperation } from './worker.ts';
import { readSettings, type Settings } from '../settings.ts';
import { explainStartFailure } from '../start/explain-failure.ts';

const [name = '', ...args] = process.argv.slice(2);
const read = readSettings(process.env);
const language = /^fr/i.test(process.env['LANG'] ?? '') ? 'fr' : 'en';
const tell = teller(language);

if (read.kind === 'invalid') {
  tell.setting(read.variable);
  process.exit(2);
}
if (name === 'server' || name === 'serve') await import('../main.ts');
else process.exit(await run(read.settings, tell));

async function run(settings: Settings, to: Teller): Promise<number> {
  try {
    switch (name) {
      case 'worker':
      case 'work':
        return await workerOperation(settings, to);
      case 'import':
        return await importOperation(args, settings, to);
      case 'backup':
        return await backupOperation(args, settings, to);
      case 'restore':
        return await restoreOperation(args, settings, to);
      case 'audit':
        return await auditOperation(args, settings, to);
      case 'create-manager':
        return await createManagerOperation(args, settings, to);
      case 'create-administrator':
        return await createAdministratorOperation(args, settings, to);
      default:
        return to.usage('server');
    }
  } catch (error) {
    const explained = explainStartFailure(error, settings.language);
    if (explained === null) throw error;
    for (const line of explained) to.aside(line);
    return 1;
  }
}
