import type {
  AnalysisDetail,
  ChangeResult,
  MatchedResult,
  MediationResult,
  PlsResult,
} from '@grappe/contracts/api';
import { explainSampleWarning, explainStatisticsProblem } from './explain-statistics.ts';
import type { Sentence } from './explain.ts';
import type { Formats } from './formats.ts';
import type { Language } from './namespaces.ts';

interface Voice {
  readonly t: Sentence;
  readonly formats: Formats;
  readonly language: Language;
}

/** What an analysis lets one say, and what to be wary of, in sentences. */
export interface ToldAnalysis {
  readonly answers: readonly string[];
  readonly cautions: readonly string[];
}

type Told = Pick<AnalysisDetail, 'labels' | 'kind' | 'settings' | 'result'>;

const chain = ['constraints', 'mechanisms', 'capabilities', 'results'];
const shownBelow = 0.05;

/** What a column is called: a layer, a known fact, or the words of the instrument. */
export function nameColumn(
  column: string,
  { t, language }: Pick<Voice, 't' | 'language'>,
  labels: Told['labels'],
): string {
  if (chain.includes(column)) return t(`proof:layer.${column}`);
  if (column.startsWith('known_')) return t(`proof:known.${column.slice('known_'.length)}`);
  if (column === 'stratum') return t('proof:stratum');
  const wave = /^wave (\d+)$/.exec(column);
  if (wave !== null) return t('proof:wave_number', { wave: wave[1] ?? '' });
  return labels[column]?.[language] ?? column;
}

/** Sentences of an analysis that ended; nothing as long as it has not. */
export function tellAnalysis(detail: Told, voice: Voice): ToldAnalysis {
  const { result } = detail;
  const name = (column: string): string => nameColumn(column, voice, detail.labels);
  const teller = { ...voice, name, detail };
  switch (result?.kind) {
    case 'pls':
      return tellPls(result, teller);
    case 'mediation':
      return tellMediation(result, teller);
    case 'change':
      return tellChange(result, teller);
    case 'matched':
      return tellMatched(result, teller);
    case 'not_concluded':
    case undefined:
      return { answers: [], cautions: [] };
  }
}

interface Teller extends Voice {
  readonly name: (column: string) => string;
  readonly detail: Told;
}

/** A coefficient with its limits, to three decimals. */
const figures = (
  { formats }: Voice,
  value: number,
  { low, high }: { readonly low: number; readonly high: number },
) => ({ value: formats.fixed(value, 3), low: formats.fixed(low, 3), high: formats.fixed(high, 3) });

const leavesOutZero = ({ low, high }: { readonly low: number; readonly high: number }): boolean =>
  low > 0 || high < 0;

function tellPls(result: PlsResult, teller: Teller): ToldAnalysis {
  const { t, formats, detail, name } = teller;
  const { estimate, bootstrap, sample, groups } = result;
  const cautions = [
    ...sample.warnings.map((warning) => explainSampleWarning(warning, teller)),
    ...(bootstrap !== null && bootstrap.failed > 0
      ? [t('proof:careful.failed', { count: bootstrap.failed })]
      : []),
  ];
  if (detail.kind === 'measurement') return { answers: tellMeasurement(result, teller), cautions };
  cautions.push(t('proof:careful.one_moment'), needed(sample, teller));
  const explained = estimate.explained.map(({ construct, rSquared }) =>
    t('proof:answer.explains', { name: name(construct), share: formats.percent(rSquared) }),
  );
  if (groups !== null) {
    const differing = groups.paths.filter(({ permutationP }) => permutationP < shownBelow);
    const told = differing.map(({ from, to, first, second, permutationP }) =>
      t('proof:answer.groups_differ', {
        from: name(from),
        to: name(to),
        first: formats.fixed(first, 2),
        second: formats.fixed(second, 2),
        p: formats.fixed(permutationP, 3),
      }),
    );
    const other = groups.invariance.filter(({ holds }) => !holds);
    cautions.push(
      ...other.map(({ construct }) => t('proof:answer.not_invariant', { name: name(construct) })),
    );
    return { answers: told.length > 0 ? told : [t('proof:answer.groups_same')], cautions };
  }
  return {
    answers: [...chainAnswer(result, teller), ...pathsAnswer(result, teller), ...explained],
    cautions,
  };
}

const needed = ({ needed: rows, rows: there }: PlsResult['sample'], { t, formats }: Voice): string => {
  const [small = 0, medium = 0, large = 0] = rows.map((one) => one.rows);
  return t('proof:careful.needed', {
    small: formats.number(small),
    medium: formats.number(medium),
    large: formats.number(large),
    rows: formats.number(there),
  });
};

function chainAnswer({ bootstrap }: PlsResult, teller: Teller): string[] {
  if (bootstrap === null) return [teller.t('proof:answer.no_interval')];
  const found = bootstrap.figures.find(
    ({ figure }) => figure.kind === 'indirect' && figure.through.join() === chain.join(),
  )?.summary;
  if (found === undefined || found === null) return [];
  const shown = leavesOutZero(found.percentile);
  const params = figures(teller, found.estimate, found.percentile);
  return [teller.t(`proof:answer.${shown ? 'chain_shown' : 'chain_not_shown'}`, params)];
}

function pathsAnswer({ estimate, bootstrap }: PlsResult, { t }: Teller): string[] {
  if (bootstrap === null) return [];
  const shown = bootstrap.figures.filter(
    ({ figure, summary }) => figure.kind === 'path' && summary !== null && leavesOutZero(summary.percentile),
  );
  return [t('proof:answer.paths', { count: shown.length, all: estimate.paths.length })];
}

const measuring = new Set(['loading', 'alpha', 'rho_a', 'rho_c', 'ave', 'htmt', 'htmt_interval', 'item_vif']);

function tellMeasurement({ verdicts }: PlsResult, { t, formats }: Teller): string[] {
  const own = verdicts.filter(({ code }) => measuring.has(code));
  if (!own.some(({ code }) => code === 'alpha')) return [t('proof:answer.measures_singly')];
  const count = (level: string): number => own.filter((one) => one.level === level).length;
  const params = {
    all: formats.number(own.length),
    good: formats.number(count('good')),
    watch: formats.number(count('watch')),
    bad: formats.number(count('bad')),
  };
  const how = count('bad') > 0 ? 'badly' : count('watch') > 0 ? 'partly' : 'well';
  return [t(`proof:answer.measures_${how}`, params)];
}

function tellMediation({ mediation, sample }: MediationResult, teller: Teller): ToldAnalysis {
  const { t, formats, name } = teller;
  const { model, effects } = mediation;
  const told = effects.flatMap(({ effect, estimate, bootstrap }) => {
    if (effect.kind !== 'indirect' || bootstrap === null) return [];
    return [
      t(`proof:answer.${leavesOutZero(bootstrap.percentile) ? 'through_shown' : 'through_not_shown'}`, {
        cause: name(model.cause),
        outcome: name(model.outcome),
        way: formats.list(effect.through.map(name)),
        ...figures(teller, estimate, bootstrap.percentile),
      }),
    ];
  });
  const cautions = [
    ...sample.warnings.map((warning) => explainSampleWarning(warning, teller)),
    ...(mediation.failed > 0 ? [t('proof:careful.failed', { count: mediation.failed })] : []),
    t('proof:careful.one_moment'),
    needed(sample, teller),
  ];
  return { answers: told.length > 0 ? told : [t('proof:answer.no_interval')], cautions };
}

function tellChange({ changes, effects }: ChangeResult, teller: Teller): ToldAnalysis {
  const { t, formats, name, detail } = teller;
  const measured = changes.flatMap((one) => (one.kind === 'change' ? [one] : []));
  const moved = measured.filter(({ p }) => p < shownBelow);
  const signed = (value: number): string => `${value > 0 ? '+' : ''}${formats.fixed(value, 2)}`;
  const told = moved.map(({ column, change, interval }) =>
    t(`proof:answer.${change > 0 ? 'rose' : 'fell'}`, {
      name: name(column),
      change: signed(change),
      low: signed(interval.low),
      high: signed(interval.high),
    }),
  );
  const outcome = name(detail.settings.change?.outcome ?? 'results');
  const within =
    effects.kind === 'fixed_effects'
      ? effects.coefficients.flatMap((one) =>
          one.p < shownBelow && !one.name.startsWith('wave ')
            ? [
                t('proof:answer.goes_with', {
                  name: name(one.name),
                  outcome,
                  value: signed(one.estimate),
                  p: formats.fixed(one.p, 3),
                }),
              ]
            : [],
        )
      : [];
  const leavers = Math.max(0, ...measured.map((one) => one.leavers));
  const untold = changes.flatMap((one) =>
    one.kind === 'change'
      ? []
      : one.problems.map((found) => ({
          name: name(one.column),
          what: explainStatisticsProblem(found, teller).what,
        })),
  );
  return {
    answers: [...(told.length > 0 ? told : [t('proof:answer.still')]), ...within],
    cautions: [
      ...(leavers > 0 ? [t('proof:careful.leavers', { count: leavers })] : []),
      ...(measured.length > 1 ? [t('proof:careful.several_tests', { tests: measured.length })] : []),
      ...(effects.kind === 'not_concluded'
        ? effects.problems.map((found) => explainStatisticsProblem(found, teller).what)
        : []),
      ...untold.map((one) => t('proof:careful.partly', one)),
    ],
  };
}

function tellMatched({ comparison, outcome, measuredBefore }: MatchedResult, teller: Teller): ToldAnalysis {
  const { t, formats, name } = teller;
  const { difference, interval, pairCount, warnings } = comparison;
  const how = interval.low > 0 ? 'better' : interval.high < 0 ? 'worse' : 'alike';
  const params = { name: name(outcome), pairs: formats.number(pairCount) };
  const told = t(`proof:answer.${how}`, { ...params, ...figures(teller, difference, interval) });
  return {
    answers: [told],
    cautions: [
      ...warnings.map((warning) => {
        const { covariate } = warning.params;
        const named = covariate === undefined ? {} : { covariate: name(String(covariate)) };
        return explainSampleWarning({ ...warning, params: { ...warning.params, ...named } }, teller);
      }),
      ...(measuredBefore ? [] : [t('proof:careful.same_time')]),
    ],
  };
}
