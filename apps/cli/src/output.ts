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
}

/** The language asked for, else that of the environment, else French. */
export function languageOf(asked: string | undefined, environment: string | undefined): Language {
  const wanted = (asked ?? environment ?? 'fr').slice(0, 2).toLowerCase();
  return languages.find((language) => language === wanted) ?? 'en';
}

export const openOutput = (language: Language): Output => ({
  language,
  t: translator(language) as unknown as Sentence,
  formats: formats(language),
  line: (text) => void stdout.write(`${text}\n`),
  json: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  aside: (text) => void stderr.write(`${text}\n`),
});

/** Says what went wrong and the way out; anything unexpected is a bug and keeps its stack. Returns the exit code. */
export function tellFailure(error: unknown, output: Output): number {
  if (!(error instanceof CommandFailure)) throw error;
  const { what, remedy } = explainProblem(error.problem, output.t);
  output.aside(`${what} ${remedy}`);
  if (error.details !== null) output.aside(JSON.stringify(error.details, null, 2));
  return 1;
}
