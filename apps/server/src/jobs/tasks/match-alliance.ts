import { matchRequest } from '@grappe/contracts/api';
import {
  keepMatches,
  readMatchingSaid,
  type MatchingSaid,
  type NewMatch,
  type Session,
} from '@grappe/database';
import type { FirmMatch, MatchingFirm, MatchWay } from '@grappe/engine/matching';
import { z } from 'zod';
import type { OffersToMatch } from '../../threads/match-offers.ts';
import { runInThread } from '../run-in-thread.ts';
import type { Task } from '../task.ts';

const payload = matchRequest.extend({ allianceId: z.uuid() });
const mostPerFirm = 8;

/**
 * Matches what the members of two allied clusters told their alliance, and nothing else of them. Idempotent: the matches kept
 * are those of the last search.
 */
export const matchAlliance: Task = async ({ job, asker, connection, progress, signal }) => {
  const { allianceId, ...options } = payload.parse(job.payload);
  const [own, other] = await connection.asPerson(asker, (session) => readFirmsToMatch(session, allianceId));
  progress({ ratio: null, code: 'matching', params: { own: own.length, other: other.length } });
  const found = await runInThread<FirmMatch[]>({
    script: new URL('../../threads/match-offers.ts', import.meta.url),
    input: { own, other, options: { ...options, mostPerFirm } } satisfies OffersToMatch,
    signal,
  });
  const matches = await connection.asPerson(asker, (session) =>
    keepFound(session, { clusterId: job.cluster_id, allianceId }, found, [...own, ...other]),
  );
  return { href: `/alliances/${allianceId}/matches`, matches };
};

/** Firms of the asker's side of an alliance and of the other, with what they told it. */
export async function readFirmsToMatch(
  session: Session,
  allianceId: string,
): Promise<[own: MatchingFirm[], other: MatchingFirm[]]> {
  const said = await readMatchingSaid(session, allianceId);
  return [firmsIn(said, true), firmsIn(said, false)];
}

/** Keeps the best matches in the place of those of before; how many. */
export async function keepFound(
  session: Session,
  place: { readonly clusterId: string; readonly allianceId: string },
  found: readonly FirmMatch[],
  firms: readonly MatchingFirm[],
): Promise<number> {
  const byId = new Map(firms.map((firm) => [firm.id, firm]));
  const matches = found.slice(0, 500).map((match) => toKeep(match, byId));
  await keepMatches(session, place, matches);
  return matches.length;
}

function firmsIn(said: readonly MatchingSaid[], own: boolean): MatchingFirm[] {
  const byFirm = Map.groupBy(
    said.filter((one) => one.own === own),
    ({ id }) => id,
  );
  return [...byFirm].map(([id, facts]) => {
    const of = (...keys: readonly string[]): string[] => [
      ...new Set(facts.filter(({ key }) => keys.includes(key)).map((one) => one.said)),
    ];
    const codes = (scheme: string, key: string): string[] => of(key).map((code) => `${scheme}:${code}`);
    return {
      id,
      offers: of('offer', 'skill', 'technology'),
      needs: of('need'),
      offerCodes: [...codes('hs', 'product_code'), ...codes('nace', 'customer_sector')],
      needCodes: codes('nace', 'sector'),
      markets: of('served_market', 'wanted_market'),
      languages: of('working_language').map((language) => language.toLowerCase()),
    };
  });
}

function toKeep(match: FirmMatch, firms: ReadonlyMap<string, MatchingFirm>): NewMatch {
  const [own, other] = [firms.get(match.first), firms.get(match.second)];
  const told = (way: MatchWay) => {
    const [offering, needing] = way.from === 'first' ? [own, other] : [other, own];
    return {
      from: way.from === 'first' ? 'own' : 'other',
      offer: way.offer === null ? null : (offering?.offers[way.offer] ?? null),
      need: way.need === null ? null : (needing?.needs[way.need] ?? null),
      words: way.matchedWords.map((words) => ({ ...words })),
      codes: way.matchedCodes.map((codes) => ({ ...codes })),
      worth: way.worth,
    };
  };
  return {
    ownEntry: match.first,
    otherEntry: match.second,
    worth: match.worth,
    ways: match.ways.map(told),
    commonMarkets: match.commonMarkets,
    commonLanguages: match.commonLanguages,
  };
}
