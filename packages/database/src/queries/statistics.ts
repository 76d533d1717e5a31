import { sql } from 'kysely';
import type { EditionFigures, EditionState } from '@grappe/contracts/api';
import type { Session } from '../connect.ts';

export interface StatisticsUnit {
  readonly id: string;
  readonly kind: string;
  readonly country: string | null;
  readonly sector: string | null;
  readonly placeCountry: string | null;
  readonly departement: string | null;
  readonly headcount: number | null;
  /** Cents of euro. */
  readonly turnover: number | null;
  readonly exportTurnover: number | null;
  readonly served: readonly string[];
  readonly wanted: readonly string[];
}

/**
 * Members with what may be counted of them: only what they show to the whole cluster or further, for good. What is kept to
 * oneself, to the coordinators, to a group, or shown for a time, changes no figure.
 */
export async function readStatisticsUnits(session: Session, clusterId: string): Promise<StatisticsUnit[]> {
  const { rows } = await sql<StatisticsUnit>`
    select o.id, o.kind, o.country, o.sector, p.country as "placeCountry", p.departement,
      f.headcount::float8 as headcount, f.turnover::float8 as turnover, f.export_turnover::float8 as "exportTurnover",
      coalesce(f.served, '{}') as served, coalesce(f.wanted, '{}') as wanted
    from grappe.organisations o
    left join grappe.places p on p.cluster_id = o.cluster_id and p.id = o.place_id
    left join (
      select organisation_id,
        max(number) filter (where key = 'headcount') as headcount,
        max(number) filter (where key = 'turnover' and value ->> 'currency' = 'EUR') as turnover,
        max(number) filter (where key = 'export_turnover' and value ->> 'currency' = 'EUR') as export_turnover,
        array_agg(item) filter (where key = 'served_market') as served,
        array_agg(item) filter (where key = 'wanted_market') as wanted
      from grappe.facts
      where cluster_id = ${clusterId} and ended_at is null and (valid_to is null or valid_to >= current_date)
        and audience in ('cluster', 'alliance', 'public')
        and key in ('headcount', 'turnover', 'export_turnover', 'served_market', 'wanted_market')
      group by organisation_id
    ) f on f.organisation_id = o.id
    where o.cluster_id = ${clusterId} and o.closed_by is null and not o.outside
    order by o.id`.execute(session);
  return rows;
}

export interface DatedThing {
  readonly kind: 'cooperation' | 'research_project' | 'group';
  readonly id: string;
  readonly year: number;
  readonly subjects: readonly string[];
}

/** Cooperations that the whole cluster may know, and groups that were proposed, by year. */
export async function readDatedThings(session: Session, clusterId: string): Promise<DatedThing[]> {
  const { rows } = await sql<DatedThing>`
    select t.kind, concat_ws(' ', least(t.source_id, t.target_id), greatest(t.source_id, t.target_id), t.valid_from) as id,
      extract(year from t.valid_from)::int as year, array[t.source_id, t.target_id] as subjects
    from grappe.ties t
    where t.cluster_id = ${clusterId} and t.ended_at is null and t.valid_from is not null
      and t.kind in ('cooperation', 'research_project') and t.audience in ('cluster', 'alliance', 'public')
    union all
    select 'group', g.id::text, extract(year from p.proposed_at)::int, array_agg(m.organisation_id)
    from grappe.plans p
    join grappe.plan_groups g on g.plan_id = p.id
    join grappe.plan_group_members m on m.group_id = g.id
    where p.cluster_id = ${clusterId} and p.status = 'proposed' and p.proposed_at is not null
    group by g.id, p.proposed_at
    order by 1, 2`.execute(session);
  return rows;
}

/** What was told so far, held until the end of the transaction: editions are published one after another. */
export async function holdStatisticsState(
  session: Session,
  clusterId: string,
): Promise<EditionState | undefined> {
  await sql`insert into grappe.statistics_states (cluster_id, state) values (${clusterId}, 'null')
    on conflict (cluster_id) do nothing`.execute(session);
  const { rows } = await sql<{ state: EditionState | null }>`
    select state from grappe.statistics_states where cluster_id = ${clusterId} for update`.execute(session);
  return rows[0]?.state ?? undefined;
}

export interface NewEdition {
  readonly clusterId: string;
  readonly state: EditionState;
  readonly figures: EditionFigures;
  /** For each published block, in the order of the figures, who is in it. */
  readonly members: readonly (readonly string[])[];
}

/** Publishes an edition and keeps what it was made of. */
export async function insertEdition(session: Session, edition: NewEdition): Promise<void> {
  const { clusterId, state, figures, members } = edition;
  const counted = members.flatMap((block, index) => block.map((id) => ({ id, index })));
  await sql`update grappe.statistics_states set state = ${JSON.stringify(state)}::jsonb, updated_at = now()
    where cluster_id = ${clusterId}`.execute(session);
  const { rows } = await sql<{ id: string }>`
    insert into grappe.statistics_editions (cluster_id, ordinal, figures, published_by)
    values (${clusterId}, ${state.edition}, ${JSON.stringify(figures)}::jsonb, grappe.current_person())
    returning id`.execute(session);
  await sql`insert into grappe.statistics_members (cluster_id, edition_id, organisation_id, block)
    select ${clusterId}, ${rows[0]?.id}, m.id, m.block
    from unnest(${counted.map(({ id }) => id)}::uuid[], ${counted.map(({ index }) => index)}::int[]) as m (id, block)`.execute(
    session,
  );
}

export interface EditionRow {
  readonly ordinal: number;
  readonly publishedAt: Date;
  readonly figures: EditionFigures;
}

/** Every edition of a cluster, the last first. */
export async function listEditions(session: Session, clusterId: string): Promise<EditionRow[]> {
  const { rows } = await sql<EditionRow>`
    select ordinal, published_at as "publishedAt", figures from grappe.statistics_editions
    where cluster_id = ${clusterId} order by ordinal desc`.execute(session);
  return rows;
}

export interface StudyRow {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly researcher: string;
  readonly researcherId: string;
  readonly openedAt: Date;
  readonly endsOn: string;
  readonly closed: boolean;
}

/** Studies that the asker may know of: its own that are open, or all those of a cluster it coordinates. */
export async function listStudies(session: Session, clusterId: string): Promise<StudyRow[]> {
  const { rows } = await sql<StudyRow>`
    select s.id, s.title, s.purpose, coalesce(p.display_name, '') as researcher, s.researcher_id as "researcherId",
      s.opened_at as "openedAt", s.ends_on as "endsOn", (s.closed_at is not null or s.ends_on < current_date) as closed
    from grappe.studies s left join grappe.people p on p.id = s.researcher_id
    where s.cluster_id = ${clusterId} order by s.opened_at desc`.execute(session);
  return rows;
}

export interface NewStudyRow {
  readonly clusterId: string;
  readonly title: string;
  readonly purpose: string;
  readonly researcherId: string;
  readonly endsOn: string;
}

/** Opens a study; undefined when the person is not a researcher of the cluster. */
export async function openStudy(session: Session, study: NewStudyRow): Promise<string | undefined> {
  const { clusterId, researcherId, title, purpose, endsOn } = study;
  const { rows } = await sql<{ id: string | null }>`
    select grappe.open_study(${clusterId}, ${researcherId}, ${title}, ${purpose}, ${endsOn}::date) as id`.execute(
    session,
  );
  return rows[0]?.id ?? undefined;
}

/** Closes a study: its panel is no longer read. False when there is none that is open. */
export async function closeStudy(session: Session, clusterId: string, studyId: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update grappe.studies set closed_at = now()
    where cluster_id = ${clusterId} and id = ${studyId} and closed_at is null`.execute(session);
  return numAffectedRows === 1n;
}

export interface PanelMemberRow {
  readonly pseudonym: string;
  readonly edition: number;
  readonly publishedAt: Date;
  readonly block: number;
}

/** The panel of a study of the asker: empty when it has none by that identifier. */
export async function readPanel(session: Session, studyId: string): Promise<PanelMemberRow[]> {
  const { rows } = await sql<PanelMemberRow>`
    select pseudonym, edition, published_at as "publishedAt", block from grappe.panel_of(${studyId})`.execute(
    session,
  );
  return rows;
}
