import { sql, type Kysely } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue, Tables } from '../rows.ts';

export interface AskedWaveRow {
  readonly waveId: string;
  readonly campaign: string;
  readonly purpose: string;
  readonly form: 'long' | 'short';
  readonly ordinal: number;
  readonly campaignId: string;
  readonly instrumentVersionId: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly open: boolean;
  readonly organisationId: string;
  readonly organisation: string;
  readonly stratum: string;
  readonly declined: boolean;
  readonly responseId: string | null;
  readonly source: 'web' | 'paper' | 'spreadsheet' | null;
  readonly forResearch: boolean;
  readonly startedAt: Date | null;
  readonly submittedAt: Date | null;
  readonly shared: boolean;
}

/** Waves that ask an organisation of the asker, the last first, with its response. */
export async function listAskedWaves(session: Session, clusterId: string): Promise<AskedWaveRow[]> {
  const { rows } = await sql<AskedWaveRow>`
    select t.wave_id as "waveId", c.name as campaign, c.purpose, c.form, w.ordinal, w.campaign_id as "campaignId",
      w.instrument_version_id as "instrumentVersionId", w.opens_on::text as "opensOn", w.closes_on::text as "closesOn",
      w.closed_at is null and current_date between w.opens_on and w.closes_on as open, t.organisation_id as "organisationId",
      o.name as organisation, t.stratum, t.declined_at is not null as declined, r.id as "responseId", r.source,
      coalesce(r.for_research, false) as "forResearch", r.started_at as "startedAt", r.submitted_at as "submittedAt",
      r.shared_at is not null as shared
    from grappe.wave_targets t
    join grappe.campaign_waves w on w.cluster_id = t.cluster_id and w.id = t.wave_id
    join grappe.campaigns c on c.cluster_id = w.cluster_id and c.id = w.campaign_id
    join grappe.organisations o on o.cluster_id = t.cluster_id and o.id = t.organisation_id
    left join grappe.responses r on r.wave_id = t.wave_id and r.organisation_id = t.organisation_id
    where t.cluster_id = ${clusterId} and t.organisation_id = any ((select grappe.my_organisations())::uuid[])
    order by w.opens_on desc, w.ordinal desc, t.organisation_id`.execute(session);
  return rows;
}

export interface ResponsePlace {
  readonly clusterId: string;
  readonly waveId: string;
  readonly organisationId: string;
}

/** Begins to answer, with consent; the response that is there when it was begun already. Undefined when answers are not taken. */
export async function startResponse(
  session: Session,
  { clusterId, waveId, organisationId }: ResponsePlace,
  forResearch: boolean,
): Promise<string | undefined> {
  const { rows } = await sql<{ id: string; open: boolean }>`
    select r.id, grappe.is_open_wave(r.wave_id) as open from grappe.responses r
    where r.cluster_id = ${clusterId} and r.wave_id = ${waveId} and r.organisation_id = ${organisationId}`.execute(
    session,
  );
  const [begun] = rows;
  if (begun !== undefined) return begun.id;
  const { rows: asked } = await sql<{ open: boolean }>`
    select grappe.is_open_wave(${waveId}) as open from grappe.wave_targets
    where cluster_id = ${clusterId} and wave_id = ${waveId} and organisation_id = ${organisationId}`.execute(
    session,
  );
  if (asked[0]?.open !== true) return undefined;
  const { rows: made } = await sql<{ id: string }>`
    insert into grappe.responses (cluster_id, wave_id, organisation_id, source, for_research, entered_by)
    values (${clusterId}, ${waveId}, ${organisationId}, 'web', ${forResearch}, grappe.current_person())
    on conflict (wave_id, organisation_id) do nothing returning id`.execute(session);
  return made[0]?.id ?? (await startResponse(session, { clusterId, waveId, organisationId }, forResearch));
}

export interface ResponseRow {
  readonly id: string;
  readonly waveId: string;
  readonly organisationId: string;
  readonly instrumentVersionId: string;
  readonly form: 'long' | 'short';
  readonly open: boolean;
  readonly forResearch: boolean;
  readonly submittedAt: Date | null;
  readonly shared: boolean;
  readonly answers: Readonly<Record<string, JsonValue>>;
}

/** What decides whether answers are taken: everything of a response but what it says. */
export type HeldResponseRow = Pick<
  ResponseRow,
  'id' | 'organisationId' | 'instrumentVersionId' | 'form' | 'open' | 'submittedAt'
> & { readonly instrumentPublishedAt: Date | null };

/**
 * Holds a response of the asker's firm until the end of the transaction: several may save answers at once (`save`), and none while it
 * is being finished (`finish`). Whoever reads afterwards reads all that was saved. Undefined when there is none.
 */
export async function holdResponse(
  session: Session,
  { clusterId, responseId }: { readonly clusterId: string; readonly responseId: string },
  why: 'save' | 'finish',
): Promise<HeldResponseRow | undefined> {
  const lock = why === 'save' ? sql`for key share of r` : sql`for update of r`;
  const { rows } = await sql<HeldResponseRow>`
    select r.id, r.organisation_id as "organisationId", w.instrument_version_id as "instrumentVersionId", c.form,
      w.closed_at is null and current_date between w.opens_on and w.closes_on as open, r.submitted_at as "submittedAt",
      v.published_at as "instrumentPublishedAt"
    from grappe.responses r
    join grappe.campaign_waves w on w.cluster_id = r.cluster_id and w.id = r.wave_id
    join grappe.campaigns c on c.cluster_id = w.cluster_id and c.id = w.campaign_id
    join grappe.instrument_versions v on v.cluster_id = w.cluster_id and v.id = w.instrument_version_id
    where r.cluster_id = ${clusterId} and r.id = ${responseId} ${lock}`.execute(session);
  return rows[0];
}

/** A response with its answers, for its firm, or for the team when it was shared. */
export async function readResponse(
  session: Session,
  { clusterId, responseId }: { readonly clusterId: string; readonly responseId: string },
): Promise<ResponseRow | undefined> {
  const { rows } = await sql<ResponseRow>`
    select r.id, r.wave_id as "waveId", r.organisation_id as "organisationId", w.instrument_version_id as "instrumentVersionId", c.form,
      w.closed_at is null and current_date between w.opens_on and w.closes_on as open, r.for_research as "forResearch",
      r.submitted_at as "submittedAt", r.shared_at is not null as shared,
      coalesce((select jsonb_object_agg(a.item, a.answer) from grappe.response_answers a
        where a.cluster_id = r.cluster_id and a.response_id = r.id), '{}') as answers
    from grappe.responses r
    join grappe.campaign_waves w on w.cluster_id = r.cluster_id and w.id = r.wave_id
    join grappe.campaigns c on c.cluster_id = w.cluster_id and c.id = w.campaign_id
    where r.cluster_id = ${clusterId} and r.id = ${responseId}
      and (r.organisation_id = any ((select grappe.my_organisations())::uuid[]) or r.shared_at is not null)`.execute(
    session,
  );
  return rows[0];
}

/** Keeps some answers; an answer of null is taken away. The transaction ends before anybody is told that they are kept. */
export async function saveAnswers(
  session: Session,
  response: { readonly clusterId: string; readonly id: string; readonly organisationId: string },
  answers: Readonly<Record<string, JsonValue>>,
): Promise<void> {
  const given = Object.entries(answers).filter(([, answer]) => answer !== null);
  const gone = Object.keys(answers).filter((item) => answers[item] === null);
  if (given.length > 0)
    await sql`insert into grappe.response_answers (cluster_id, response_id, organisation_id, item, answer)
      select ${response.clusterId}, ${response.id}, ${response.organisationId}, a.item, a.answer
      from unnest(${given.map(([item]) => item)}::text[], ${given.map(([, answer]) => JSON.stringify(answer))}::jsonb[])
        as a (item, answer)
      on conflict (response_id, item) do update set answer = excluded.answer, answered_at = now()`.execute(
      session,
    );
  if (gone.length > 0)
    await sql`delete from grappe.response_answers where cluster_id = ${response.clusterId}
      and response_id = ${response.id} and item = any (${gone}::text[])`.execute(session);
}

export interface QuickAnswers {
  readonly personId: string;
  readonly clusterId: string;
  readonly responseId: string;
  /** The version of the items for which the answers were checked. */
  readonly instrumentVersionId: string;
  /** None of them null. */
  readonly answers: Readonly<Record<string, JsonValue>>;
}

/**
 * Keeps answers in that person's name by one statement instead of a transaction of five; needs no identity. False, with nothing kept,
 * when they are not taken as they are: `holdResponse` and `saveAnswers` then tell why.
 */
export async function keepAnswersAtOnce(
  app: Kysely<Tables>,
  { personId, clusterId, responseId, instrumentVersionId, answers }: QuickAnswers,
): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select grappe.keep_answers(${personId}, ${clusterId}, ${responseId}, ${instrumentVersionId}, ${JSON.stringify(answers)}::jsonb)
      as kept`.execute(app);
  return rows[0]?.kept === true;
}

export type ResponseRefusal = 'not_found' | 'response_submitted' | 'wave_closed';

/** Finishes a response with what was scored from it; undefined when it is done. */
export async function submitResponse(
  session: Session,
  responseId: string,
  scores: Readonly<Record<string, number>>,
): Promise<ResponseRefusal | undefined> {
  const { rows } = await sql<{ refused: ResponseRefusal | null }>`
    select grappe.submit_response(${responseId}, ${JSON.stringify(scores)}::jsonb) as refused`.execute(
    session,
  );
  return rows[0]?.refused ?? undefined;
}

export interface EnteredResponse {
  readonly waveId: string;
  readonly organisationId: string;
  readonly source: 'paper' | 'spreadsheet';
  readonly forResearch: boolean;
  readonly answers: Readonly<Record<string, JsonValue>>;
  readonly scores: Readonly<Record<string, number>>;
}

export type EntryRefusal = 'not_found' | 'response_not_asked' | 'response_exists';

/** Enters what a firm answered elsewhere; undefined when it is done. */
export async function enterResponse(
  session: Session,
  response: EnteredResponse,
): Promise<EntryRefusal | undefined> {
  const { waveId, organisationId, source, forResearch, answers, scores } = response;
  const { rows } = await sql<{ refused: EntryRefusal | null }>`
    select grappe.enter_response(${waveId}, ${organisationId}, ${source}, ${forResearch}, ${JSON.stringify(answers)}::jsonb,
      ${JSON.stringify(scores)}::jsonb) as refused`.execute(session);
  return rows[0]?.refused ?? undefined;
}

/** What the firm allows: researchers under a pseudonym, the team by name. False when there is no such response of its own. */
export async function changeResponse(
  session: Session,
  { clusterId, responseId }: { readonly clusterId: string; readonly responseId: string },
  allowed: { readonly forResearch: boolean; readonly shared: boolean },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.responses set for_research = ${allowed.forResearch},
      shared_at = case when ${allowed.shared} then coalesce(shared_at, now()) end
    where cluster_id = ${clusterId} and id = ${responseId}`.execute(session);
  return numAffectedRows === 1n;
}

/** Takes a response back, answers and scores with it. */
export async function withdrawResponse(
  session: Session,
  { clusterId, responseId }: { readonly clusterId: string; readonly responseId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from grappe.responses where cluster_id = ${clusterId} and id = ${responseId}`.execute(session);
  return numAffectedRows === 1n;
}

/** Says that a firm will not answer this wave, or will after all: it is not reminded meanwhile. */
export async function declineWave(
  session: Session,
  { clusterId, waveId, organisationId }: ResponsePlace,
  declined: boolean,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.wave_targets set declined_at = case when ${declined} then coalesce(declined_at, now()) end
    where cluster_id = ${clusterId} and wave_id = ${waveId} and organisation_id = ${organisationId}`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** Scores of a firm in a wave, its own or shared with the asker. */
export async function readScores(session: Session, responseId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ measure: string; value: number }>`
    select measure, value from grappe.response_scores where response_id = ${responseId}`.execute(session);
  return Object.fromEntries(rows.map(({ measure, value }) => [measure, value]));
}
