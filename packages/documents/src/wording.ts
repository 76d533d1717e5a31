import { formats, translator } from '@grappe/messages';
import type { ExplainContext, Formats, Language, Sentence } from '@grappe/messages';
import type { PlanFacts } from './plan-facts.ts';

/** The words and formats of one document. */
export interface Wording extends ExplainContext {
  readonly language: Language;
  readonly formats: Formats;
  readonly t: Sentence;
}

export const wordingOf = (language: Language, names: PlanFacts['names']): Wording => ({
  language,
  formats: formats(language),
  t: translator(language) as unknown as Sentence,
  name: (id) => names[id] ?? id,
});
