import type { CostModel } from './cost-model.ts';
import type { ShareRequest } from './rule-shares.ts';
import type { Budget, Partner, PartnerShare, ShareOptions, SharingRule } from './types.ts';
import { coalitionCost, costModel } from './cost-model.ts';
import { gameOfModel } from './rule-shares.ts';
import { roundShares } from './round-shares.ts';

/** A checked request with its cost model and, up to 20 partners, its game. */
export function requestFor(
  budget: Budget,
  partners: readonly Partner[],
  rule: SharingRule,
  options: ShareOptions,
): ShareRequest {
  const model = costModel(budget, partners);
  return { model, partners, rule, options, game: gameOfModel(model) };
}

/** Cost of everybody together, in cents. */
export function totalOf(model: CostModel): number {
  return coalitionCost(
    model,
    Array.from({ length: model.players }, (_, player) => player),
  );
}

/** What each pays in whole cents, beside what it would pay alone. */
export function partnerShares({ model, partners }: ShareRequest, shares: readonly number[]): PartnerShare[] {
  const ids = partners.map(({ id }) => id);
  const pays = roundShares(shares, totalOf(model), ids);
  return ids.map((id, i) => {
    const paysCents = pays[i] as number;
    const aloneCents = coalitionCost(model, [i]);
    return { id, paysCents, aloneCents, savesCents: aloneCents - paysCents };
  });
}
