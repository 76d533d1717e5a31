import { sql } from 'kysely';
import type { OrganisationKind } from '@grappe/contracts/facts';
import type { Session } from '../connect.ts';

export interface Shown {
  readonly country: string | null;
  readonly kind: OrganisationKind | null;
  readonly size: 'micro' | 'small' | 'medium' | 'large' | null;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

export interface PartneringProfileRow extends Shown {
  readonly id: string;
  readonly profileKind: 'business' | 'technology' | 'research';
  readonly direction: 'offer' | 'request';
  readonly title: string;
  readonly summary: string;
  readonly markets: readonly string[];
  readonly languages: readonly string[];
  readonly toAlliances: boolean;
  readonly publishedOn: string;
  readonly closedOn: string | null;
  readonly mine: boolean;
  readonly owner: Named | null;
  readonly answered: boolean;
}

const nameOf = (clusterId: string, subject: ReturnType<typeof sql>) => sql`(
  select jsonb_build_object('id', n.organisation_id, 'name', n.name) from grappe.partnering_names(${clusterId}) n
  where n.subject_id = ${subject})`;

/** Partnering profiles of a cluster, newest first, with what may be shown of whose they are. */
export async function listProfiles(session: Session, clusterId: string): Promise<PartneringProfileRow[]> {
  const { rows } = await sql<PartneringProfileRow>`
    select p.id, p.kind as "profileKind", p.direction, p.title, p.summary, p.markets, p.languages, p.to_alliances as "toAlliances",
      p.published_on as "publishedOn", p.closed_on as "closedOn", s.country, s.kind, s.size,
      p.id = any ((select grappe.my_partnering_profiles())::uuid[]) as mine, ${nameOf(clusterId, sql`p.id`)} as owner,
      exists (select from grappe.partnering_interests i
        where i.profile_id = p.id and i.id = any ((select grappe.my_partnering_interests())::uuid[])) as answered
    from grappe.partnering_profiles p join grappe.partnering_shown(${clusterId}) s on s.subject_id = p.id
    where p.cluster_id = ${clusterId}
    order by p.closed_on is not null, p.published_on desc, p.id`.execute(session);
  return rows;
}

export interface InterestRow extends Shown {
  readonly id: string;
  readonly profileId: string;
  readonly profileTitle: string;
  readonly message: string;
  readonly status: 'open' | 'accepted' | 'refused' | 'withdrawn';
  readonly expressedOn: string;
  /** Expressed by the asker's organisation; otherwise received by it. */
  readonly sent: boolean;
  readonly other: Named | null;
}

/** Interests that the asker's organisations expressed or received, each with what may be shown of the other. */
export async function listInterests(session: Session, clusterId: string): Promise<InterestRow[]> {
  const { rows } = await sql<InterestRow>`
    select i.id, i.profile_id as "profileId", p.title as "profileTitle", i.message, i.status,
      i.expressed_on as "expressedOn", mine.sent, s.country, s.kind, s.size,
      case when i.status = 'accepted' then ${nameOf(clusterId, sql`mine.other`)} end as other
    from grappe.partnering_interests i
    join grappe.partnering_profiles p on p.id = i.profile_id
    cross join lateral (
      select sent, case when sent then i.profile_id else i.id end as other
      from (values (i.id = any ((select grappe.my_partnering_interests())::uuid[]))) as own (sent)
    ) mine
    left join grappe.partnering_shown(${clusterId}) s on s.subject_id = mine.other
    where i.cluster_id = ${clusterId} and (mine.sent or i.status <> 'withdrawn')
    order by i.expressed_on desc, i.id`.execute(session);
  return rows;
}

export interface NewProfileRow {
  readonly clusterId: string;
  readonly organisationId: string;
  readonly kind: PartneringProfileRow['profileKind'];
  readonly direction: PartneringProfileRow['direction'];
  readonly title: string;
  readonly summary: string;
  readonly markets: readonly string[];
  readonly languages: readonly string[];
  readonly toAlliances: boolean;
  /** Shows the size of the organisation, where enough are alike. */
  readonly tellSize: boolean;
}

const sizeOf = (tell: boolean, clusterId: string, organisationId: string) =>
  tell
    ? sql`(select grappe.size_class(f.number) from grappe.current_facts f
        where f.cluster_id = ${clusterId} and f.organisation_id = ${organisationId} and f.key = 'headcount'
        order by f.audience = 'self' desc limit 1)`
    : sql`null`;

/** Publishes a profile without a name, for an organisation of the asker. */
export async function publishProfile(session: Session, profile: NewProfileRow): Promise<string> {
  const { clusterId, organisationId, tellSize, ...said } = profile;
  const { rows } = await sql<{ id: string }>`
    select grappe.publish_profile(${clusterId}, ${organisationId}, ${JSON.stringify(said)}::jsonb,
      ${sizeOf(tellSize, clusterId, organisationId)}) as id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('publish_profile gave no profile');
  return id;
}

/** Takes a profile of the asker's away from the others' eyes, or shows it again. False when there is none. */
export async function setProfileClosed(
  session: Session,
  clusterId: string,
  profileId: string,
  closed: boolean,
): Promise<boolean> {
  const result = await session
    .updateTable('partnering_profiles')
    .set({ closed_on: closed ? sql<string>`current_date` : null })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', profileId)
    .where(sql<boolean>`(closed_on is null) = ${closed}`)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export interface NewInterestRow {
  readonly clusterId: string;
  readonly profileId: string;
  readonly organisationId: string;
  readonly message: string;
  readonly tellSize: boolean;
}

/** Says that an organisation of the asker is interested; undefined when it may not be said, or was already. */
export async function expressInterest(session: Session, given: NewInterestRow): Promise<string | undefined> {
  const { clusterId, profileId, organisationId, message, tellSize } = given;
  const { rows } = await sql<{ id: string | null }>`
    select grappe.express_interest(${clusterId}, ${profileId}, ${organisationId}, ${message},
      ${sizeOf(tellSize, clusterId, organisationId)}) as id`.execute(session);
  return rows[0]?.id ?? undefined;
}

/** Accepts, refuses or withdraws an open interest; false when it is not the asker's to settle so. */
export async function settleInterest(
  session: Session,
  clusterId: string,
  interestId: string,
  status: 'accepted' | 'refused' | 'withdrawn',
): Promise<boolean> {
  const result = await session
    .updateTable('partnering_interests')
    .set({ status })
    .where('cluster_id', '=', clusterId)
    .where('id', '=', interestId)
    .where('status', '=', 'open')
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}
