import { spawn } from 'node:child_process';
import { argv, env, execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Language } from '@grappe/messages';
import type { Output } from '../output.ts';

/** Entry point of the server app, started as a process of its own (docs/adr/0005). */
const operations = fileURLToPath(new URL('../../../server/src/operations.ts', import.meta.url));

/** Commands on a database, with what they take as the help shows it. */
const names = {
  server: '[options]',
  worker: '[options]',
  import: '<file> [options]',
  backup: '<file>',
  restore: '<file>',
  audit: 'verify',
  'create-manager': '[options]',
  'create-administrator': '[options]',
} as const;

/** `grappe server`, `import`, `backup`…: handed to the server app as they were written. */
export const operationCommands = ({ t, language }: Output, ended: (exitCode: number) => void): Command[] =>
  Object.entries(names).map(([name, usage]) =>
    new Command(name)
      .description(t(`cli:help.${name.replace('-', '_')}`))
      .usage(usage)
      .argument('[parameters...]')
      .helpOption(false)
      .allowUnknownOption()
      .action(async () => ended(await runOperation(name, language))),
  );

/** Runs an operation on a database; its output, its signals and its exit code pass through. */
async function runOperation(name: string, language: Language): Promise<number> {
  const passed = withoutLanguage(argv.slice(argv.indexOf(name)));
  const environment = { ...env, LANG: language };
  const child = spawn(execPath, [operations, ...passed], { stdio: 'inherit', env: environment });
  const forward = (signal: NodeJS.Signals): void => void child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, forward);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal === null ? 1 : 128)));
  });
}

/** The language is for this command line, which says it to the operation in its environment; a person to create has one too. */
const withoutLanguage = (parameters: readonly string[]): string[] =>
  parameters[0]?.startsWith('create-') === true
    ? [...parameters]
    : parameters.filter(
        (one, place) => !one.startsWith('--language') && parameters[place - 1] !== '--language',
      );
