import { sql } from 'kysely';
import type {
  AllianceIncident,
  AllianceProject,
  CompetenceRequest,
  GroupInvitation,
  IncidentTelling,
  WorkingGroup,
} from '@grappe/contracts/api';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

interface Owned {
  readonly ownerId: string | null;
}
type Listed<Shape> = Omit<Shape, 'owner' | 'roomId' | 'invitations'> & Owned;

export type WorkingGroupRow = Listed<WorkingGroup> & {
  readonly allianceId: string;
  readonly isMine: boolean;
};

/** Working groups of alliances, with who is in them as far as the asker may know. */
export async function listWorkingGroups(
  session: Session,
  allianceIds: readonly string[],
): Promise<WorkingGroupRow[]> {
  const { rows } = await sql<WorkingGroupRow>`
    select w.id, w.alliance_id as "allianceId", w.cluster_id as "clusterId", w.theme, w.purpose, w.owner_id as "ownerId", w.status,
      w.opened_on::text as "openedOn", w.closed_on::text as "closedOn", w.outcome, w.version,
      w.id = any ((select grappe.my_working_groups())::uuid[]) as "isMine",
      (select coalesce(jsonb_agg(jsonb_build_object('clusterId', f.cluster_id, 'organisationId', f.organisation_id, 'name', f.name,
          'country', f.country, 'joinedOn', f.joined_on, 'leftOn', f.left_on)), '[]')
        from grappe.firms_of_working_group(w.id) f) as firms
    from grappe.alliance_working_groups w where w.alliance_id = any (${[...allianceIds]}::uuid[])
    order by w.status = 'closed', w.opened_on, w.id limit 500`.execute(session);
  return rows;
}

export type ProjectRow = Listed<AllianceProject> & { readonly allianceId: string };

/** Projects of alliances that the asker may read, with who takes part. */
export async function listAllianceProjects(
  session: Session,
  allianceIds: readonly string[],
): Promise<ProjectRow[]> {
  const { rows } = await sql<ProjectRow>`
    select p.id, p.alliance_id as "allianceId", p.cluster_id as "clusterId", p.working_group_id as "workingGroupId", p.kind, p.title,
      p.summary, p.brick_sought as "brickSought", p.funder,
      case when p.funding_cents is not null then jsonb_build_object('cents', p.funding_cents, 'currency', p.currency) end as funding,
      p.status, p.label, p.labelled_on::text as "labelledOn", p.outcome, p.owner_id as "ownerId", p.version,
      (select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'clusterId', m.cluster_id, 'organisationId', m.organisation_id,
          'name', m.name, 'part', m.part)), '[]') from grappe.partners_of_project(p.id) m) as partners
    from grappe.alliance_projects p where p.alliance_id = any (${[...allianceIds]}::uuid[])
    order by p.status in ('finished', 'dropped'), p.title, p.id limit 500`.execute(session);
  return rows;
}

export type GroupInvitationRow = GroupInvitation & { readonly workingGroupId: string };

/** Invitations into working groups that the asker may read: of its firm, or of the cluster that it coordinates. */
export async function listGroupInvitations(
  session: Session,
  clusterId: string,
  workingGroupIds: readonly string[],
): Promise<GroupInvitationRow[]> {
  const { rows } = await sql<GroupInvitationRow>`
    select i.id, i.working_group_id as "workingGroupId", jsonb_build_object('id', o.id, 'name', o.name) as organisation, i.message,
      i.status, i.respond_by::text as "respondBy", i.invited_on::text as "invitedOn", i.settled_on::text as "settledOn"
    from grappe.working_group_invitations i
    join grappe.organisations o on o.id = grappe.surviving_organisation(i.organisation_id)
    where i.cluster_id = ${clusterId} and i.working_group_id = any (${[...workingGroupIds]}::uuid[])
    order by i.invited_on desc, o.folded_name, i.id limit 500`.execute(session);
  return rows;
}

/** How many invitations into working groups that are open wait for an organisation's answer. */
export async function countGroupInvitations(
  session: Session,
  clusterId: string,
  organisationId: string,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from grappe.working_group_invitations i
    join grappe.alliance_working_groups w on w.id = i.working_group_id and w.status = 'open'
    where i.cluster_id = ${clusterId} and i.organisation_id = ${organisationId} and i.status = 'invited'`.execute(
    session,
  );
  return rows[0]?.count ?? 0;
}

/** Whether there is such an invitation that the asker may read. */
export async function isGroupInvitation(
  session: Session,
  clusterId: string,
  invitationId: string,
): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    select id from grappe.working_group_invitations where cluster_id = ${clusterId} and id = ${invitationId}`.execute(
    session,
  );
  return rows.length === 1;
}

/** The asker's organisation says whether it comes; false when nothing of its own waits for that answer. */
export async function answerGroupInvitation(
  session: Session,
  invitationId: string,
  accept: boolean,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.answer_working_group_invitation(${invitationId}, ${accept}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** Takes back an invitation that waits; false when it was answered meanwhile. */
export async function withdrawGroupInvitation(
  session: Session,
  which: { readonly workingGroupId: string; readonly invitationId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.working_group_invitations set status = 'withdrawn', settled_on = current_date
    where id = ${which.invitationId} and working_group_id = ${which.workingGroupId} and status = 'invited'`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** A firm leaves a working group today; false when it was not in it. */
export async function leaveWorkingGroup(
  session: Session,
  which: { readonly workingGroupId: string; readonly organisationId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.alliance_working_group_firms set left_on = greatest(current_date, joined_on)
    where working_group_id = ${which.workingGroupId} and organisation_id = ${which.organisationId} and left_on is null`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** A firm that left comes back; false when it never was in the working group. */
export async function comeBackToWorkingGroup(
  session: Session,
  which: { readonly workingGroupId: string; readonly organisationId: string },
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update grappe.alliance_working_group_firms set left_on = null, joined_on = current_date
    where working_group_id = ${which.workingGroupId} and organisation_id = ${which.organisationId} and left_on is not null`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

/** A partner of the own cluster leaves a project; false when it was not in it. */
export async function removeProjectPartner(
  session: Session,
  projectId: string,
  partnerId: string,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from grappe.alliance_project_partners where id = ${partnerId} and project_id = ${projectId}`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

type Word = Omit<AllianceIncident['words'][number], 'author'> & { readonly authorId: string | null };
export type TellingRow = Omit<IncidentTelling, 'words'> & {
  readonly allianceId: string;
  readonly words: readonly Word[];
};
export type IncidentRow = Omit<AllianceIncident, 'owner' | 'words' | 'told'> &
  Owned & { readonly clusterId: string; readonly words: readonly Word[]; readonly told: TellingRow | null };

const words = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'clusterId', w.cluster_id, 'audience', w.audience, 'body', w.body,
  'authorId', w.author_id, 'at', w.at) order by w.id), '[]') from grappe.alliance_incident_words w where w.incident_id = i.id)`;
const teamWords = sql`(select coalesce(jsonb_agg(jsonb_build_object('id', w.id, 'clusterId', w.cluster_id, 'audience', w.audience, 'body', w.body,
  'authorId', w.author_id, 'at', w.at) order by w.id), '[]') from grappe.alliance_incident_words w
  where w.incident_id = t.incident_id and w.audience = 'teams')`;
const telling = sql`jsonb_build_object('incidentId', t.incident_id, 'allianceId', t.alliance_id, 'clusterId', t.cluster_id, 'kind', t.kind,
  'body', t.body, 'status', t.status, 'learnt', t.learnt, 'toldAt', t.told_at, 'words', ${teamWords})`;

/** What firms told in confidence, that the asker may read: its own firm's, or its team's; of one alliance when it is given. */
export async function listIncidents(
  session: Session,
  clusterId: string,
  allianceId: string | null,
): Promise<IncidentRow[]> {
  const { rows } = await sql<IncidentRow>`
    select i.id, i.cluster_id as "clusterId", i.alliance_id as "allianceId", a.name as "allianceName",
      jsonb_build_object('id', o.id, 'name', o.name) as organisation, i.kind, i.body, i.status, i.agrees, i.owner_id as "ownerId",
      i.learnt, to_json(i.opened_at) #>> '{}' as "openedAt", i.closed_on::text as "closedOn", i.version, ${words} as words,
      (select ${telling} from grappe.alliance_incident_tellings t where t.incident_id = i.id) as told
    from grappe.alliance_incidents i
    join grappe.alliances a on a.id = i.alliance_id
    join grappe.organisations o on o.id = i.organisation_id
    where i.cluster_id = ${clusterId} and (${allianceId}::uuid is null or i.alliance_id = ${allianceId}::uuid)
    order by i.status = 'closed', i.opened_at desc, i.id limit 200`.execute(session);
  return rows;
}

/** What the other team told of an incident of a firm of its own. */
export async function listTellings(
  session: Session,
  clusterId: string,
  allianceId: string,
): Promise<TellingRow[]> {
  const { rows } = await sql<{ told: TellingRow }>`
    select ${telling} as told from grappe.alliance_incident_tellings t
    where t.alliance_id = ${allianceId} and t.cluster_id <> ${clusterId} order by t.status = 'closed', t.told_at desc limit 200`.execute(
    session,
  );
  return rows.map(({ told }) => told);
}

/** The firm lets its team speak of it with the other one, or not; false when it changed meanwhile or is not its own. */
export async function agreeToTell(
  session: Session,
  incidentId: string,
  version: number,
  agrees: boolean,
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.agree_to_tell(${incidentId}, ${version}, ${agrees}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** Closes what was told to the other team, with what was learnt together. */
export async function closeTelling(session: Session, incidentId: string, learnt: string): Promise<void> {
  await sql`
    update grappe.alliance_incident_tellings set status = 'closed', learnt = ${learnt} where incident_id = ${incidentId}`.execute(
    session,
  );
}

export type CompetenceRow = Omit<CompetenceRequest, 'owner' | 'clusterName' | 'isOurs' | 'answers'> &
  Owned & {
    readonly ownerName: string | null;
    readonly answers: readonly Omit<CompetenceRequest['answers'][number], 'clusterName' | 'isOurs'>[];
  };

/** Competences that are missing in the own cluster and in those that stand in an alliance with it. */
export async function listCompetences(session: Session, clusterId: string): Promise<CompetenceRow[]> {
  const { rows } = await sql<CompetenceRow>`
    select r.id, r.cluster_id as "clusterId", r.title, r.detail, r.wanted_by::text as "wantedBy", r.status, r.outcome,
      r.owner_id as "ownerId", p.display_name as "ownerName", r.project_id as "projectId",
      to_json(r.created_at) #>> '{}' as "createdAt", r.version,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'clusterId', s.cluster_id, 'message', s.message, 'status', s.status,
          'createdAt', s.created_at) order by s.created_at), '[]') from grappe.competence_answers s where s.request_id = r.id) as answers
    from grappe.competence_requests r left join grappe.people p on p.id = r.owner_id
    where r.cluster_id = ${clusterId} or r.cluster_id in (
      select o.cluster_id from grappe.alliance_clusters c
      join grappe.alliances a on a.id = c.alliance_id and a.status = 'active'
      join grappe.alliance_clusters o on o.alliance_id = c.alliance_id and o.status = 'accepted'
      where c.cluster_id = ${clusterId} and c.status = 'accepted')
    order by r.status <> 'open', r.wanted_by nulls last, r.created_at desc, r.id limit 500`.execute(session);
  return rows;
}

/** Names of the clusters that stand in an alliance with the asker's. */
export async function alliedClusterNames(session: Session): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select cluster_id as id, name from grappe.allied_cluster_names()`.execute(session);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Changes the state of an answer from the one that was seen; false when it is another one by now. */
export async function changeCompetenceAnswer(
  session: Session,
  which: {
    readonly requestId: string;
    readonly id: string;
    readonly was: string;
    readonly ours: boolean;
    readonly clusterId: string;
  },
  status: string,
): Promise<boolean> {
  const side = which.ours
    ? sql`cluster_id = ${which.clusterId}`
    : sql`exists (select from grappe.competence_requests r where r.id = request_id and r.cluster_id = ${which.clusterId})`;
  const { numAffectedRows } = await sql`
    update grappe.competence_answers set status = ${status}
    where id = ${which.id} and request_id = ${which.requestId} and status = ${which.was} and ${side}`.execute(
    session,
  );
  return numAffectedRows === 1n;
}

export interface AllianceMemberRow {
  readonly id: string;
  readonly name: string;
  readonly kind: OrganisationKind;
}

/** Members of a cluster by name, for those who put them into working groups and projects. */
export async function membersByName(session: Session, clusterId: string): Promise<AllianceMemberRow[]> {
  const { rows } = await sql<AllianceMemberRow>`
    select id, name, kind from grappe.organisations
    where cluster_id = ${clusterId} and closed_by is null and merged_into is null order by folded_name, id limit 2000`.execute(
    session,
  );
  return rows;
}
