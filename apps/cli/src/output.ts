import { stderr, stdout } from 'node:process';
import { explainProblem, formats, languages, translator } from '@grappe/messages';
import type { Formats, Language, Sentence } from '@grappe/messages';
import { CommandFailure } from './failure.ts';

/** Where a command speaks: results on the standard output, the rest on the error output. */
export interface Output {
  readonly language: Language;
  readonly t: Sentence;
  readonly formats: Formats;
  line(text: string): void;
  json(value: unknown): void;
  /** A line that is not part of the result. */
  aside(text: string): void;
  /** What is being done now; on a terminal it replaces the last one. */
  progress(text: string): void;
}

/** The language asked for, else that of the environment (`fr_FR.UTF-8`), else French. */
export function languageOf(asked: string | undefined, environment: string | undefined): Language {
  const wanted = (asked || environment || 'fr').slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? 'en';
}

export function openOutput(language: Language): Output {
  let hasProgress = false;
  const clearProgress = (): void => {
    if (hasProgress) stderr.write('\r\u001B[K');
    hasProgress = false;
  };
  return {
    language,
    t: translator(language) as unknown as Sentence,
    formats: formats(language),
    line: (text) => {
      clearProgress();
      stdout.write(`${text}\n`);
    },
    json: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    aside: (text) => {
      clearProgress();
      stderr.write(`${text}\n`);
    },
    progress: (text) => {
      if (!stderr.isTTY) return void stderr.write(`${text}\n`);
      clearProgress();
      stderr.write(text.slice(0, (stderr.columns ?? 80) - 1));
      hasProgress = true;
    },
  };
}

/** Says what went wrong and the way out; anything unexpected is a bug and keeps its stack. Returns the exit code. */
export function tellFailure(error: unknown, output: Output): number {
  if (!(error instanceof CommandFailure)) throw error;
  const { what, remedy } = sentencesOf(error.problem, output.t);
  output.aside(what);
  output.aside(remedy);
  if (error.details !== null) output.aside(JSON.stringify(error.details, null, 2));
  return 1;
}

function sentencesOf(problem: CommandFailure['problem'], t: Sentence): { what: string; remedy: string } {
  if (!problem.code.startsWith('cli:')) return explainProblem(problem, t);
  const key = problem.code.replace('cli:', 'cli:failure.');
  return { what: t(key, problem.params), remedy: t(`${key}_remedy`, problem.params) };
}
