import type { NotConcluded } from '@grappe/engine/framework';
import { explainStatisticsProblem } from '@grappe/messages';
import { CommandFailure } from '../failure.ts';
import type { Output } from '../output.ts';

/** Says all that prevents a conclusion, each with its way out; the command then ends with code 1 and gives no figure. */
export function refuse(found: NotConcluded, output: Output): never {
  for (const problem of found.problems) {
    const { what, remedy } = explainStatisticsProblem(problem, output);
    output.aside(`✗ ${what} ${remedy}`);
  }
  const code = 'statistics_not_concluded';
  throw new CommandFailure({ code, params: { count: found.problems.length } }, found.problems);
}
