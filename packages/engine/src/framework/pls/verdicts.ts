import type { PlsEstimate } from './estimate.ts';
import type { BootstrappedFigure } from './bootstrap.ts';

export type VerdictLevel = 'good' | 'watch' | 'bad';

export type VerdictCode =
  | 'loading'
  | 'alpha'
  | 'rho_c'
  | 'rho_a'
  | 'ave'
  | 'htmt'
  | 'htmt_interval'
  | 'item_vif'
  | 'predictor_vif'
  | 'r_squared'
  | 'f_squared'
  | 'path'
  | 'indirect';

/** Where a threshold comes from. */
export type ThresholdSource =
  'hair_2019' | 'fornell_larcker_1981' | 'henseler_2015' | 'cohen_1988' | 'hair_2011' | 'hayes_2013';

/** One judgement: what was looked at, its value, the threshold and who proposed it. */
export interface Verdict {
  readonly code: VerdictCode;
  readonly level: VerdictLevel;
  /** Names of items or constructs that it is about. */
  readonly about: readonly string[];
  readonly value: number;
  readonly threshold: number;
  readonly source: ThresholdSource;
}

/** The thresholds in use: an item or a construct is good beyond the first, bad beyond the second. */
export const THRESHOLDS = {
  loading: { good: 0.708, bad: 0.4, source: 'hair_2019' },
  reliability: { good: 0.7, bad: 0.6, source: 'hair_2019' },
  redundancy: { good: 0.95, source: 'hair_2019' },
  ave: { good: 0.5, bad: 0.4, source: 'fornell_larcker_1981' },
  htmt: { good: 0.85, bad: 0.9, source: 'henseler_2015' },
  vif: { good: 3, bad: 5, source: 'hair_2019' },
  rSquared: { good: 0.5, bad: 0.25, source: 'hair_2011' },
  fSquared: { good: 0.15, bad: 0.02, source: 'cohen_1988' },
} as const;

type Thresholds = { readonly good: number; readonly bad: number; readonly source: ThresholdSource };

const atLeast = (value: number, { good, bad }: Thresholds): VerdictLevel =>
  value >= good ? 'good' : value >= bad ? 'watch' : 'bad';
const atMost = (value: number, { good, bad }: Thresholds): VerdictLevel =>
  value < good ? 'good' : value < bad ? 'watch' : 'bad';

/** Judgements on a model: items, constructs, pairs of constructs, paths and effects; those of the bootstrap when given. O(items + pairs). */
export function judgePls(estimate: PlsEstimate, figures: readonly BootstrappedFigure[] = []): Verdict[] {
  return [
    ...measurementVerdicts(estimate),
    ...pairVerdicts(estimate),
    ...pathVerdicts(estimate),
    ...figures.flatMap(figureVerdict),
  ];
}

function measurementVerdicts({ items, reliability, model }: PlsEstimate): Verdict[] {
  const size = new Map(model.constructs.map(({ name, items: own }) => [name, own.length]));
  const reflective = new Set(
    model.constructs.filter(({ weights }) => weights !== 'B').map(({ name }) => name),
  );
  const several = (construct: string): boolean => (size.get(construct) ?? 1) > 1;
  const ofItems = items
    .filter(({ construct }) => several(construct))
    .flatMap(({ construct, item, loading, vif }) => [
      ...(reflective.has(construct)
        ? [
            {
              ...asked('loading', atLeast(loading, THRESHOLDS.loading), [item, construct], loading),
              threshold: THRESHOLDS.loading.good,
              source: THRESHOLDS.loading.source,
            },
          ]
        : []),
      ...(vif === null || reflective.has(construct)
        ? []
        : [
            {
              ...asked('item_vif', atMost(vif, THRESHOLDS.vif), [item, construct], vif),
              threshold: THRESHOLDS.vif.bad,
              source: THRESHOLDS.vif.source,
            },
          ]),
    ]);
  const ofConstructs = reliability
    .filter(({ construct }) => several(construct) && reflective.has(construct))
    .flatMap(({ construct, alpha, rhoC, rhoA, ave }) => [
      reliabilityVerdict('alpha', construct, alpha),
      reliabilityVerdict('rho_a', construct, rhoA),
      reliabilityVerdict('rho_c', construct, rhoC),
      {
        ...asked('ave', atLeast(ave, THRESHOLDS.ave), [construct], ave),
        threshold: THRESHOLDS.ave.good,
        source: THRESHOLDS.ave.source,
      },
    ]);
  return [...ofItems, ...ofConstructs];
}

const asked = (code: VerdictCode, level: VerdictLevel, about: readonly string[], value: number) => ({
  code,
  level,
  about,
  value,
});

/** Too low is unreliable; too high says that the items repeat each other. */
function reliabilityVerdict(code: VerdictCode, construct: string, value: number): Verdict {
  const { reliability, redundancy } = THRESHOLDS;
  if (value > redundancy.good) {
    return {
      ...asked(code, 'watch', [construct], value),
      threshold: redundancy.good,
      source: redundancy.source,
    };
  }
  const level = atLeast(value, reliability);
  return {
    ...asked(code, level, [construct], value),
    threshold: reliability.good,
    source: reliability.source,
  };
}

function pairVerdicts({ pairs, model }: PlsEstimate): Verdict[] {
  const formative = new Set(
    model.constructs.filter(({ weights }) => weights === 'B').map(({ name }) => name),
  );
  return pairs.flatMap(({ first, second, htmt }): Verdict[] =>
    htmt === null || formative.has(first) || formative.has(second)
      ? []
      : [
          {
            ...asked('htmt', atMost(htmt, THRESHOLDS.htmt), [first, second], htmt),
            threshold: THRESHOLDS.htmt.good,
            source: THRESHOLDS.htmt.source,
          },
        ],
  );
}

function pathVerdicts({ paths, explained }: PlsEstimate): Verdict[] {
  return [
    ...paths.flatMap(({ from, to, vif, fSquared }): Verdict[] => [
      ...(vif === null
        ? []
        : [
            {
              ...asked('predictor_vif', atMost(vif, THRESHOLDS.vif), [from, to], vif),
              threshold: THRESHOLDS.vif.bad,
              source: THRESHOLDS.vif.source,
            },
          ]),
      ...(fSquared === null
        ? []
        : [
            {
              ...asked('f_squared', atLeast(fSquared, THRESHOLDS.fSquared), [from, to], fSquared),
              threshold: THRESHOLDS.fSquared.bad,
              source: THRESHOLDS.fSquared.source,
            },
          ]),
    ]),
    ...explained.map(({ construct, rSquared }): Verdict => ({
      ...asked('r_squared', atLeast(rSquared, THRESHOLDS.rSquared), [construct], rSquared),
      threshold: THRESHOLDS.rSquared.bad,
      source: THRESHOLDS.rSquared.source,
    })),
  ];
}

/** An interval that holds 0 says that nothing is shown; one of HTMT that reaches 1 that two constructs may be one. */
function figureVerdict({ figure, summary }: BootstrappedFigure): Verdict[] {
  if (summary === null) return [];
  const { low, high } = summary.percentile;
  if (figure.kind === 'path' || figure.kind === 'indirect') {
    const about = figure.kind === 'path' ? [figure.from, figure.to] : figure.through;
    const level: VerdictLevel = low > 0 || high < 0 ? 'good' : 'watch';
    return [{ ...asked(figure.kind, level, about, summary.estimate), threshold: 0, source: 'hayes_2013' }];
  }
  if (figure.kind !== 'htmt') return [];
  const level: VerdictLevel = high < THRESHOLDS.htmt.bad ? 'good' : high < 1 ? 'watch' : 'bad';
  return [
    {
      ...asked('htmt_interval', level, [figure.first, figure.second], high),
      threshold: 1,
      source: 'henseler_2015',
    },
  ];
}
