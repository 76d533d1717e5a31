import type { LineProblem } from '@grappe/contracts/files';
import { explainProblem } from '@grappe/messages';
import type { Output } from '../output.ts';

/** Problems told one by one; the others are counted. */
const TOLD = 30;

/** What is wrong with the lines of a file: line, column, reason and way out, on the error output. */
export function tellProblems(
  file: {
    readonly fileName: string;
    readonly problems: readonly LineProblem[];
    readonly refusedLines: readonly number[];
  },
  { aside, t, formats }: Output,
): void {
  const { fileName, problems, refusedLines } = file;
  for (const { line, column, severity, problem } of problems.slice(0, TOLD)) {
    const { what, remedy } = explainProblem(problem, t);
    const place =
      column === null
        ? t('cli:problem.line', { fileName, line })
        : t('cli:problem.cell', { fileName, line, column });
    aside(t(`cli:problem.${severity}`, { place, what, remedy }));
  }
  const others = problems.length - TOLD;
  if (others > 0) aside(t('cli:problem.others', { count: others, n: formats.number(others), fileName }));
  const left = refusedLines.length;
  if (left > 0) aside(t('cli:problem.left_out', { count: left, n: formats.number(left), fileName }));
}
