import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SimulationRequest, SimulatedScenario, WonContract } from './types.ts';
import { divideBonus } from './bonus.ts';
import { simulateContracts } from './simulate-contracts.ts';

const replay = { seed: 20261121, numRuns: 100 };
const partnerIds = ['cave', 'fût', 'verre'];
const won = (
  id: string,
  partnerId: string,
  amountCents: number | null,
  marginRatio: number | null,
): WonContract => ({
  id,
  partnerId,
  market: 'US',
  amountCents,
  marginRatio,
});
const request: SimulationRequest = {
  currency: 'EUR',
  partnerIds,
  scheme: {
    bonus: { fixedCents: 900_00, perContractCents: 100_00, turnoverRatio: 0.01, ceilingCents: null },
    pool: { pooledRatio: 0.5, fixedRatio: 0.2, contractRatio: 0.3, turnoverRatio: 0.5 },
  },
  scenarios: [
    { id: 'nothing', contracts: [] },
    {
      id: 'two',
      contracts: [won('1', 'cave', 30_000_00, 0.2), won('2', 'fût', 10_000_00, 0.4)],
    },
  ],
  costsCents: { cave: 100_00, fût: 100_00, verre: 100_00 },
};

function scenarios(given: SimulationRequest): readonly SimulatedScenario[] {
  const result = simulateContracts(given);
  if (result.kind !== 'simulated') throw new Error(JSON.stringify(result));
  return result.scenarios;
}

describe('scenarios of contracts', () => {
  test('by hand: half of margins of 6,000 and 4,000 is pooled, and comes back by the three keys', () => {
    const [, two] = scenarios(request);
    // Pool 5,000: 1,000 in three, 1,500 by contracts (1 and 1), 2,500 by turnover (30 and 10).
    expect(two?.pool?.pooledCents).toBe(5_000_00);
    expect(two?.pool?.partners.map(({ givesCents, receivesCents }) => [givesCents, receivesCents])).toEqual([
      [3_000_00, 333_34 + 750_00 + 1_875_00],
      [2_000_00, 333_33 + 750_00 + 625_00],
      [0, 333_33],
    ]);
    expect(
      two?.bonus?.partners.map(({ fixedCents, contractCents, turnoverCents }) => [
        fixedCents,
        contractCents,
        turnoverCents,
      ]),
    ).toEqual([
      [300_00, 100_00, 300_00],
      [300_00, 100_00, 100_00],
      [300_00, 0, 0],
    ]);
    expect(two?.partners[0]).toEqual({
      id: 'cave',
      contracts: 1,
      turnoverCents: 30_000_00,
      marginCents: 6_000_00,
      bonusCents: 700_00,
      givesCents: 3_000_00,
      receivesCents: 2_958_34,
      costCents: 100_00,
      netCents: 6_000_00 - 700_00 - 3_000_00 + 2_958_34 - 100_00,
    });
  });

  test('without a contract the fixed part remains, and the pool is empty', () => {
    const [nothing] = scenarios(request);
    expect(nothing?.bonus?.totalCents).toBe(900_00);
    expect(nothing?.pool).toMatchObject({ pooledCents: 0, fellBackToEqual: true });
    expect(nothing?.partners.map(({ netCents }) => netCents)).toEqual([-400_00, -400_00, -400_00]);
  });

  test('a ceiling shrinks every part in the same proportion', () => {
    const scheme = { fixedCents: 900_00, perContractCents: 100_00, turnoverRatio: 0, ceilingCents: 500_00 };
    const divided = divideBonus(scheme, partnerIds, [{ partnerId: 'cave', amountCents: 1 }]);
    expect([divided.totalCents, divided.beforeCeilingCents]).toEqual([500_00, 1_000_00]);
    expect(divided.partners.map(({ bonusCents }) => bonusCents)).toEqual([200_00, 150_00, 150_00]);
  });

  test('cents add up, in the bonus and in the pool, whatever the contracts', () => {
    const contract = fc.record({
      partner: fc.constantFrom(...partnerIds),
      amount: fc.integer({ min: 0, max: 9_999_999 }),
      margin: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(contract, { maxLength: 8 }),
        fc.integer({ min: 0, max: 200_000 }),
        (drawn, ceilingCents) => {
          const contracts = drawn.map(({ partner, amount, margin }, i) =>
            won(String(i), partner, amount, margin),
          );
          const bonus = { fixedCents: 33_34, perContractCents: 1_01, turnoverRatio: 0.013, ceilingCents };
          const scheme = { ...request.scheme, bonus };
          const [one] = scenarios({ ...request, scheme, scenarios: [{ id: 'drawn', contracts }] });
          const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
          const partners = one?.bonus?.partners ?? [];
          expect(sum(partners.map(({ bonusCents }) => bonusCents))).toBe(one?.bonus?.totalCents);
          expect(one?.bonus?.totalCents).toBeLessThanOrEqual(ceilingCents);
          expect(
            partners.every(({ fixedCents, contractCents, turnoverCents }) =>
              [fixedCents, contractCents, turnoverCents].every(
                (cents) => Number.isInteger(cents) && cents >= 0,
              ),
            ),
          ).toBe(true);
          const pool = one?.pool?.partners ?? [];
          expect(sum(pool.map(({ receivesCents }) => receivesCents))).toBe(one?.pool?.pooledCents);
          expect(sum(pool.map(({ givesCents }) => givesCents))).toBe(one?.pool?.pooledCents);
        },
      ),
      replay,
    );
  });

  test('an amount or a margin that is not known stops the answer, and is named', () => {
    const contracts = [won('1', 'cave', null, 0.2), won('2', 'fût', 10_00, null)];
    expect(simulateContracts({ ...request, scenarios: [{ id: 's', contracts }] })).toEqual({
      kind: 'missing_gain_data',
      missing: [
        { partnerId: 'cave', contractId: '1', fact: 'amount' },
        { partnerId: 'fût', contractId: '2', fact: 'margin' },
      ],
    });
  });

  test('faults name the scheme, the contract and the firm', () => {
    const places = (given: Partial<SimulationRequest>) => {
      const result = simulateContracts({ ...request, ...given });
      return result.kind === 'invalid' ? result.problems.map(({ path, code }) => [path, code]) : result.kind;
    };
    const pool = { pooledRatio: 1.2, fixedRatio: 0.5, contractRatio: 0.5, turnoverRatio: 0.5 };
    expect(places({ scheme: { bonus: null, pool } })).toEqual([
      ['scheme.pool.pooledRatio', 'ratio_out_of_range'],
      ['scheme.pool', 'parts_not_one'],
    ]);
    const bonus = { fixedCents: -1, perContractCents: 0.5, turnoverRatio: 2, ceilingCents: -1 };
    expect(places({ scheme: { bonus, pool: null } })).toEqual([
      ['scheme.bonus.fixedCents', 'negative_amount'],
      ['scheme.bonus.perContractCents', 'not_integer_cents'],
      ['scheme.bonus.turnoverRatio', 'ratio_out_of_range'],
      ['scheme.bonus.ceilingCents', 'negative_amount'],
    ]);
    const contracts = [won('1', 'nobody', -5, 1.5), won('1', 'cave', 1, 0)];
    expect(places({ scenarios: [{ id: 's', contracts }], currency: 'euro' })).toEqual([
      ['currency', 'not_a_currency'],
      ['scenarios[0].contracts[1].id', 'duplicate_id'],
      ['scenarios[0].contracts[0].partnerId', 'unknown_id'],
      ['scenarios[0].contracts[0].amountCents', 'negative_amount'],
      ['scenarios[0].contracts[0].marginRatio', 'ratio_out_of_range'],
    ]);
  });
});
