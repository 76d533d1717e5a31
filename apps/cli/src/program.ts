import { Command, Option } from 'commander';
import { languages } from '@grappe/messages';
import { agreementCommand } from './commands/agreement.ts';
import { groupsCommand } from './commands/groups.ts';
import { mediationCommand } from './commands/mediation.ts';
import { networkCommand } from './commands/network.ts';
import { operationCommands } from './commands/operation.ts';
import { partnersCommand } from './commands/partners.ts';
import { planCommand } from './commands/plan.ts';
import { plsCommand } from './commands/pls.ts';
import { shareCommand } from './commands/share.ts';
import { speakHelp } from './help.ts';
import type { Output } from './output.ts';
import { version } from './version.ts';

/** The `grappe` command with all its commands; help and errors in the language of the output. */
export function buildProgram(output: Output, ended: (exitCode: number) => void): Command {
  const { t } = output;
  const program = new Command('grappe').description(t('cli:help.grappe'));
  const onFiles = [
    planCommand,
    networkCommand,
    groupsCommand,
    shareCommand,
    plsCommand,
    mediationCommand,
    agreementCommand,
    partnersCommand,
  ].map((make) => make(output));
  for (const command of [...onFiles, ...operationCommands(output, ended)]) program.addCommand(command);
  program.addOption(new Option('--language <language>', t('cli:help.language')).choices([...languages]));
  program.version(version, '-V, --version', t('cli:help.version'));
  for (const command of [program, ...program.commands]) speakHelp(command, output);
  return program;
}
