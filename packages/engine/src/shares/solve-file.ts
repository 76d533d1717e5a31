import type { AirportGame } from './airport.ts';
import type { ClaimsRule } from './claims.ts';
import type { ComparisonResult } from './compare-rules.ts';
import type { Shape } from './file-shape.ts';
import type { IncubatorRequest, IncubatorResult } from './incubator/types.ts';
import type { LifeRequest, LifeResult, SettlementRequest, SettlementResult } from './settlement/types.ts';
import type {
  GainScheme,
  OutlookRequest,
  OutlookResult,
  SimulationRequest,
  SimulationResult,
} from './gains/types.ts';
import type {
  BudgetFile,
  InvalidShares,
  ShareOptions,
  ShareProblem,
  SharingRule,
  SolveResult,
} from './types.ts';
import { airportEnsc, airportNucleolus, airportShapley, airportTau } from './airport.ts';
import { CLAIMS_RULES, divideClaims } from './claims.ts';
import { SHARING_RULES } from './types.ts';
import { compareRules } from './compare-rules.ts';
import { gainsOutlook } from './gains/gains-outlook.ts';
import { isFields } from './check-budget.ts';
import { settleCosts } from './settlement/settle-costs.ts';
import { settleLife } from './settlement/settle-life.ts';
import { shapeProblems } from './file-shape.ts';
import { shareIncubator } from './incubator/share-incubator.ts';
import { simulateContracts } from './gains/simulate-contracts.ts';
import { solveGame } from './solve-game.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a file asks for, told by its fields. */
export type ShareFileKind =
  'game' | 'budget' | 'claims' | 'airport' | 'outlook' | 'simulation' | 'settlement' | 'life' | 'incubator';

export interface DividedClaims {
  readonly kind: 'awards';
  readonly claimants: readonly string[];
  readonly claims: readonly number[];
  readonly estate: number;
  readonly rules: readonly { readonly rule: ClaimsRule; readonly awards: readonly number[] }[];
}

export const AIRPORT_RULES = ['shapley', 'nucleolus', 'tau', 'ensc'] as const;
export type AirportRule = (typeof AIRPORT_RULES)[number];

export interface DividedAirport {
  readonly kind: 'airport';
  readonly types: readonly {
    readonly name: string;
    readonly cost: number;
    readonly users: number;
  }[];
  /** What one user of each type pays. */
  readonly rules: readonly { readonly rule: AirportRule; readonly perUser: readonly number[] }[];
}

export interface SolvedByRules {
  readonly kind: 'by_rules';
  readonly results: readonly { readonly rule: SharingRule; readonly result: SolveResult }[];
}

export type ShareFileResult =
  | SolveResult
  | ComparisonResult
  | SolvedByRules
  | DividedClaims
  | DividedAirport
  | OutlookResult
  | SimulationResult
  | SettlementResult
  | LifeResult
  | IncubatorResult;

/** Every rule that a file can be solved by; which ones a file knows depends on its kind. */
export const FILE_RULES: readonly string[] = [...new Set([...SHARING_RULES, ...CLAIMS_RULES])];

/** Told by the first of these fields that is there. */
const TELLING: readonly (readonly [field: string, kind: ShareFileKind])[] = [
  ['prospects', 'outlook'],
  ['scenarios', 'simulation'],
  ['actual', 'settlement'],
  ['groups', 'incubator'],
  ['budget', 'budget'],
  ['estate', 'claims'],
  ['typeCost', 'airport'],
  ['type_cost', 'airport'],
  ['from', 'life'],
];

export function shareFileKind(content: Fields): ShareFileKind {
  return TELLING.find(([field]) => field in content)?.[1] ?? 'game';
}

/**
 * Solves any file of shares: a game by its values, a budget, claims, an airport, gains to come, scenarios of contracts, a
 * settlement, the life of a group, an incubator (docs/cli.md has the fields of each). Without a rule, the rules that
 * the file allows, side by side. A published reference case is read by its `input`. The content is not trusted: every
 * problem comes back with its place.
 */
export function solveShareFile(content: unknown, rule: string | null): ShareFileResult {
  if (!isFields(content)) return invalid([{ code: 'not_an_object', path: '', params: {} }]);
  if (isFields(content['input']) && !('v' in content)) return solveShareFile(content['input'], rule);
  const kind = shareFileKind(content);
  if (kind === 'game' || kind === 'budget') return solveByRules(content, kind, rule);
  if (kind === 'claims') return solveClaims(content, rule);
  if (kind === 'airport') return solveAirport(content, rule);
  const asked = rule === null ? content : { ...content, rule };
  const problems = [...shapeProblems(asked, SHAPES[kind]), ...ruleProblems(asked, kind)];
  if (problems.length > 0) return invalid(problems);
  return SOLVERS[kind](asked);
}

function invalid(problems: readonly ShareProblem[]): InvalidShares {
  return { kind: 'invalid', problems };
}

type RequestKind = 'outlook' | 'simulation' | 'settlement' | 'life' | 'incubator';

const SOLVERS: Record<RequestKind, (content: Fields) => ShareFileResult> = {
  outlook: (content) => gainsOutlook(withScheme(content) as unknown as OutlookRequest),
  simulation: (content) => simulateContracts(withScheme(content) as unknown as SimulationRequest),
  settlement: (content) => settleCosts(content as unknown as SettlementRequest),
  life: (content) => settleLife(content as unknown as LifeRequest),
  incubator: (content) => shareIncubator(content as unknown as IncubatorRequest),
};

/** A scheme without a bonus or a pool, or no scheme, has none of them. */
function withScheme(content: Fields): Fields {
  const { bonus = null, pool = null } = (content['scheme'] ?? {}) as Partial<GainScheme>;
  return { ...content, scheme: { bonus, pool } };
}

const CONTRACT: Readonly<Record<string, Shape>> = { id: 'text', partnerId: 'text' };
const SCHEME: Shape = {
  optional: { inside: { bonus: { optional: 'fields' }, pool: { optional: 'fields' } } },
};
const SHAPES: Record<RequestKind, Readonly<Record<string, Shape>>> = {
  outlook: {
    budget: 'fields',
    partners: { items: { id: 'text' } },
    prospects: { items: CONTRACT },
    horizonMonths: 'number',
    scheme: SCHEME,
    territory: { optional: { inside: { partners: { items: { id: 'text' } } } } },
  },
  simulation: {
    currency: 'text',
    partnerIds: 'texts',
    scheme: SCHEME,
    scenarios: { items: { id: 'text', contracts: { items: CONTRACT } } },
    costsCents: { optional: 'fields' },
  },
  settlement: {
    budget: 'fields',
    actual: 'fields',
    partners: { items: { id: 'text' } },
    paidCents: 'fields',
  },
  life: {
    currency: 'text',
    from: 'text',
    to: 'text',
    at: { optional: 'text' },
    lines: { items: { id: 'text' } },
    partners: { items: { id: 'text' } },
    usage: { optional: { items: { partnerId: 'text', on: 'text', days: 'number' } } },
    paidCents: 'fields',
  },
  incubator: {
    budget: {
      inside: {
        currency: 'text',
        lines: { items: { id: 'text', groups: { optional: 'texts' } } },
        subsidies: { optional: { items: { id: 'text', lines: { optional: 'texts' } } } },
      },
    },
    groups: { items: { id: 'text', partners: { items: { id: 'text' } } } },
  },
};

/** A settlement or an outlook says by which rule the costs are shared, in the file or beside it. */
function ruleProblems(content: Fields, kind: RequestKind): ShareProblem[] {
  if (kind === 'incubator' || kind === 'simulation') return [];
  const rule = content['rule'];
  if (rule === undefined) return [{ code: 'required', path: 'rule', params: {} }];
  return SHARING_RULES.some((known) => known === rule)
    ? []
    : [{ code: 'unknown_rule', path: 'rule', params: { rule: String(rule) } }];
}

function solveByRules(content: Fields, kind: 'game' | 'budget', rule: string | null): ShareFileResult {
  if (rule !== null) return onePartner(content, kind) ?? solveGame(content, rule);
  if (kind === 'budget') {
    const { budget, partners, weights, unions, seed, samples, candidates } = content as unknown as BudgetFile;
    const given = Object.entries({ weights, unions, seed, samples, candidates });
    const options: ShareOptions = Object.fromEntries(given.filter(([, value]) => (value ?? null) !== null));
    return compareRules(budget, partners, options);
  }
  const results = TABLE_RULES.filter((one) => hasItsOption(one, content)).map((one) => ({
    rule: one,
    result: solveGame(content, one),
  }));
  const broken = results.find(({ result }) => result.kind === 'invalid')?.result;
  return broken ?? { kind: 'by_rules', results };
}

/** A budget for one firm has nothing to share. */
function onePartner(content: Fields, kind: 'game' | 'budget'): InvalidShares | null {
  const partners = content['partners'];
  if (kind === 'game' || !Array.isArray(partners) || partners.length !== 1) return null;
  const first: unknown = partners[0];
  const partner = isFields(first) && typeof first['id'] === 'string' ? first['id'] : '';
  return invalid([{ code: 'one_partner', path: 'partners', params: { partner } }]);
}

/** Rules of a game given by its values, without those that read facts of firms. */
const TABLE_RULES = SHARING_RULES.filter(
  (rule) => !['turnover', 'headcount', 'days', 'alone'].includes(rule),
);

function hasItsOption(rule: SharingRule, content: Fields): boolean {
  if (rule === 'weighted_shapley') return 'weights' in content;
  return rule !== 'owen' || 'unions' in content;
}

function solveClaims(content: Fields, rule: string | null): ShareFileResult {
  const problems = shapeProblems(content, {
    estate: 'number',
    claims: 'numbers',
    claimants: { optional: 'texts' },
  });
  const asked = CLAIMS_RULES.filter((one) => rule === null || one === rule);
  if (asked.length === 0)
    problems.push({ code: 'unknown_rule', path: 'rule', params: { rule: String(rule) } });
  if (problems.length > 0) return invalid(problems);
  const estate = content['estate'] as number;
  const claims = content['claims'] as number[];
  const names = content['claimants'] as string[] | null | undefined;
  if (names && names.length !== claims.length) return wrongLength('claimants', claims.length, names.length);
  if (claims.length === 0) return invalid([{ code: 'no_partners', path: 'claims', params: {} }]);
  const rules: { rule: ClaimsRule; awards: readonly number[] }[] = [];
  for (const one of asked) {
    const result = divideClaims({ estate, claims }, one);
    if (result.kind === 'awarded') rules.push({ rule: one, awards: result.awards });
    else if (result.code !== 'too_many_claimants' || rule !== null) return claimsProblem(result, claims);
  }
  const claimants = names ?? claims.map((_, index) => String(index));
  return { kind: 'awards', claimants, claims, estate, rules };
}

function wrongLength(path: string, expected: number, got: number): InvalidShares {
  return invalid([{ code: 'wrong_length', path, params: { expected, got } }]);
}

function claimsProblem(
  { code, params }: Extract<ReturnType<typeof divideClaims>, { kind: 'invalid_claims' }>,
  claims: readonly number[],
): InvalidShares {
  const at = params.index === undefined ? 'estate' : `claims[${params.index}]`;
  const value = params.index === undefined ? 0 : (claims[params.index] as number);
  if (code === 'estate_above_claims') return invalid([{ code, path: 'estate', params: {} }]);
  if (code === 'too_many_claimants')
    return invalid([{ code: 'too_many_players', path: 'claims', params: { count: claims.length, max: 20 } }]);
  if (code === 'not_finite') return invalid([{ code, path: at, params: {} }]);
  return invalid([{ code: 'negative_amount', path: at, params: { value, min: 0 } }]);
}

const AIRPORT_SOLVERS: Record<AirportRule, (game: AirportGame) => number[]> = {
  shapley: airportShapley,
  nucleolus: airportNucleolus,
  tau: airportTau,
  ensc: airportEnsc,
};

/** An airport game, with the fields of the published files (`type_cost`) or ours (`typeCost`). */
function solveAirport(content: Fields, rule: string | null): ShareFileResult {
  const suffix = 'typeCost' in content ? ['Cost', 'Count', 'Names'] : ['_cost', '_count', '_names'];
  const [cost, count, names] = suffix.map((end) => `type${end}`) as [string, string, string];
  const problems = shapeProblems(content, {
    [cost]: 'numbers',
    [count]: 'numbers',
    [names]: { optional: 'texts' },
  });
  const asked = AIRPORT_RULES.filter((one) => rule === null || one === rule);
  if (asked.length === 0)
    problems.push({ code: 'unknown_rule', path: 'rule', params: { rule: String(rule) } });
  if (problems.length > 0) return invalid(problems);
  const typeCost = content[cost] as number[];
  const typeCount = content[count] as number[];
  const given = content[names] as string[] | null | undefined;
  if (typeCost.length === 0) return invalid([{ code: 'no_partners', path: cost, params: {} }]);
  if (typeCount.length !== typeCost.length) return wrongLength(count, typeCost.length, typeCount.length);
  if (given && given.length !== typeCost.length) return wrongLength(names, typeCost.length, given.length);
  const odd = [...oddValues(typeCost, cost, 0), ...oddValues(typeCount, count, 1)];
  if (odd.length > 0) return invalid(odd);
  const game = { typeCost, typeCount };
  return {
    kind: 'airport',
    types: typeCost.map((value, index) => ({
      name: given?.[index] ?? String(index),
      cost: value,
      users: typeCount[index] as number,
    })),
    rules: asked.map((one) => ({ rule: one, perUser: AIRPORT_SOLVERS[one](game) })),
  };
}

/** Costs below zero, users that are not whole or none. */
function oddValues(values: readonly number[], path: string, min: number): ShareProblem[] {
  return values.flatMap((value, index): ShareProblem[] => {
    const at = `${path}[${index}]`;
    if (value < min) return [{ code: 'negative_amount', path: at, params: { value, min } }];
    const isWhole = min === 0 || Number.isInteger(value);
    return isWhole ? [] : [{ code: 'wrong_type', path: at, params: { expected: 'whole number' } }];
  });
}
