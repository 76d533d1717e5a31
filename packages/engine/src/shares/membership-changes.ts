import type { ShareRequest } from './rule-shares.ts';
import type { Arrival, Budget, Departure, PartnerShare, ShareOptions } from './types.ts';
import { missingFacts } from './missing-facts.ts';
import { partnerShares, requestFor, totalOf } from './share-request.ts';
import { ruleShares } from './rule-shares.ts';

/** The same rule among those who stay, for each leaver. One more solution of the rule for each partner. */
export function whenOneLeaves(
  budget: Budget,
  request: ShareRequest,
  before: readonly PartnerShare[],
): Departure[] {
  if (request.partners.length < 2) return [];
  return request.partners.map((leaver): Departure => {
    const staying = request.partners.filter(({ id }) => id !== leaver.id);
    const next = requestFor(budget, staying, request.rule, request.options);
    const result = ruleShares(next);
    if (result.kind === 'undefined') return { leaverId: leaver.id, totalCents: null, partners: [] };
    const partners = changes(partnerShares(next, result.shares), before);
    return { leaverId: leaver.id, totalCents: totalOf(next.model), partners };
  });
}

/** The same rule with one more firm, for each candidate. Lines that name their partners do not concern the newcomer. */
export function whenOneJoins(
  budget: Budget,
  request: ShareRequest,
  before: readonly PartnerShare[],
): Arrival[] {
  const { partners, rule, options } = request;
  return (options.candidates ?? []).map((candidate): Arrival => {
    const joinerId = candidate.id;
    const missing = missingFacts(budget, [candidate], rule);
    if (missing.length > 0) return { kind: 'missing_data', joinerId, missing };
    const next = requestFor(budget, [...partners, candidate], rule, withCandidate(options, joinerId));
    const result = ruleShares(next);
    if (result.kind === 'undefined') return { kind: 'undefined', joinerId, reason: result.reason };
    const after = partnerShares(next, result.shares);
    return {
      kind: 'shared',
      joinerId,
      totalCents: totalOf(next.model),
      joiner: after.at(-1) as PartnerShare,
      partners: changes(after.slice(0, -1), before),
    };
  });
}

/** A newcomer that no union names stands as a union of its own. */
function withCandidate(options: ShareOptions, id: string): ShareOptions {
  if (options.unions === undefined || options.unions.some((union) => union.includes(id))) return options;
  return { ...options, unions: [...options.unions, [id]] };
}

function changes(after: readonly PartnerShare[], before: readonly PartnerShare[]) {
  const paidBefore = new Map(before.map(({ id, paysCents }) => [id, paysCents]));
  return after.map(({ id, paysCents }) => ({
    id,
    paysCents,
    changeCents: paysCents - (paidBefore.get(id) as number),
  }));
}
