/**
 * Times of fair shares by number of players: `node bench/shares/shares.bench.ts`. The Shapley value of 20 players is printed as
 * ratios to reference programs, the others against the project's aims. Medians of five runs (of one above two seconds).
 */
import {
  compareRules,
  fewestTransfers,
  gainsOutlook,
  makeGame,
  nucleolus,
  owenValue,
  sampleShapley,
  shapleyValue,
  shareCosts,
  shareIncubator,
  weightedShapleyValue,
} from '@grappe/engine/shares';
import type { Budget, ContractProspect, Game, Partner } from '@grappe/engine/shares';
import reference from './reference-times.json' with { type: 'json' };

/** A shared manager: a fixed cost, and each market of the union paid once; markets spread evenly by a fixed pattern. */
function costOf(mask: number): number {
  let markets = 0;
  for (let left = mask; left !== 0; left &= left - 1) {
    const player = 31 - Math.clz32(left & -left);
    markets |= (Math.imul(player + 1, 0x9e3779b1) >>> 9) & 0x3ff;
  }
  let cost = mask === 0 ? 0 : 5_200_000;
  for (; markets !== 0; markets &= markets - 1) cost += 450_000;
  return cost;
}

function costTable(players: number): Game {
  return makeGame(
    players,
    'cost',
    Float64Array.from({ length: 2 ** players }, (_, mask) => costOf(mask)),
  );
}

/** Gains with no structure: the same for every run (linear congruential generator). */
function randomTable(players: number): Game {
  let state = 12345;
  const values = Float64Array.from({ length: 2 ** players }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return state / 4294967.296;
  });
  values[0] = 0;
  return makeGame(players, 'gain', values);
}

function secondsOf(run: () => unknown): number {
  const times: number[] = [];
  do {
    const start = performance.now();
    run();
    times.push((performance.now() - start) / 1000);
  } while (times.length < 5 && (times[0] as number) < 2);
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] as number;
}

function print(label: string, seconds: number, aim?: number): void {
  const against = aim === undefined ? '' : `   aim ${aim} s: ${(seconds / aim).toFixed(4)} of it`;
  console.log(`${label.padEnd(52)} ${seconds.toFixed(4)} s${against}`);
}

function benchValues(): void {
  const game = randomTable(20);
  const seconds = secondsOf(() => shapleyValue(game));
  print('Shapley, 20 players, table given', seconds);
  for (const [program, theirs] of Object.entries(reference.seconds)) {
    console.log(
      `   ${program}: ${theirs} s, ratio ${(seconds / theirs).toFixed(3)} (${(theirs / seconds).toFixed(1)} times faster)`,
    );
  }
  const aims = reference.limits.seconds;
  print(
    'Shapley, 20 players, from a function',
    secondsOf(() => shapleyValue(costTable(20))),
    aims['Shapley of 20 players from a function'],
  );
  print(
    'weighted Shapley, 20 players',
    secondsOf(() =>
      weightedShapleyValue(
        game,
        Array.from({ length: 20 }, (_, i) => i + 1),
      ),
    ),
  );
  const unions = [0, 5, 10, 15].map((first) => [0, 1, 2, 3, 4].map((i) => first + i));
  print(
    'Owen, 4 groups of 5',
    secondsOf(() => owenValue(game, unions)),
    aims['Owen, 4 groups of 5'],
  );
}

function benchNucleolus(): void {
  for (const players of [8, 12, 15, 16, 18]) {
    const aim = players === 12 ? reference.limits.seconds['nucleolus of 12 players'] : undefined;
    const shared = costTable(players);
    const random = randomTable(players);
    print(
      `nucleolus, ${players} players, shared manager`,
      secondsOf(() => nucleolus(shared, 'nucleolus')),
      aim,
    );
    print(
      `prenucleolus, ${players} players, random`,
      secondsOf(() => nucleolus(random, 'prenucleolus')),
      aim,
    );
  }
}

const budget: Budget = {
  currency: 'EUR',
  lines: [
    { id: 'salary', kind: 'fixed', amountCents: 5_200_000 },
    { id: 'trips', kind: 'per_market', amountCents: 450_000 },
    { id: 'days', kind: 'per_day', amountCents: 5_000 },
  ],
  subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: 2_000_000, minPartners: 3 }],
};

function partnersOf(count: number): Partner[] {
  const markets = ['US', 'JP', 'CN', 'DE', 'CL', 'ZA'];
  return Array.from({ length: count }, (_, i): Partner => ({
    id: `firm-${i}`,
    headcount: 10 + i,
    turnoverCents: 1_000_000 * (i + 1),
    days: 20,
    markets: markets.filter((_market, m) => (i >>> (m % 3)) & 1),
  }));
}

function benchBudgets(): void {
  for (const [count, rule] of [
    [5, 'shapley'],
    [5, 'nucleolus'],
    [20, 'shapley'],
    [60, 'shapley'],
  ] as const) {
    const partners = partnersOf(count);
    print(
      `budget of ${count} partners, ${rule}`,
      secondsOf(() => shareCosts(budget, partners, rule)),
    );
  }
  print(
    'budget of 5 partners, eight rules, one leaving',
    secondsOf(() => compareRules(budget, partnersOf(5))),
  );
  const walk = () => {
    let mask = 0;
    return (player: number) => costOf((mask |= 1 << player));
  };
  print(
    'sampled Shapley, 30 players, 10,000 orders',
    secondsOf(() => sampleShapley(30, walk, 10_000, 1)),
  );
}

function benchIncubator(): void {
  const groupsOf = (count: number) => {
    const partners = partnersOf(5 * count);
    return Array.from({ length: count }, (_, g) => ({
      id: `group-${g}`,
      partners: partners.slice(5 * g, 5 * g + 5),
    }));
  };
  for (const count of [4, 8]) {
    const aim = count === 4 ? reference.limits.seconds['second-level costs, 4 groups of 5'] : undefined;
    const request = { budget, groups: groupsOf(count) };
    print(
      `second-level costs, ${count} groups of 5, support with a ceiling`,
      secondsOf(() => shareIncubator(request)),
      aim,
    );
  }
}

/** Five firms, four hoped-for contracts each, a bonus and a common pool. */
function benchGains(): void {
  const partners = partnersOf(5);
  const prospects = partners.flatMap(({ id }) =>
    ['US', 'JP', 'DE', 'CL'].map((market, i): ContractProspect => ({
      id: `${id}-${market}`,
      partnerId: id,
      market,
      probabilityRatio: 0.2 * (i + 1),
      lowCents: 4_000_000,
      highCents: 12_000_000,
      minDelayMonths: 2,
      maxDelayMonths: 14,
      marginRatio: 0.25,
    })),
  );
  const bonus = {
    fixedCents: 300_000,
    perContractCents: 50_000,
    turnoverRatio: 0.01,
    ceilingCents: 1_500_000,
  };
  const pool = { pooledRatio: 0.2, fixedRatio: 0.2, contractRatio: 0.3, turnoverRatio: 0.5 };
  for (const draws of [10_000, 100_000]) {
    const request = { budget, partners, rule: 'shapley', prospects, horizonMonths: 12, draws } as const;
    const aim =
      draws === 10_000 ? reference.limits.seconds['gains to come, 5 firms, 10,000 draws'] : undefined;
    print(
      `gains to come, 5 firms, ${draws} draws, bonus and pool`,
      secondsOf(() => gainsOutlook({ ...request, scheme: { bonus, pool } })),
      aim,
    );
  }
  const balances = Array.from({ length: 19 }, (_, i) => ({
    id: `firm-${i}`,
    cents: (i % 2 ? 1 : -1) * (97 * i + 13),
  }));
  const rest = balances.reduce((sum, { cents }) => sum + cents, 0);
  print(
    'fewest payments between 20 balances',
    secondsOf(() => fewestTransfers([...balances, { id: null, cents: -rest }])),
  );
}

benchValues();
benchNucleolus();
benchBudgets();
benchIncubator();
benchGains();
