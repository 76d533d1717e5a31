import type { CostModel } from './cost-model.ts';
import { coalitionCost } from './cost-model.ts';

/** Above this, coalitions of three are too many to look at. */
const MAX_FOR_TRIPLES = 60;

/** A coalition by its members (indices), and what it pays above its cost apart; negative when it saves. */
export interface SmallComplaint {
  readonly members: readonly number[];
  readonly amount: number;
}

/**
 * The largest complaint among coalitions of one to three partners and those that leave out one or two, for groups too large to
 * look at every coalition. Among equal complaints the smallest coalition, then the first. O(n³) coalitions up to 60
 * partners, O(n²) above. Null for a single partner.
 */
export function largestSmallComplaint(model: CostModel, shares: readonly number[]): SmallComplaint | null {
  let best: SmallComplaint | null = null;
  for (const members of coalitionsLookedAt(model.players)) {
    const paid = members.reduce((sum, member) => sum + (shares[member] as number), 0);
    const amount = paid - coalitionCost(model, members);
    if (best === null || amount > best.amount + 1e-6) best = { members, amount };
  }
  return best;
}

function* coalitionsLookedAt(players: number): Generator<readonly number[]> {
  const everyone = Array.from({ length: players }, (_, player) => player);
  const size = players <= MAX_FOR_TRIPLES ? 3 : 2;
  for (let count = 1; count <= Math.min(size, players - 1); count++) yield* subsetsOfSize(everyone, count);
  for (const out of [2, 1]) {
    if (players - out <= size) continue;
    for (const left of subsetsOfSize(everyone, out)) {
      yield everyone.filter((player) => !left.includes(player));
    }
  }
}

function* subsetsOfSize(items: readonly number[], count: number, from = 0): Generator<readonly number[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (let index = from; index <= items.length - count; index++) {
    for (const rest of subsetsOfSize(items, count - 1, index + 1)) yield [items[index] as number, ...rest];
  }
}
