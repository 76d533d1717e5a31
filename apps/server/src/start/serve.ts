import { translator } from '@grappe/messages';
import { explainStartFailure } from './explain-failure.ts';
import { welcomeLines } from './print-welcome.ts';
import { startServer, type StartedServer } from './start-server.ts';
import { readSettings, type Settings } from '../settings.ts';

const read = readSettings(process.env);
if (read.kind === 'invalid') {
  const t = translator(/^fr/i.test(process.env['LANG'] ?? '') ? 'fr' : 'en');
  console.error(t('cli:serve.setting_invalid', { variable: read.variable }));
  console.error(t('cli:serve.setting_invalid_remedy'));
  process.exit(1);
}
await serve(read.settings);

async function serve(settings: Settings): Promise<void> {
  try {
    const server = await startServer(settings);
    stopOnSignals(server, settings);
    for (const line of welcomeLines(server.address, server.demonstrationAccounts, settings.language))
      console.log(line);
    const { log } = await server.databaseLost;
    console.error(translator(settings.language)('cli:serve.database_lost', { log }));
    process.exit(1);
  } catch (error) {
    const explained = explainStartFailure(error, settings.language);
    if (explained === null) console.error(error);
    else for (const line of explained) console.error(line);
    process.exit(1);
  }
}

function stopOnSignals(server: StartedServer, settings: Settings): void {
  let stopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      console.log(translator(settings.language)('cli:serve.stopping'));
      server.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}
