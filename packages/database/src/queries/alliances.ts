import { sql } from 'kysely';
import type { AllianceStage } from '@grappe/contracts/api';
import type { FactKey, FactValue, OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface AllianceRow {
  readonly id: string;
  readonly name: string;
  readonly theme: string;
  readonly status: 'prepared' | 'proposed' | 'active' | 'ended';
  readonly stage: AllianceStage;
  readonly stageSince: string;
  readonly isOutside: boolean;
  readonly version: number;
  readonly way: 'sent' | 'received' | 'joined';
  readonly shortName: string | null;
  readonly partners: readonly string[];
  readonly proposedAt: Date;
  readonly startedOn: string | null;
  readonly endedOn: string | null;
}

/** Alliances of a cluster: those that stand for its people, proposals and the past for its coordinators. */
export async function listAlliances(session: Session, clusterId: string): Promise<AllianceRow[]> {
  const { rows } = await sql<AllianceRow>`
    select alliance_id as id, name, theme, status, way, short_name as "shortName", partners, proposed_at as "proposedAt",
      started_on::text as "startedOn", ended_on::text as "endedOn", stage, stage_since::text as "stageSince", outside as "isOutside",
      version
    from grappe.alliances_of(${clusterId})`.execute(session);
  return rows;
}

export interface NewAllianceRow {
  readonly clusterId: string;
  readonly shortName: string;
  readonly name: string;
  readonly theme: string;
}

/** Proposes an alliance to a short name; managers only. Whether such a cluster exists is not told. */
export async function proposeAlliance(session: Session, alliance: NewAllianceRow): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select grappe.propose_alliance(${alliance.clusterId}, ${alliance.shortName}, ${alliance.name}, ${alliance.theme}) as id
  `.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('propose_alliance gave no alliance');
  return id;
}

/** The invited cluster's answer; false when there is nothing to answer. */
export async function answerAlliance(
  session: Session,
  clusterId: string,
  allianceId: string,
  accept: boolean,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.answer_alliance(${clusterId}, ${allianceId}, ${accept}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface AllianceAnswerRow {
  readonly answer: 'invited' | 'accepted' | 'declined';
  readonly ended: boolean;
}

/** How a proposal was settled, for a cluster that the asker coordinates; undefined while it waits, or when it has no part in it. */
export async function ownAllianceAnswer(
  session: Session,
  clusterId: string,
  allianceId: string,
): Promise<AllianceAnswerRow | undefined> {
  const { rows } = await sql<AllianceAnswerRow>`
    select answer, ended from grappe.own_alliance_answer(${clusterId}, ${allianceId})`.execute(session);
  return rows[0];
}

/** Ends an alliance, or takes a proposal back; false when there is none to end. */
export async function endAlliance(session: Session, clusterId: string, allianceId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.end_alliance(${clusterId}, ${allianceId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface AllyRow {
  readonly allianceId: string;
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly facts: readonly { readonly key: FactKey; readonly item: string; readonly value: FactValue }[];
}

/** Organisations of other clusters with what they show to the alliances of this one, by name. */
export async function listAllies(session: Session, clusterId: string): Promise<AllyRow[]> {
  const { rows } = await sql<AllyRow>`
    select told.alliance_id as "allianceId", o.id, o.name, o.kind, o.country, told.facts
    from (
      select grappe.audience_id_now(f.audience_id, f.shown_to_id, f.shown_until, null) as alliance_id, f.cluster_id,
        f.organisation_id,
        jsonb_agg(jsonb_build_object('key', f.key, 'item', f.item, 'value', f.value) order by f.key, f.item) as facts
      from grappe.current_facts f
      where f.organisation_id = any ((select grappe.my_allied_organisations())::uuid[]) and f.cluster_id <> ${clusterId}
        and grappe.audience_now(f.audience, f.shown_to, f.shown_until, null) = 'alliance'
      group by 1, 2, 3
    ) told
    join grappe.alliance_clusters mine on mine.alliance_id = told.alliance_id and mine.cluster_id = ${clusterId}
    join grappe.organisations o on o.cluster_id = told.cluster_id and o.id = told.organisation_id and o.closed_by is null
    order by o.folded_name, o.id
    limit 2000`.execute(session);
  return rows;
}

export interface PublicPageRow {
  readonly clusterName: string;
  readonly name: string;
  readonly kind: OrganisationKind;
  readonly country: string | null;
  readonly facts: AllyRow['facts'];
}

/** What anybody may read of an organisation; undefined when nothing of it is public. Needs no identity (`asNobody`). */
export async function publicPageOf(
  session: Session,
  shortName: string,
  organisationId: string,
): Promise<PublicPageRow | undefined> {
  const { rows } = await sql<{ page: PublicPageRow | null }>`
    select grappe.public_page(${shortName}, ${organisationId}) as page`.execute(session);
  return rows[0]?.page ?? undefined;
}
