import type { DrawnGains, DrawnPartner } from './draw-contracts.ts';
import type { BonusScheme, GainPool, GainScheme } from './types.ts';
import type { PartnerShare } from '../types.ts';

/** A partner of which everything is known, with its draws. */
export interface PlayedPartner {
  readonly id: string;
  readonly drawn: DrawnPartner;
  readonly together: Float64Array;
  readonly alone: Float64Array;
  readonly meanAlone: number;
  readonly costs: PartnerShare;
}

/**
 * Net gain of each partner in each draw: margin − cost − its part of the bonus − what it gives to the pool + what it gets back, as
 * in `simulateContracts` but not rounded. With one partner: the same scheme for itself. O(draws × partners).
 */
export function netGains(
  drawn: readonly DrawnGains[],
  costs: readonly number[],
  scheme: GainScheme,
): Float64Array[] {
  const nets = drawn.map(({ margin }, i) => margin.map((cents) => cents - (costs[i] as number)));
  if (scheme.bonus) payBonus(nets, drawn, scheme.bonus);
  if (scheme.pool && drawn.length > 1) sharePool(nets, drawn, scheme.pool);
  return nets;
}

function payBonus(nets: readonly Float64Array[], drawn: readonly DrawnGains[], bonus: BonusScheme): void {
  const fixed = bonus.fixedCents / drawn.length;
  const own = drawn.map(({ contracts, turnover }) =>
    contracts.map(
      (count, draw) =>
        fixed + bonus.perContractCents * count + bonus.turnoverRatio * (turnover[draw] as number),
    ),
  );
  const ceiling = bonus.ceilingCents ?? Infinity;
  const totals = sumOf(own);
  own.forEach((parts, i) => {
    const net = nets[i] as Float64Array;
    for (let draw = 0; draw < net.length; draw++) {
      const total = totals[draw] as number;
      const scale = total > ceiling ? ceiling / total : 1;
      net[draw] = (net[draw] as number) - scale * (parts[draw] as number);
    }
  });
}

function sharePool(nets: readonly Float64Array[], drawn: readonly DrawnGains[], pool: GainPool): void {
  const equal = 1 / drawn.length;
  const margins = sumOf(drawn.map(({ margin }) => margin));
  const counts = sumOf(drawn.map(({ contracts }) => contracts));
  const turnovers = sumOf(drawn.map(({ turnover }) => turnover));
  drawn.forEach(({ margin, contracts, turnover }, i) => {
    const net = nets[i] as Float64Array;
    for (let draw = 0; draw < net.length; draw++) {
      const right =
        pool.fixedRatio * equal +
        pool.contractRatio * partOf(contracts, counts, draw, equal) +
        pool.turnoverRatio * partOf(turnover, turnovers, draw, equal);
      const change = right * (margins[draw] as number) - (margin[draw] as number);
      net[draw] = (net[draw] as number) + pool.pooledRatio * change;
    }
  });
}

function partOf(own: Float64Array, all: Float64Array, draw: number, whenNone: number): number {
  const total = all[draw] as number;
  return total === 0 ? whenNone : (own[draw] as number) / total;
}

/** Draw by draw, the sum over the partners. */
export function sumOf(values: readonly Float64Array[]): Float64Array {
  const sums = new Float64Array(values[0]?.length ?? 0);
  for (const value of values) {
    for (let draw = 0; draw < sums.length; draw++) {
      sums[draw] = (sums[draw] as number) + (value[draw] as number);
    }
  }
  return sums;
}
