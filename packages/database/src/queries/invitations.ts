import { sql } from 'kysely';
import type { Language, Role } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';

export interface NewInvitation {
  /** Null: for the platform itself. */
  readonly clusterId: string | null;
  readonly organisationId: string | null;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  /** SHA-256 of the token. */
  readonly tokenHash: Buffer;
  /** The token itself, for the mail alone. */
  readonly token: string;
  readonly days: number;
}

/** Invites by mail; an older invitation to the same role opens nothing any more. */
export async function invite(session: Session, wish: NewInvitation): Promise<string> {
  const { clusterId, organisationId, role, name, email, language, tokenHash, token, days } = wish;
  const { rows } = await sql<{ id: string }>`
    select grappe.invite(${clusterId}, ${organisationId}, ${role}, ${name}, ${email}, ${language}, ${tokenHash},
      ${token}, ${days}) as id`.execute(session);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('invite gave no invitation');
  return id;
}

export interface InvitationRow {
  readonly id: string;
  readonly role: Role;
  readonly organisationId: string | null;
  readonly organisationName: string | null;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly mailId: string | null;
}

/** Invitations of a cluster (null: of the platform) that were not withdrawn, the newest first. */
export function listInvitations(session: Session, clusterId: string | null): Promise<InvitationRow[]> {
  return session
    .selectFrom('invitations as i')
    .leftJoin('organisations as o', 'o.id', 'i.organisation_id')
    .leftJoin('mails as m', 'm.id', 'i.mail_id')
    .select([
      'i.id',
      sql<Role>`i.role`.as('role'),
      'i.organisation_id as organisationId',
      'o.name as organisationName',
      'i.name',
      'i.address as email',
      sql<Language>`coalesce(m.language, 'fr')`.as('language'),
      'i.created_at as createdAt',
      'i.expires_at as expiresAt',
      'i.accepted_at as acceptedAt',
      'i.mail_id as mailId',
    ])
    .where(sql<boolean>`i.cluster_id is not distinct from ${clusterId}`)
    .where('i.withdrawn_at', 'is', null)
    .where('i.accepted_at', 'is', null)
    .orderBy('i.created_at', 'desc')
    .limit(500)
    .execute();
}

/** Takes an invitation back; false when it was answered or is not the asker's to take back. */
export async function withdrawInvitation(
  session: Session,
  which: { readonly id: string; readonly clusterId: string | null },
): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.withdraw_invitation(${which.id}, ${which.clusterId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

export interface OfferedRole {
  readonly id: string;
  readonly role: Role;
  readonly clusterName: string | null;
  readonly organisationName: string | null;
  readonly invitedBy: string | null;
  readonly expiresAt: Date;
}

export interface FoundInvitation extends OfferedRole {
  readonly email: string;
  readonly name: string;
  /** The account of the invited person; null when it has none yet. */
  readonly account: string | null;
}

/** What a link offers; undefined when it opens nothing (any more). Needs no identity. */
export async function invitationByToken(
  session: Session,
  tokenHash: Buffer,
): Promise<FoundInvitation | undefined> {
  const { rows } = await sql<FoundInvitation>`
    select id, role, cluster_name as "clusterName", organisation_name as "organisationName",
      invited_by as "invitedBy", address as email, name, account, expires_at as "expiresAt"
    from grappe.invitation_by_token(${tokenHash})`.execute(session);
  return rows[0];
}

/** The asker takes what was offered; false when it is not offered to the asker (any more). */
export async function acceptInvitation(session: Session, invitationId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select grappe.accept_invitation(${invitationId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** What waits for the asker's answer. */
export async function myInvitations(session: Session): Promise<OfferedRole[]> {
  const { rows } = await sql<OfferedRole>`
    select id, role, cluster_name as "clusterName", organisation_name as "organisationName",
      invited_by as "invitedBy", expires_at as "expiresAt"
    from grappe.my_invitations()`.execute(session);
  return rows;
}

/** Whether somebody invited that address and it has no account yet; needs no identity. */
export async function isExpected(session: Session, email: string): Promise<boolean> {
  const { rows } = await sql<{ yes: boolean }>`select grappe.is_expected(${email}) as yes`.execute(session);
  return rows[0]?.yes ?? false;
}
