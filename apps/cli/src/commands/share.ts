import { Command, Option } from 'commander';
import { FILE_RULES, solveShareFile } from '@grappe/engine/shares';
import type { InvalidShares, ShareFileResult } from '@grappe/engine/shares';
import { explainShareProblem } from '@grappe/messages';
import { CommandFailure, readJson } from '../failure.ts';
import type { Output } from '../output.ts';
import { missingFacts } from '../share/missing-facts.ts';
import { tellResult } from '../share/tell-result.ts';

interface ShareOptions {
  readonly game: string;
  readonly rule?: string;
  readonly json?: boolean;
}

/** `grappe share --game FILE [--rule NAME]`: what the file holds says what is computed. */
export function shareCommand(output: Output): Command {
  const { t } = output;
  return new Command('share')
    .description(t('cli:help.share'))
    .requiredOption('--game <file>', t('cli:help.share_game'))
    .addOption(new Option('--rule <name>', t('cli:help.share_rule')).choices(FILE_RULES))
    .option('--json', t('cli:help.json'))
    .action((options: ShareOptions) => share(options, output));
}

async function share(options: ShareOptions, output: Output): Promise<void> {
  const result = solveShareFile(await readJson(options.game), options.rule ?? null);
  refuse(result, output, options.json === true);
  if (options.json === true) output.json(result);
  else tellResult(result, output);
}

/** Ends the command when the file cannot be answered: every problem as a sentence, or what is missing. */
function refuse(result: ShareFileResult, output: Output, wantsJson: boolean): void {
  if (result.kind === 'invalid') refuseInvalid(result, output, wantsJson);
  const missing = missingFacts(result, output);
  if (missing === null) return;
  throw new CommandFailure(
    { code: 'share_missing_data', params: { field: output.formats.list(missing) } },
    wantsJson ? result : null,
  );
}

function refuseInvalid({ problems }: InvalidShares, output: Output, wantsJson: boolean): never {
  for (const problem of problems) {
    const { what, remedy } = explainShareProblem(problem, output.t, output.formats);
    output.aside(`✗ ${what} ${remedy}`);
  }
  const field = problems[0]?.path || problems[0]?.code || '';
  throw new CommandFailure({ code: 'share_game_invalid', params: { field } }, wantsJson ? problems : null);
}
