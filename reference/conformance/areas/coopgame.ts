import {
  airportEnsc,
  airportNucleolus,
  airportShapley,
  airportTau,
  aloneValues,
  banzhafOwenValue,
  banzhafValue,
  cisValue,
  divideClaims,
  enscValue,
  exactOwen,
  exactShapley,
  exactWeightedShapley,
  fractionText,
  gatelyValue,
  harsanyiDividends,
  hasGameCore,
  isConvex,
  isInGameCore,
  isSuperadditive,
  leastCoreExcess,
  makeGame,
  minimalRights,
  normalizedBanzhaf,
  nucleolus,
  owenValue,
  shapleyValue,
  tauValue,
  utopiaPayoff,
  weightedShapleyValue,
} from '@grappe/engine/shares';
import type { AirportGame, ClaimsRule, Game } from '@grappe/engine/shares';
import type { AreaAdapter, ConformanceCase, Json, JsonObject, KeyOutcome } from '../adapter.ts';
import { compareKey, firstDifference, toleranceOf, unsupportedKey } from '../compare.ts';
import type { Tolerance } from '../compare.ts';

/** Games are listed player by player up to this many users of an airport. */
const MAX_LISTED_USERS = 20;

type Compute = (expected: Json, reference: ConformanceCase) => unknown;
type Methods = Readonly<Record<string, Compute>>;

export const adapter: AreaAdapter = {
  area: 'coopgame',
  compare: (reference) => {
    const methods = methodsFor(reference.input as JsonObject);
    if (typeof methods === 'string') {
      return Object.keys(reference.expected).map((key) => unsupportedKey(key, methods));
    }
    return Object.entries(reference.expected).flatMap(([key, expected]) =>
      key === 'published'
        ? comparePublished(expected as JsonObject, methods, reference)
        : [compareOne(key, expected, methods, reference)],
    );
  },
};

/** The methods that this kind of input has, by expected key, or why there is none. */
function methodsFor(input: JsonObject): Methods | string {
  if (input['kind'] === 'airport cost game') return airportMethods(input);
  if ('estate' in input) return claimsMethods(input);
  const game = readGame(input);
  return typeof game === 'string' ? game : gameMethods(game);
}

function compareOne(key: string, expected: Json, methods: Methods, reference: ConformanceCase): KeyOutcome {
  const compute = methods[key];
  if (!compute) return unsupportedKey(key, 'the engine has no method of this name for such a game');
  return compareKey(key, expected, compute(expected, reference), toleranceFor(key, reference));
}

function toleranceFor(key: string, reference: ConformanceCase): Tolerance {
  const tolerance = toleranceOf(reference.tolerance);
  const looser = reference.tolerance['nucleolus_absolute'];
  const isNucleolus = key.endsWith('nucleolus') || key === 'least_core_epsilon';
  return isNucleolus && typeof looser === 'number' ? { ...tolerance, absolute: looser } : tolerance;
}

function readGame(input: JsonObject): Game | string {
  const players = input['players'];
  const kind = input['kind'] ?? 'gain';
  if (typeof players !== 'number') return 'the input names no number of players';
  if (kind !== 'gain' && kind !== 'cost') return `games of kind ${String(kind)} are not known`;
  const values = Array.isArray(input['v']) ? (input['v'] as number[]) : valuesByRule(input['rule'], players);
  return values === null ? 'the rule that gives v is not known' : makeGame(players, kind, values);
}

/** The only rule in words that reference files use so far. */
function valuesByRule(rule: Json | undefined, players: number): Float64Array | null {
  if (rule !== 'v(S) = (sum_{i in S} (i+1))^2') return null;
  const sums = new Float64Array(2 ** players);
  for (let mask = 1; mask < sums.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    sums[mask] = (sums[mask & (mask - 1)] as number) + lowest + 1;
  }
  return sums.map((sum) => sum * sum);
}

function gameMethods(game: Game): Methods {
  const shapley = () => shapleyValue(game);
  const owen = (expected: Json) => owenValue(game, unionsOf(expected));
  return {
    shapley,
    shapley_exact_fraction: () => exactShapley(game).map(fractionText),
    banzhaf: () => banzhafValue(game),
    banzhaf_normalized: () => normalizedBanzhaf(game),
    nucleolus: () => nucleolus(game, 'nucleolus')?.shares ?? null,
    prenucleolus: () => nucleolus(game, 'prenucleolus')?.shares ?? null,
    per_capita_nucleolus: () => nucleolus(game, 'per_capita_nucleolus')?.shares ?? null,
    tau_value: () => tauValue(game)?.shares ?? null,
    utopia_payoff: () => utopiaPayoff(game),
    minimal_rights: () => minimalRights(game),
    separable_costs: () => utopiaPayoff(game),
    alone: () => aloneValues(game),
    ensc: () => enscValue(game),
    cis_equal_surplus: () => cisValue(game),
    gately: () => gatelyValue(game),
    least_core_epsilon: () => leastCoreExcess(game),
    core_nonempty: () => hasGameCore(game),
    convex: () => isConvex(game),
    superadditive: () => isSuperadditive(game),
    shapley_in_core: () => isInGameCore(game, shapley()),
    harsanyi_dividends: () => harsanyiDividends(game),
    core_membership: (expected) =>
      (expected as { x: number[] }[]).map(({ x }) => ({ x, in_core: isInGameCore(game, x) })),
    owen: (expected) =>
      onlyAsked(expected, {
        unions: () => unionsOf(expected),
        value: () => owen(expected),
        value_exact_fraction: () => exactOwen(game, unionsOf(expected)).map(fractionText),
        banzhaf_owen: () => banzhafOwenValue(game, unionsOf(expected)),
      }),
    owen_value: (_expected, reference) => owen(reference.expected['owen'] ?? null),
    weighted_shapley: (expected) =>
      onlyAsked(expected, {
        weights: () => weightsOf(expected),
        value: () => weightedShapleyValue(game, weightsOf(expected)),
        value_exact_fraction: () => exactWeightedShapley(game, weightsOf(expected)).map(fractionText),
      }),
  };
}

/** The asked members of a compound expected value; one that we do not know is left out, and so fails. */
function onlyAsked(expected: Json, methods: Readonly<Record<string, () => unknown>>): object {
  const asked = Object.keys(expected as JsonObject).filter((key) => key in methods);
  return Object.fromEntries(asked.map((key) => [key, methods[key]?.()]));
}

function unionsOf(expected: Json): number[][] {
  return (expected as { unions: number[][] }).unions;
}

function weightsOf(expected: Json): number[] {
  return (expected as { weights: number[] }).weights;
}

function claimsMethods(input: JsonObject): Methods {
  const problem = { estate: input['estate'] as number, claims: input['claims'] as number[] };
  const rules: readonly ClaimsRule[] = [
    'proportional',
    'cea',
    'cel',
    'talmud',
    'random_arrival',
    'adjusted_proportional',
    'piniles',
    'reverse_talmud',
  ];
  return Object.fromEntries(
    rules.map((rule) => [
      rule,
      () => {
        const result = divideClaims(problem, rule);
        return result.kind === 'awarded' ? result.awards : null;
      },
    ]),
  );
}

function airportMethods(input: JsonObject): Methods {
  const game: AirportGame = {
    typeCost: input['type_cost'] as number[],
    typeCount: input['type_count'] as number[],
  };
  const types = game.typeCount.flatMap((count, type) => new Array<number>(Math.min(count, 1000)).fill(type));
  const byUser = (byType: readonly number[]) => types.map((type) => byType[type]);
  const byType: Methods = {
    shapley_per_player_by_type: () => airportShapley(game),
    nucleolus_per_player_by_type: () => airportNucleolus(game),
    tau_per_player_by_type: () => airportTau(game),
    ensc_per_player_by_type: () => airportEnsc(game),
  };
  if (types.length > MAX_LISTED_USERS) return byType;
  const listed = gameMethods(airportTable(types, game.typeCost));
  return {
    ...listed,
    ...byType,
    shapley: () => byUser(airportShapley(game)),
    nucleolus: () => byUser(airportNucleolus(game)),
    tau_value: () => byUser(airportTau(game)),
    ensc: () => byUser(airportEnsc(game)),
    player_type: () => types,
  };
}

function airportTable(types: readonly number[], typeCost: readonly number[]): Game {
  const costs = new Float64Array(2 ** types.length);
  for (let mask = 1; mask < costs.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const own = typeCost[types[lowest] as number] as number;
    costs[mask] = Math.max(costs[mask & (mask - 1)] as number, own);
  }
  return makeGame(types.length, 'cost', costs);
}

/**
 * Published figures are compared with the same methods. When the case's own expected value contradicts the published one, the
 * publisher used another definition: such a figure is left uncompared, and said so.
 */
function comparePublished(published: JsonObject, methods: Methods, reference: ConformanceCase): KeyOutcome[] {
  return Object.entries(published).map(([key, expected]) => {
    const name = `published.${key}`;
    const compute = methods[key];
    if (!compute) return unsupportedKey(name, 'the engine has no method of this name for such a game');
    const tolerance = toleranceFor(key, reference);
    const loose = { ...tolerance, absolute: Math.max(tolerance.absolute, printedPrecision(expected)) };
    const own = reference.expected[key];
    if (own !== undefined && firstDifference(own, expected, { absolute: 1e-4, relative: 1e-4 }) !== null) {
      return unsupportedKey(name, "the published figure is of another definition than the case's own value");
    }
    return compareKey(name, expected, compute(expected, reference), loose);
  });
}

/** Half a unit of the last printed decimal, for figures printed with at least five decimals; else 0. */
function printedPrecision(expected: Json): number {
  const numbers = (Array.isArray(expected) ? expected : [expected]).map(String);
  const places = Math.max(...numbers.map((text) => text.split('.')[1]?.length ?? 0));
  return places >= 5 ? 0.5 * 10 ** -places : 0;
}
