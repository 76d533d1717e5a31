import type { SampleWarning, StatisticsProblem, Verdict } from '@grappe/engine/framework';
import type { Sentence } from './explain.ts';
import type { Formats } from './formats.ts';

interface Voice {
  readonly t: Sentence;
  readonly formats: Formats;
}

/** Numbers as they are read in a sentence: whole ones as they are, shares and coefficients to two decimals. */
function spoken(params: Readonly<Record<string, string | number>>, { formats }: Voice) {
  return Object.fromEntries(
    Object.entries(params).map(([key, value]) => [
      key,
      typeof value === 'number' ? formats.number(value, 2) : value,
    ]),
  );
}

/** Why an analysis cannot conclude, and the way out. */
export function explainStatisticsProblem(
  problem: StatisticsProblem,
  voice: Voice,
): { what: string; remedy: string } {
  const params = spoken(problem.params, voice);
  const key = `statistics:problem.${problem.code}`;
  return { what: voice.t(key, params), remedy: voice.t(`${key}_remedy`, params) };
}

/** What a sample cannot show, or what was done to it. Warnings of a matched comparison are told by the same keys. */
export function explainSampleWarning(
  warning: { readonly code: string; readonly params: SampleWarning['params'] | StatisticsProblem['params'] },
  voice: Voice,
): string {
  const count = warning.params['replaced'];
  const params = { ...spoken(warning.params, voice), ...(count === undefined ? {} : { count }) };
  return voice.t(`statistics:warning.${warning.code}`, params);
}

/** A judgement in plain words, with the value, the threshold and who proposed it. */
export function explainVerdict(verdict: Verdict, voice: Voice): string {
  const { t, formats } = voice;
  const { code, level, about, value, threshold, source } = verdict;
  const [first = '', second = ''] = about;
  const said = t(`statistics:verdict.${code}_${level}`, { first, second, way: about.join(' → ') });
  const figures = { value: formats.fixed(value, 3), threshold: formats.number(threshold, 3) };
  return `${t(`statistics:level.${level}`)} ${said} ${t('statistics:threshold', { ...figures, source: t(`statistics:source.${source}`) })}`;
}
