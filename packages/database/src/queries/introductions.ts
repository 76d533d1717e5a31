import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

interface Shown {
  readonly country: string | null;
  readonly kind: OrganisationKind | null;
  readonly size: 'micro' | 'small' | 'medium' | 'large' | null;
}

export interface MatchingEntry extends Shown {
  readonly id: string;
  /** Of a cluster that the asker coordinates. */
  readonly own: boolean;
  readonly clusterId: string;
  /** Null while its name may not be told. */
  readonly organisationId: string | null;
  readonly name: string | null;
}

export interface MatchingSaid {
  readonly id: string;
  readonly own: boolean;
  readonly key: string;
  readonly said: string;
}

/** What the members of an alliance told it, without names; those who run it only. Gives an entry to whoever has none yet. */
export async function readMatchingSaid(session: Session, allianceId: string): Promise<MatchingSaid[]> {
  await sql`select grappe.prepare_matching(${allianceId})`.execute(session);
  const { rows } = await sql<MatchingSaid>`
    select entry_id as id, own, key, said from grappe.matching_said(${allianceId})
    where said is not null order by entry_id, key, said`.execute(session);
  return rows;
}

/** Entries of an alliance with what may be told of whose they are. */
export async function listMatchingEntries(session: Session, allianceId: string): Promise<MatchingEntry[]> {
  const { rows } = await sql<MatchingEntry>`
    select entry_id as id, own, cluster_id as "clusterId", organisation_id as "organisationId", name, country, kind, size
    from grappe.matching_known(${allianceId})`.execute(session);
  return rows;
}

/** An alliance that stands, of a cluster that the asker coordinates. */
export async function getRunAlliance(
  session: Session,
  clusterId: string,
  allianceId: string,
): Promise<{ readonly name: string; readonly partners: string[] } | undefined> {
  const { rows } = await sql<{ name: string; partners: string[] }>`
    select name, partners from grappe.run_alliance(${clusterId}, ${allianceId})`.execute(session);
  return rows[0];
}

export interface MatchingReach {
  readonly own: boolean;
  readonly telling: number;
  readonly members: number;
}

export async function readMatchingReach(session: Session, allianceId: string): Promise<MatchingReach[]> {
  const { rows } = await sql<MatchingReach>`
    select own, telling::int, members::int from grappe.matching_reach(${allianceId})`.execute(session);
  return rows;
}

export interface NewMatch {
  readonly ownEntry: string;
  readonly otherEntry: string;
  readonly worth: number;
  readonly ways: JsonValue;
  readonly commonMarkets: readonly string[] | null;
  readonly commonLanguages: readonly string[] | null;
}

/** Keeps the matches that a cluster asked for, in the place of the earlier ones. */
export async function keepMatches(
  session: Session,
  { clusterId, allianceId }: { readonly clusterId: string; readonly allianceId: string },
  matches: readonly NewMatch[],
): Promise<void> {
  await session
    .deleteFrom('alliance_matches')
    .where('cluster_id', '=', clusterId)
    .where('alliance_id', '=', allianceId)
    .execute();
  for (let from = 0; from < matches.length; from += 500)
    await session
      .insertInto('alliance_matches')
      .values(
        matches.slice(from, from + 500).map((match) => ({
          cluster_id: clusterId,
          alliance_id: allianceId,
          own_entry: match.ownEntry,
          other_entry: match.otherEntry,
          worth: match.worth,
          ways: JSON.stringify(match.ways),
          common_markets: match.commonMarkets === null ? null : [...match.commonMarkets],
          common_languages: match.commonLanguages === null ? null : [...match.commonLanguages],
        })),
      )
      .execute();
}

export interface MatchRow {
  readonly id: string;
  readonly ownEntry: string;
  readonly otherEntry: string;
  readonly worth: number;
  readonly ways: JsonValue;
  readonly commonMarkets: readonly string[] | null;
  readonly commonLanguages: readonly string[] | null;
  readonly madeOn: string;
}

/** The last matches of a cluster in an alliance, best first. */
export function listMatches(session: Session, clusterId: string, allianceId: string): Promise<MatchRow[]> {
  return session
    .selectFrom('alliance_matches')
    .select([
      'id',
      'own_entry as ownEntry',
      'other_entry as otherEntry',
      'worth',
      'ways',
      'common_markets as commonMarkets',
      'common_languages as commonLanguages',
      'made_on as madeOn',
    ])
    .where('cluster_id', '=', clusterId)
    .where('alliance_id', '=', allianceId)
    .orderBy('worth', 'desc')
    .orderBy('id')
    .limit(500)
    .execute();
}

/** Proposes an introduction to the two owners; undefined when the match is gone or they are being introduced already. */
export async function proposeIntroduction(
  session: Session,
  given: {
    readonly clusterId: string;
    readonly matchId: string;
    readonly message: string;
    readonly respondBy: string;
  },
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.propose_introduction(${given.clusterId}, ${given.matchId}, ${given.message}, ${given.respondBy}::date) as id`.execute(
    session,
  );
  return rows[0]?.id ?? undefined;
}

export interface IntroductionRow {
  readonly id: string;
  readonly clusterId: string;
  readonly allianceId: string;
  readonly allianceName: string;
  readonly ways: JsonValue;
  readonly message: string;
  readonly status: 'proposed' | 'accepted' | 'declined' | 'withdrawn';
  readonly respondBy: string;
  readonly proposedOn: string;
  readonly settledOn: string | null;
}

export interface IntroductionSideRow extends Shown {
  readonly introductionId: string;
  readonly place: 'first' | 'second';
  readonly own: boolean;
  /** The asker speaks for it. */
  readonly mine: boolean;
  readonly clusterName: string;
  readonly organisationId: string | null;
  readonly name: string | null;
  readonly answer: 'yes' | 'no' | null;
}

export interface IntroductionStepRow {
  readonly id: string;
  readonly introductionId: string;
  readonly outcome: 'met' | 'talks' | 'agreement' | 'nothing';
  readonly happenedOn: string;
  readonly note: string;
  readonly recordedAt: Date;
}

export interface Introductions {
  readonly introductions: readonly IntroductionRow[];
  readonly sides: readonly IntroductionSideRow[];
  readonly steps: readonly IntroductionStepRow[];
}

/** Introductions that concern the asker's organisations or clusters, newest first, with what it may know of both sides. */
export async function listIntroductions(session: Session, clusterId: string): Promise<Introductions> {
  const { rows: introductions } = await sql<IntroductionRow>`
    select i.id, i.cluster_id as "clusterId", i.alliance_id as "allianceId", a.name as "allianceName", i.ways, i.message, i.status,
      i.respond_by as "respondBy", i.proposed_on as "proposedOn", i.settled_on as "settledOn"
    from grappe.introductions i join grappe.alliances a on a.id = i.alliance_id
    where exists (select from grappe.introduction_parties p where p.introduction_id = i.id and p.cluster_id = ${clusterId})
    order by i.proposed_on desc, i.id limit 1000`.execute(session);
  const { rows: sides } = await sql<IntroductionSideRow>`
    select introduction_id as "introductionId", place, own, mine, cluster_name as "clusterName", organisation_id as "organisationId",
      name, country, kind, size, answer
    from grappe.introduction_sides()`.execute(session);
  const steps = await session
    .selectFrom('introduction_steps')
    .select([
      'id',
      'introduction_id as introductionId',
      'outcome',
      'happened_on as happenedOn',
      'note',
      'recorded_at as recordedAt',
    ])
    .orderBy('happened_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return { introductions, sides, steps: steps as IntroductionStepRow[] };
}

/** The answer of the asker's organisation; false when there is nothing of its own to answer. */
export async function answerIntroduction(
  session: Session,
  introductionId: string,
  accept: boolean,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.answer_introduction(${introductionId}, ${accept}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export async function withdrawIntroduction(
  session: Session,
  clusterId: string,
  introductionId: string,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.withdraw_introduction(${clusterId}, ${introductionId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** Writes down what became of an accepted introduction; false when it is not the asker's to tell. */
export async function recordIntroductionStep(
  session: Session,
  introductionId: string,
  step: Pick<IntroductionStepRow, 'outcome' | 'happenedOn' | 'note'>,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into grappe.introduction_steps (cluster_id, introduction_id, outcome, happened_on, note, recorded_by)
    select i.cluster_id, i.id, ${step.outcome}, ${step.happenedOn}::date, ${step.note}, grappe.current_person()
    from grappe.introductions i where i.id = ${introductionId} and i.status = 'accepted' returning id`.execute(
    session,
  );
  return rows.length === 1;
}

export interface WaitingIntroductions {
  /** Proposed, and not answered by the organisation. */
  readonly toAnswer: number;
  /** Accepted, not at their end, and without news for a month. */
  readonly toTell: number;
  /** The alliance of the one that has been silent longest. */
  readonly allianceId: string | null;
}

/** What waits in introductions: of one organisation of the asker's, or of the whole cluster that it coordinates. */
export async function waitingIntroductions(
  session: Session,
  clusterId: string,
  organisationId: string | null,
): Promise<WaitingIntroductions> {
  const { rows } = await sql<WaitingIntroductions>`
    with mine as (
      select distinct i.id, i.alliance_id, i.status, p.answer, greatest(i.settled_on, last.happened_on) as heard_on,
        i.status = 'accepted' and coalesce(last.outcome, '') not in ('agreement', 'nothing') as goes_on
      from grappe.introduction_parties p
      join grappe.introductions i on i.id = p.introduction_id
      left join lateral (select s.outcome, s.happened_on from grappe.introduction_steps s where s.introduction_id = i.id
        order by s.happened_on desc, s.id desc limit 1) last on true
      where p.cluster_id = ${clusterId} and (${organisationId}::uuid is null or p.organisation_id = ${organisationId}::uuid)
        and i.status in ('proposed', 'accepted')
    )
    select count(*) filter (where status = 'proposed' and answer is null)::int as "toAnswer",
      count(distinct id) filter (where goes_on and heard_on < current_date - 30)::int as "toTell",
      (array_agg(alliance_id order by heard_on) filter (where goes_on and heard_on < current_date - 30))[1] as "allianceId"
    from mine`.execute(session);
  return rows[0] ?? { toAnswer: 0, toTell: 0, allianceId: null };
}
