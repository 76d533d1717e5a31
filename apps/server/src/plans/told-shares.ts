import type { SharingRuleName } from '@grappe/contracts/api';
import { sharePartners, type ProfileOrganisation } from '@grappe/contracts/profiles';
import type { OpenFacts } from '@grappe/database';
import type { Partner } from '@grappe/engine/shares';

/** A fact of which a rule is made, and the members who do not show it to their partners. */
export interface KeptFact {
  readonly fact: 'turnover' | 'headcount';
  readonly organisationIds: readonly string[];
}

const factOfRule: Partial<Record<SharingRuleName, KeptFact['fact']>> = {
  turnover: 'turnover',
  headcount: 'headcount',
};

export interface Disclosure {
  /** What stands against telling the rule to the members; empty: nothing. */
  keptFacts(rule: SharingRuleName): readonly KeptFact[];
  /** Whether this member may be told what it pays: nothing that the others keep can be worked out from it. */
  isTold(rule: SharingRuleName, organisationId: string): boolean;
  /** Markets that a member shows to its partners. */
  openMarkets(organisationId: string): readonly string[];
}

/**
 * Which rules may be told to which members. Whoever knows the total (and the equal share tells it) and its own share of a rule
 * by turnover knows what the others turn over together; with one more friend in the group, what the last one does. So a
 * rule is told to a member only when every other member shows the fact to the group. What the group agreed (days, weights,
 * sub-groups, markets to visit) all of its members know.
 */
export function disclosureOf(
  members: readonly ProfileOrganisation[],
  open: readonly OpenFacts[],
  currency: string,
): Disclosure {
  const factsOf = new Map(open.map(({ organisationId, facts }) => [organisationId, facts]));
  const openMembers = members.map((member) => ({ ...member, facts: factsOf.get(member.id) ?? [] }));
  const used = sharePartners(members, { currency });
  const shown = sharePartners(openMembers, { currency });
  const keptFacts = (rule: SharingRuleName): KeptFact[] => {
    const fact = factOfRule[rule];
    if (fact === undefined) return [];
    const organisationIds = used.flatMap((partner, rank) => {
      const same = valueOf(partner, fact) === valueOf(shown[rank] as Partner, fact);
      return same && valueOf(partner, fact) !== null ? [] : [partner.id];
    });
    return organisationIds.length === 0 ? [] : [{ fact, organisationIds }];
  };
  return {
    keptFacts,
    isTold: (rule, organisationId) =>
      keptFacts(rule).every(({ organisationIds }) => organisationIds.every((id) => id === organisationId)),
    openMarkets: (organisationId) => shown.find(({ id }) => id === organisationId)?.markets ?? [],
  };
}

const valueOf = (partner: Partner, fact: KeptFact['fact']): number | null =>
  fact === 'turnover' ? partner.turnoverCents : partner.headcount;
