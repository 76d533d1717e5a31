import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonObject } from '../rows.ts';

export interface CampaignRow {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
  readonly form: 'long' | 'short';
  readonly instrumentId: string;
  readonly target: JsonObject;
  readonly stratumBy: 'none' | 'size' | 'sector' | 'departement' | 'export';
  readonly reminderDays: readonly number[];
  readonly createdAt: Date;
}

export interface WaveRow {
  readonly id: string;
  readonly campaignId: string;
  readonly campaign: string;
  readonly form: 'long' | 'short';
  readonly ordinal: number;
  readonly instrumentVersionId: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly closedAt: Date | null;
  /** Takes answers today. */
  readonly open: boolean;
  readonly publishedAt: Date | null;
}

/** Campaigns of a cluster, the last first. */
export async function listCampaigns(session: Session, clusterId: string): Promise<CampaignRow[]> {
  const { rows } = await sql<CampaignRow>`
    select id, name, purpose, form, instrument_id as "instrumentId", target, stratum_by as "stratumBy",
      reminder_days as "reminderDays", created_at as "createdAt"
    from grappe.campaigns where cluster_id = ${clusterId} order by created_at desc, id`.execute(session);
  return rows;
}

/** Waves of a cluster, those of the last campaign first, in their order. */
export async function listWaves(session: Session, clusterId: string): Promise<WaveRow[]> {
  const { rows } = await sql<WaveRow>`
    select w.id, w.campaign_id as "campaignId", c.name as campaign, c.form, w.ordinal,
      w.instrument_version_id as "instrumentVersionId", w.opens_on::text as "opensOn", w.closes_on::text as "closesOn",
      w.closed_at as "closedAt", w.closed_at is null and current_date between w.opens_on and w.closes_on as open,
      p.published_at as "publishedAt"
    from grappe.campaign_waves w
    join grappe.campaigns c on c.cluster_id = w.cluster_id and c.id = w.campaign_id
    left join grappe.wave_publications p on p.cluster_id = w.cluster_id and p.wave_id = w.id
    where w.cluster_id = ${clusterId} order by c.created_at desc, w.campaign_id, w.ordinal`.execute(session);
  return rows;
}

export interface NewCampaign {
  readonly clusterId: string;
  readonly name: string;
  readonly purpose: string;
  readonly form: 'long' | 'short';
  readonly instrumentId: string;
  readonly target: JsonObject;
  readonly stratumBy: CampaignRow['stratumBy'];
  readonly reminderDays: readonly number[];
}

/** Adds a campaign, without any wave. */
export async function createCampaign(session: Session, campaign: NewCampaign): Promise<string> {
  const { clusterId, name, purpose, form, instrumentId, target, stratumBy, reminderDays } = campaign;
  const { rows } = await sql<{ id: string }>`
    insert into grappe.campaigns (cluster_id, name, purpose, form, instrument_id, target, stratum_by, reminder_days, created_by)
    values (${clusterId}, ${name}, ${purpose}, ${form}, ${instrumentId}, ${JSON.stringify(target)}::jsonb, ${stratumBy},
      ${[...reminderDays]}::int[], grappe.current_person()) returning id`.execute(session);
  return rows[0]!.id;
}

export interface WaveTarget {
  readonly organisationId: string;
  readonly stratum: string;
  readonly known: JsonObject;
}

export interface NewWave {
  readonly clusterId: string;
  readonly campaignId: string;
  readonly instrumentVersionId: string;
  readonly opensOn: string;
  readonly closesOn: string;
  readonly targets: readonly WaveTarget[];
}

/** Opens the next wave of a campaign for these organisations; undefined when one is open already. */
export async function openWave(session: Session, wave: NewWave): Promise<string | undefined> {
  const { clusterId, campaignId, instrumentVersionId, opensOn, closesOn, targets } = wave;
  const { rows } = await sql<{ id: string }>`
    insert into grappe.campaign_waves (cluster_id, campaign_id, ordinal, instrument_version_id, opens_on, closes_on, opened_by)
    select ${clusterId}, ${campaignId}, coalesce(max(ordinal), 0) + 1, ${instrumentVersionId}, ${opensOn}::date, ${closesOn}::date,
      grappe.current_person()
    from grappe.campaign_waves where cluster_id = ${clusterId} and campaign_id = ${campaignId}
    on conflict do nothing returning id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) return undefined;
  await sql`insert into grappe.wave_targets (cluster_id, wave_id, organisation_id, stratum, known)
    select ${clusterId}, ${id}, t.organisation, t.stratum, t.known
    from unnest(${targets.map(({ organisationId }) => organisationId)}::uuid[], ${targets.map(({ stratum }) => stratum)}::text[],
      ${targets.map(({ known }) => JSON.stringify(known))}::jsonb[]) as t (organisation, stratum, known)`.execute(
    session,
  );
  return id;
}

/** Ends a wave; false when it ended before or is not the asker's to end. */
export async function closeWave(session: Session, waveId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select grappe.close_wave(${waveId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** Invites or reminds whoever is due; undefined when the wave is not the asker's. */
export async function inviteWave(session: Session, waveId: string): Promise<number | undefined> {
  const { rows } = await sql<{ told: number | null }>`select grappe.invite_wave(${waveId}) as told`.execute(
    session,
  );
  return rows[0]?.told ?? undefined;
}

/** Invites and reminds whoever is due in every open wave; needs no identity. */
export async function tellOpenWaves(session: Session): Promise<number> {
  const { rows } = await sql<{ told: number }>`select grappe.tell_open_waves() as told`.execute(session);
  return rows[0]?.told ?? 0;
}

/** Tells, or no longer tells, other clusters the figures of a wave that ended. */
export async function publishWave(session: Session, waveId: string, published: boolean): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.publish_wave(${waveId}, ${published}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface TargetRow {
  readonly organisationId: string;
  readonly name: string;
  readonly stratum: string;
  readonly known: JsonObject;
  readonly told: number;
  readonly toldAt: Date | null;
  readonly declined: boolean;
  readonly reachable: boolean;
  readonly state: 'waiting' | 'started' | 'submitted';
  readonly source: 'web' | 'paper' | 'spreadsheet' | null;
  readonly shared: boolean;
}

/** Whom a wave asks and how far each is; never what it says. By name. */
export async function listTargets(session: Session, clusterId: string, waveId: string): Promise<TargetRow[]> {
  const { rows } = await sql<TargetRow>`
    select t.organisation_id as "organisationId", o.name, t.stratum, t.known, t.told, t.told_at as "toldAt",
      t.declined_at is not null as declined, coalesce(g.reachable, false) as reachable,
      case when r.submitted_at is not null then 'submitted' when r.id is not null then 'started' else 'waiting' end as state,
      r.source, r.shared_at is not null as shared
    from grappe.wave_targets t
    join grappe.organisations o on o.cluster_id = t.cluster_id and o.id = t.organisation_id
    left join grappe.responses r on r.wave_id = t.wave_id and r.organisation_id = t.organisation_id
    left join (
      select organisation_id, true as reachable from grappe.role_grants
      where cluster_id = ${clusterId} and ended_at is null and role in ('firm_owner', 'firm_employee', 'partner')
      group by organisation_id
    ) g on g.organisation_id = t.organisation_id
    where t.cluster_id = ${clusterId} and t.wave_id = ${waveId} order by o.folded_name, o.id`.execute(
    session,
  );
  return rows;
}

export interface CandidateRow {
  readonly id: string;
  readonly name: string;
  readonly sector: string | null;
  readonly departement: string | null;
  readonly headcount: number | null;
  /** Cents of euro; null when it is not known. */
  readonly exportTurnover: number | null;
}

/** Members that a wave may ask, with what the asker may know of them. By identifier. */
export async function listCandidates(session: Session, clusterId: string): Promise<CandidateRow[]> {
  const { rows } = await sql<CandidateRow>`
    select o.id, o.name, o.sector, p.departement, f.headcount::float8 as headcount, f.export_turnover::float8 as "exportTurnover"
    from grappe.organisations o
    left join grappe.places p on p.cluster_id = o.cluster_id and p.id = o.place_id
    left join (
      select organisation_id, max(number) filter (where key = 'headcount') as headcount,
        max(number) filter (where key = 'export_turnover') as export_turnover
      from grappe.facts
      where cluster_id = ${clusterId} and ended_at is null and (valid_to is null or valid_to >= current_date)
        and key in ('headcount', 'export_turnover')
      group by organisation_id
    ) f on f.organisation_id = o.id
    where o.cluster_id = ${clusterId} and o.closed_by is null and not o.outside and o.kind in ('sme', 'midcap', 'firm')
    order by o.id`.execute(session);
  return rows;
}

export interface FigureRow {
  readonly measure: string;
  /** Null: over all strata. */
  readonly stratum: string | null;
  readonly firms: number;
  readonly mean: number;
  readonly deviation: number | null;
}

/** Figures of a wave, none about fewer than six firms, and none that differ by fewer. */
export async function readWaveFigures(session: Session, waveId: string): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select measure, stratum, firms::int as firms, mean, deviation from grappe.wave_figures(${waveId})
    order by measure, stratum nulls first`.execute(session);
  return rows;
}

export interface PublishedWaveRow {
  readonly waveId: string;
  readonly clusterId: string;
  readonly figures: JsonObject;
  readonly publishedAt: Date;
}

/** What clusters told each other of their waves, the last first. */
export async function listPublishedWaves(session: Session): Promise<PublishedWaveRow[]> {
  const { rows } = await sql<PublishedWaveRow>`
    select wave_id as "waveId", cluster_id as "clusterId", figures, published_at as "publishedAt"
    from grappe.wave_publications order by published_at desc limit 500`.execute(session);
  return rows;
}
