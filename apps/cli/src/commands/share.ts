import { Command, Option } from 'commander';
import { SHARING_RULES, solveGame } from '@grappe/engine/shares';
import type { SharedCosts, SolvedGame } from '@grappe/engine/shares';
import { CommandFailure, readJson } from '../failure.ts';
import type { Output } from '../output.ts';

interface ShareOptions {
  readonly game: string;
  readonly rule: string;
  readonly json?: boolean;
}

/** `grappe share --game FILE --rule NAME`: shares of a game or of a budget by one rule. */
export function shareCommand(output: Output): Command {
  const { t } = output;
  return new Command('share')
    .description(t('cli:help.share'))
    .requiredOption('--game <file>', t('cli:help.share_game'))
    .addOption(
      new Option('--rule <name>', t('cli:help.share_rule')).choices(SHARING_RULES).makeOptionMandatory(),
    )
    .option('--json', t('cli:help.json'))
    .action((options: ShareOptions) => share(options, output));
}

async function share(options: ShareOptions, output: Output): Promise<void> {
  const result = solveGame(await readJson(options.game), options.rule);
  if (result.kind === 'invalid') {
    const field = result.problems[0]?.path || result.problems[0]?.code || '';
    throw new CommandFailure({ code: 'share_game_invalid', params: { field } }, result.problems);
  }
  if (options.json === true) output.json(result);
  else if (result.kind === 'shared') tellShares(result, output);
  else if (result.kind === 'solved') tellAllocation(result, output);
  else if (result.kind === 'missing_data') {
    const field = result.missing.map(({ partnerId, fact }) => `${partnerId}: ${fact}`).join(', ');
    throw new CommandFailure({ code: 'share_missing_data', params: { field } }, result.missing);
  } else output.line(output.t('cli:share.undefined', { rule: options.rule, reason: result.reason }));
}

function tellShares(result: SharedCosts, { line, t, formats }: Output): void {
  line(t('cli:share.total', { total: formats.money(result.totalCents, result.currency), rule: result.rule }));
  for (const { id, paysCents, aloneCents, savesCents } of result.partners) {
    const money = (cents: number): string => formats.money(cents, result.currency);
    line(
      t('cli:share.partner', {
        id,
        pays: money(paysCents),
        alone: money(aloneCents),
        saves: money(savesCents),
      }),
    );
  }
  if (result.inCore === null) return;
  if (result.mostAggrieved === null) line(t('explanations:share_in_core'));
  else
    line(
      t('explanations:share_not_in_core', {
        members: formats.list([...result.mostAggrieved.members]),
        amount: formats.money(result.mostAggrieved.complaintCents, result.currency),
      }),
    );
}

function tellAllocation(result: SolvedGame, { line, t, formats }: Output): void {
  line(t('cli:share.total', { total: formats.number(result.total, 6), rule: result.rule }));
  for (const { player, amount, alone } of result.allocation)
    line(
      t('cli:share.player', { player, amount: formats.number(amount, 6), alone: formats.number(alone, 6) }),
    );
  line(t(result.inCore ? 'explanations:share_in_core' : 'cli:share.outside_core'));
}
