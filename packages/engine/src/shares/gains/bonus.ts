import type { BonusScheme, DividedBonus, DividedPool, GainPool, WonContract } from './types.ts';
import { roundShares } from '../round-shares.ts';

/** A contract of which everything is known. */
export interface KnownContract extends WonContract {
  readonly amountCents: number;
  readonly marginRatio: number;
}

/**
 * Bonus of the shared manager and who pays which part of it: the fixed part in equal parts, a part for each contract by the
 * firm that won it, and a part of the export turnover by the firm that makes it. Above the ceiling every part shrinks in
 * the same proportion. Whole cents that add up to what is paid, by largest remainder. O(contracts + partners).
 */
export function divideBonus(
  scheme: BonusScheme,
  partnerIds: readonly string[],
  contracts: readonly { readonly partnerId: string; readonly amountCents: number }[],
): DividedBonus {
  const exact = partnerIds.flatMap((id) => {
    const own = contracts.filter(({ partnerId }) => partnerId === id);
    const turnover = own.reduce((sum, { amountCents }) => sum + amountCents, 0);
    return [
      scheme.fixedCents / partnerIds.length,
      scheme.perContractCents * own.length,
      scheme.turnoverRatio * turnover,
    ];
  });
  const sum = exact.reduce((all, cents) => all + cents, 0);
  const beforeCeilingCents = Math.round(sum);
  const totalCents = Math.min(scheme.ceilingCents ?? Infinity, beforeCeilingCents);
  const scale = totalCents < beforeCeilingCents ? totalCents / sum : 1;
  const keys = partnerIds.flatMap((id) => [`${id}/1`, `${id}/2`, `${id}/3`]);
  const cents = roundShares(
    exact.map((part) => part * scale),
    totalCents,
    keys,
  );
  return {
    totalCents,
    beforeCeilingCents,
    partners: partnerIds.map((id, i) => bonusParts(id, cents, 3 * i)),
  };
}

function bonusParts(id: string, cents: readonly number[], at: number): DividedBonus['partners'][number] {
  const [fixedCents = 0, contractCents = 0, turnoverCents = 0] = cents.slice(at, at + 3);
  return {
    id,
    fixedCents,
    contractCents,
    turnoverCents,
    bonusCents: fixedCents + contractCents + turnoverCents,
  };
}

/**
 * A common pool of gains: every contract gives `pooledRatio` of its margin, and the pool comes back in equal parts, by number
 * of contracts and by export turnover, in the proportions of the scheme. What goes in comes out, to the cent.
 */
export function dividePool(
  pool: GainPool,
  partnerIds: readonly string[],
  contracts: readonly KnownContract[],
): DividedPool {
  const gives = partnerIds.map((id) =>
    contracts
      .filter(({ partnerId }) => partnerId === id)
      .reduce(
        (sum, { amountCents, marginRatio }) => sum + Math.round(pool.pooledRatio * marginRatio * amountCents),
        0,
      ),
  );
  const pooledCents = gives.reduce((sum, cents) => sum + cents, 0);
  const rights = poolRights(pool, partnerIds, contracts);
  const receives = roundShares(
    rights.ratios.map((ratio) => ratio * pooledCents),
    pooledCents,
    partnerIds,
  );
  return {
    pooledCents,
    fellBackToEqual: rights.fellBackToEqual,
    partners: partnerIds.map((id, i) => ({
      id,
      givesCents: gives[i] as number,
      receivesCents: receives[i] as number,
    })),
  };
}

/** The part of the pool that comes back to each partner; parts add up to 1. */
function poolRights(
  pool: GainPool,
  partnerIds: readonly string[],
  contracts: readonly KnownContract[],
): { ratios: number[]; fellBackToEqual: boolean } {
  const count = new Map<string, number>();
  const turnover = new Map<string, number>();
  let total = 0;
  for (const { partnerId, amountCents } of contracts) {
    count.set(partnerId, (count.get(partnerId) ?? 0) + 1);
    turnover.set(partnerId, (turnover.get(partnerId) ?? 0) + amountCents);
    total += amountCents;
  }
  const equal = 1 / partnerIds.length;
  const ratios = partnerIds.map((id) => {
    const byCount = contracts.length === 0 ? equal : (count.get(id) ?? 0) / contracts.length;
    const byTurnover = total === 0 ? equal : (turnover.get(id) ?? 0) / total;
    return pool.fixedRatio * equal + pool.contractRatio * byCount + pool.turnoverRatio * byTurnover;
  });
  const fellBackToEqual =
    (contracts.length === 0 && pool.contractRatio > 0) || (total === 0 && pool.turnoverRatio > 0);
  return { ratios, fellBackToEqual };
}
