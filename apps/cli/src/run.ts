import { CommanderError } from 'commander';
import { languageOf, openOutput, tellFailure } from './output.ts';
import { buildProgram } from './program.ts';
import { usageSentence } from './usage.ts';

/** Exit code when the command itself is wrongly written; 1 is an expected failure. */
const USAGE = 2;

/** Runs one command and returns its exit code. */
export async function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  const local = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'];
  const output = openOutput(languageOf(askedLanguage(parameters), local));
  let code = 0;
  const program = buildProgram(output, (ended) => {
    code = ended;
  });
  try {
    await program.parseAsync([...parameters], { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return tellFailure(error, output);
    if (error.exitCode === 0) return 0;
    const command = program.commands.find((one) => parameters.includes(one.name()))?.name() ?? '';
    output.aside(usageSentence(error, command, output.t));
    return USAGE;
  }
}

/** `--language` anywhere in the command: help and errors must already speak it. */
function askedLanguage(parameters: readonly string[]): string | undefined {
  const at = parameters.findIndex((one) => one === '--language' || one.startsWith('--language='));
  const found = parameters[at];
  return found?.includes('=') ? found.split('=')[1] : parameters[at + 1 || parameters.length];
}
