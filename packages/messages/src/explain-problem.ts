import type { Sentence } from './explain.ts';

/** `{ code, params }` as the contracts carry it. */
export interface ProblemFacts {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

/** What went wrong and the way out. `closest` names, when there are some, are offered in brackets. */
export function explainProblem(problem: ProblemFacts, t: Sentence): { what: string; remedy: string } {
  const closest = problem.params['closest'];
  const suggestions =
    typeof closest === 'string' && closest !== '' ? t('terms:word.closest', { closest }) : '';
  const { category, day } = problem.params;
  const params = {
    ...problem.params,
    suggestions,
    ...(typeof category === 'string' ? { category: t(`terms:exchange.${category}`) } : {}),
    ...(typeof day === 'string' ? { day: Date.parse(day) } : {}),
    ...named(problem.params, t),
  };
  return { what: t(`errors:${problem.code}`, params), remedy: t(`errors:${problem.code}_remedy`, params) };
}

/** Params that are codes, and the terms that say them. */
const terms = {
  fault: 'fault',
  part: 'part',
  sharingRule: 'rule',
  shareFact: 'share_fact',
  instrumentFault: 'instrument_fault',
} as const;

const named = (params: ProblemFacts['params'], t: Sentence): Record<string, string> =>
  Object.fromEntries(
    Object.entries(terms).flatMap(([name, term]) => {
      const code = params[name];
      return typeof code === 'string' ? [[name, t(`terms:${term}.${code}`)]] : [];
    }),
  );
