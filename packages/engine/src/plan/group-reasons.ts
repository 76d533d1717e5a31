import type { CriterionName, FirmProfile, PairCriteria, ProposedGroup } from '../groups/index.ts';

/** A fact that speaks for a group, or that a person must know before accepting it. Sentences are in the catalogues. */
export type GroupReason =
  | { readonly code: 'group_common_markets'; readonly params: { readonly markets: readonly string[] } }
  | {
      readonly code: 'group_sizes';
      readonly params: { readonly smallest: number; readonly largest: number; readonly balance: number };
    }
  | { readonly code: 'group_sizes_unknown'; readonly params: { readonly organisations: readonly string[] } }
  | { readonly code: 'group_within'; readonly params: { readonly km: number } }
  | {
      readonly code: 'group_strength';
      readonly params: { readonly criterion: CriterionName; readonly ratio: number };
    }
  | { readonly code: 'group_trust_pairs'; readonly params: { readonly pairs: number; readonly of: number } }
  | {
      readonly code: 'group_mentor';
      readonly params: { readonly mentor: string; readonly markets: readonly string[] };
    }
  | { readonly code: 'group_no_rivalry'; readonly params: Readonly<Record<never, never>> }
  | { readonly code: 'group_rivalry'; readonly params: { readonly ratio: number } }
  | {
      readonly code: 'group_weakest_pair';
      readonly params: { readonly first: string; readonly second: string; readonly score: number };
    }
  | {
      readonly code: 'group_unknown_criterion';
      readonly params: { readonly criterion: CriterionName; readonly pairs: number };
    };

/** A criterion's mean from which it is worth telling as a strength of the group (a choice of wording, not of method). */
const TELLING_STRENGTH = 0.5;

/**
 * Why a group was proposed, as facts in the order in which a person should read them: what brings its members together
 * first, then what to watch. Only facts of the members and of the shared rules: nothing here depends on a veto.
 * O(members² + pairs).
 */
export function groupReasons(
  group: ProposedGroup,
  pairs: readonly PairCriteria[],
  firms: readonly FirmProfile[],
): GroupReason[] {
  const members = firms.filter((firm) => group.members.includes(firm.id));
  return [
    ...(group.commonMarkets.length > 0
      ? [{ code: 'group_common_markets' as const, params: { markets: group.commonMarkets } }]
      : []),
    ...mentors(members, group.commonMarkets),
    ...trustedPairs(pairs),
    ...strengths(group),
    ...sizes(group, members),
    ...(group.diameterKm === null
      ? []
      : [{ code: 'group_within' as const, params: { km: group.diameterKm } }]),
    ...rivalry(group),
    weakest(group),
    ...unknownCriteria(group),
  ];
}

function mentors(members: readonly FirmProfile[], commonMarkets: readonly string[]): GroupReason[] {
  return members.flatMap((member) => {
    const served = commonMarkets.filter((market) => member.servedMarkets?.includes(market));
    return served.length === 0
      ? []
      : [{ code: 'group_mentor' as const, params: { mentor: member.id, markets: served } }];
  });
}

function trustedPairs(pairs: readonly PairCriteria[]): GroupReason[] {
  const trusted = pairs.filter(({ trust }) => trust !== null && trust > 0).length;
  return trusted === 0 ? [] : [{ code: 'group_trust_pairs', params: { pairs: trusted, of: pairs.length } }];
}

function strengths(group: ProposedGroup): GroupReason[] {
  return (['complementarity', 'proximity'] as const).flatMap((criterion) => {
    const ratio = group.criteria[criterion];
    return ratio === null || ratio < TELLING_STRENGTH
      ? []
      : [{ code: 'group_strength' as const, params: { criterion, ratio } }];
  });
}

function sizes(group: ProposedGroup, members: readonly FirmProfile[]): GroupReason[] {
  const unknown = members.filter(({ headcount }) => headcount === null).map(({ id }) => id);
  const known = members.flatMap(({ headcount }) => headcount ?? []);
  const reasons: GroupReason[] = [];
  if (group.balance !== null && known.length > 1) {
    const params = { smallest: Math.min(...known), largest: Math.max(...known), balance: group.balance };
    reasons.push({ code: 'group_sizes', params });
  }
  if (unknown.length > 0) reasons.push({ code: 'group_sizes_unknown', params: { organisations: unknown } });
  return reasons;
}

function rivalry(group: ProposedGroup): GroupReason[] {
  const ratio = group.maxPairRivalry;
  if (ratio === null) return [];
  return ratio === 0
    ? [{ code: 'group_no_rivalry', params: {} }]
    : [{ code: 'group_rivalry', params: { ratio } }];
}

const weakest = (group: ProposedGroup): GroupReason => ({
  code: 'group_weakest_pair',
  params: { first: group.weakestPair.a, second: group.weakestPair.b, score: group.weakestPair.score },
});

const unknownCriteria = (group: ProposedGroup): GroupReason[] =>
  group.flags.flatMap((flag) =>
    flag.code === 'criterion_unknown'
      ? [
          {
            code: 'group_unknown_criterion' as const,
            params: { criterion: flag.criterion, pairs: flag.pairs.length },
          },
        ]
      : [],
  );
