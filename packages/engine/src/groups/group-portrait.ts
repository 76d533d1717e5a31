import { managerTravel } from './manager-travel.ts';
import type { GroupPortrait } from './study-types.ts';
import type { FirmProfile } from './types.ts';

/**
 * What a group looks like beside its figures: the shared manager's round trip, the sizes of its members, and who brings
 * experience (of cooperation; of a market that it serves and another member wants). O(|S|² markets).
 */
export function groupPortrait(firms: readonly FirmProfile[]): GroupPortrait {
  const members = firms.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const having = (experienced: boolean | null) =>
    members.filter((firm) => firm.experienced === experienced).map(({ id }) => id);
  return {
    travel: managerTravel(members),
    sizes: sizesOf(members),
    experience: {
      experienced: having(true),
      without: having(false),
      unknown: having(null),
      mentors: members.flatMap((firm) => {
        const markets = marketsOpened(firm, members);
        return markets.length === 0 ? [] : [{ firm: firm.id, markets }];
      }),
    },
  };
}

function sizesOf(members: readonly FirmProfile[]): GroupPortrait['sizes'] {
  const known = members.flatMap(({ id, headcount }) => (headcount === null ? [] : [{ firm: id, headcount }]));
  const ordered = known.toSorted((a, b) => a.headcount - b.headcount);
  const [smallest, largest] = [ordered[0], ordered.at(-1)];
  return {
    known,
    unknown: members.filter(({ headcount }) => headcount === null).map(({ id }) => id),
    smallest: smallest?.firm ?? null,
    largest: largest?.firm ?? null,
    ratio: smallest && largest ? largest.headcount / smallest.headcount : null,
    total: known.reduce((sum, { headcount }) => sum + headcount, 0),
  };
}

function marketsOpened(
  firm: FirmProfile,
  members: readonly FirmProfile[],
): { market: string; wantedBy: string[] }[] {
  return [...new Set(firm.servedMarkets ?? [])].toSorted().flatMap((market) => {
    const wantedBy = members
      .filter(({ id }) => id !== firm.id)
      .filter(({ wantedMarkets }) => (wantedMarkets ?? []).some((wanted) => wanted.market === market))
      .map(({ id }) => id);
    return wantedBy.length === 0 ? [] : [{ market, wantedBy }];
  });
}
