import { formats, translator } from '@grappe/messages';
import type { ExplainContext, Formats, Language, Sentence } from '@grappe/messages';
import type { PlanFacts } from './plan-facts.ts';

/** The words and formats of one document. */
export interface Wording extends ExplainContext {
  readonly language: Language;
  readonly formats: Formats;
  readonly t: Sentence;
  /** A sentence that agrees with a number; the number is `{{n}}` in it. */
  readonly counted: (key: string, count: number, params?: Record<string, unknown>) => string;
}

export function wordingOf(language: Language, names: PlanFacts['names']): Wording {
  const t = translator(language) as unknown as Sentence;
  const written = formats(language);
  return {
    language,
    formats: written,
    t,
    counted: (key, count, params = {}) => t(key, { ...params, count, n: written.number(count) }),
    name: (id) => names[id] ?? id,
  };
}
