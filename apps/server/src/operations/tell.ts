import { explainProblem, formats, translator } from '@grappe/messages';
import type { Problem } from '@grappe/contracts/errors';
import type { Language } from '@grappe/contracts/roles';

/** How an operation speaks: results on the output, the rest on the error output; the exit code says which it was. */
export interface Teller {
  readonly language: Language;
  line(key: string, params?: Record<string, unknown>): void;
  /** What went wrong, and the way out; answers the exit code. */
  fail(key: string, params?: Record<string, unknown>): 1;
  failWith(problem: Problem): 1;
  usage(name: string): 2;
  aside(text: string): void;
  /** A setting of the environment that cannot be read. */
  setting(variable: string): void;
  /** As people of the language write it. */
  number(value: number): string;
}

export function teller(language: Language): Teller {
  const t = translator(language);
  const say = (key: string, params: Record<string, unknown> = {}): string =>
    t(`cli:operation.${key}`, params);
  return {
    language,
    line: (key, params) => console.log(say(key, params)),
    fail: (key, params) => {
      console.error(say(key, params));
      console.error(say(`${key}_remedy`, params));
      return 1;
    },
    failWith: (problem) => {
      const { what, remedy } = explainProblem(problem, (key, params) => t(key, params ?? {}));
      console.error(what);
      console.error(remedy);
      return 1;
    },
    usage: (name) => {
      console.error(say(`usage_${name}`));
      return 2;
    },
    aside: (text) => console.error(text),
    setting: (variable) => {
      console.error(t('cli:serve.setting_invalid', { variable }));
      console.error(t('cli:serve.setting_invalid_remedy'));
    },
    number: (value) => formats(language).number(value),
  };
}
