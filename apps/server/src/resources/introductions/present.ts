import {
  matchWay,
  type AllianceMatches,
  type IntroductionShape,
  type MatchWayShape,
} from '@grappe/contracts/api';
import type {
  IntroductionRow,
  Introductions,
  IntroductionSideRow,
  MatchingEntry,
  MatchingReach,
  MatchRow,
} from '@grappe/database';
import { z } from 'zod';

const ways = z.array(matchWay);
const noReach = { telling: 0, members: 0 };

export interface FoundMatches {
  readonly alliance: AllianceMatches['alliance'];
  readonly matches: readonly MatchRow[];
  readonly entries: readonly MatchingEntry[];
  readonly reach: readonly MatchingReach[];
  readonly introductions: Introductions;
}

/** Matches whose two firms are still there; the ally's without its name until an introduction told it. */
export function presentMatches(found: FoundMatches): AllianceMatches {
  const entries = new Map(found.entries.map((entry) => [entry.id, entry]));
  const reachOf = (own: boolean) => {
    const one = found.reach.find((each) => each.own === own);
    return one === undefined ? noReach : { telling: one.telling, members: one.members };
  };
  return {
    alliance: found.alliance,
    madeOn: found.matches[0]?.madeOn ?? null,
    reach: { own: reachOf(true), other: reachOf(false) },
    matches: found.matches.flatMap((row) => {
      const [own, other] = [entries.get(row.ownEntry), entries.get(row.otherEntry)];
      if (own === undefined || other === undefined) return [];
      const ownName = namedOf(own);
      if (ownName === null) return [];
      return [
        {
          id: row.id,
          own: ownName,
          other: { shown: shownOf(other), organisation: namedOf(other) },
          worth: row.worth,
          ways: ways.parse(row.ways),
          commonMarkets: row.commonMarkets === null ? null : [...row.commonMarkets],
          commonLanguages: row.commonLanguages === null ? null : [...row.commonLanguages],
          introductionId: underWay(found.introductions, ownName.id, row),
        },
      ];
    }),
  };
}

const namedOf = ({ organisationId, name }: Pick<MatchingEntry, 'organisationId' | 'name'>) =>
  organisationId === null || name === null ? null : { id: organisationId, name };

const shownOf = ({ country, kind, size }: Pick<MatchingEntry, 'country' | 'kind' | 'size'>) => ({
  country,
  kind,
  size,
});

/** The open introduction of this firm for the very same sentences. */
function underWay(
  { introductions, sides }: Introductions,
  organisationId: string,
  row: MatchRow,
): string | null {
  const mine = new Set(
    sides
      .filter((side) => side.own && side.organisationId === organisationId)
      .map((side) => side.introductionId),
  );
  const same = JSON.stringify(row.ways);
  const found = introductions.find(
    ({ id, status, ways: told }) =>
      mine.has(id) && (status === 'proposed' || status === 'accepted') && JSON.stringify(told) === same,
  );
  return found?.id ?? null;
}

/** Introductions of a cluster as the caller may read them, its own side first. */
export function presentIntroductions(
  found: Introductions,
  viewer: { readonly clusterId: string; readonly coordinates: boolean },
): IntroductionShape[] {
  const sides = Map.groupBy(found.sides, ({ introductionId }) => introductionId);
  const steps = Map.groupBy(found.steps, ({ introductionId }) => introductionId);
  return found.introductions.flatMap((row) => {
    const both = sides.get(row.id) ?? [];
    const own = both.find((side) => side.mine) ?? both.find((side) => side.own);
    const other = both.find((side) => side !== own);
    if (own === undefined || other === undefined) return [];
    return [
      {
        ...identityOf(row, own.place === 'second'),
        own: sideOf(own),
        other: sideOf(other),
        mayAnswer: row.status === 'proposed' && own.mine && own.answer === null,
        mayWithdraw: row.status === 'proposed' && viewer.coordinates && row.clusterId === viewer.clusterId,
        steps: (steps.get(row.id) ?? []).map(({ id, outcome, happenedOn, note, recordedAt }) => ({
          id,
          outcome,
          happenedOn,
          note,
          recordedAt: recordedAt.toISOString(),
        })),
      },
    ];
  });
}

const identityOf = (row: IntroductionRow, turned: boolean) => ({
  id: row.id,
  allianceId: row.allianceId,
  allianceName: row.allianceName,
  ways: ways.parse(row.ways).map((way) => (turned ? turnedRound(way) : way)),
  message: row.message,
  status: row.status,
  respondBy: row.respondBy,
  proposedOn: row.proposedOn,
  settledOn: row.settledOn,
});

/** Ways are kept as seen by whoever proposed. */
const turnedRound = (way: MatchWayShape): MatchWayShape => ({
  ...way,
  from: way.from === 'own' ? 'other' : 'own',
});

const sideOf = (side: IntroductionSideRow): IntroductionShape['own'] => ({
  clusterName: side.clusterName,
  organisation: namedOf(side),
  shown: shownOf(side),
  answer: side.own ? (side.answer ?? 'waiting') : 'unknown',
});
