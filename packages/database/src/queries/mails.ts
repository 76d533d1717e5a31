import { sql } from 'kysely';
import type { Language } from '@grappe/contracts/roles';
import type { Session } from '../connect.ts';
import type { JsonObject } from '../rows.ts';

export interface QueuedMail {
  readonly personId: string;
  readonly kind: string;
  readonly params: JsonObject;
  /** A path of ours; null when the mail only tells. */
  readonly href: string | null;
  /** The cluster whose managers see it in their outbox. */
  readonly clusterId?: string | null;
}

/** Queues a mail in this transaction; refused for people whom the asker may not reach. Gives its identifier. */
export async function queueMail(session: Session, mail: QueuedMail): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`
    select grappe.queue_mail(${mail.personId}, ${mail.kind}, ${JSON.stringify(mail.params)}::jsonb, ${mail.href},
      now(), ${mail.clusterId ?? null}) as id`.execute(session);
  return rows[0]?.id ?? undefined;
}

/** Mails whose moment has come; needs no identity. */
export async function mailsDue(session: Session): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select mail_id as id from grappe.mails_due()`.execute(session);
  return rows.map(({ id }) => id);
}

export interface ClaimedMail {
  readonly id: string;
  readonly address: string;
  readonly language: Language;
  readonly kind: string;
  readonly params: JsonObject;
  readonly href: string | null;
  readonly secret: string | null;
  readonly attempts: number;
}

/** Takes a mail to try it now; undefined when another sender holds it or it left already. Needs no identity. */
export async function claimMail(session: Session, mailId: string): Promise<ClaimedMail | undefined> {
  const { rows } = await sql<ClaimedMail>`select * from grappe.claim_mail(${mailId})`.execute(session);
  return rows[0];
}

/** The server took it. */
export async function mailWasSent(session: Session, mailId: string): Promise<void> {
  await sql`select grappe.mail_was_sent(${mailId})`.execute(session);
}

/** The server did not take it; `code` says why without repeating what it said. */
export async function mailWasNotSent(
  session: Session,
  mailId: string,
  failure: { readonly code: string; readonly forGood: boolean },
): Promise<void> {
  await sql`select grappe.mail_was_not_sent(${mailId}, ${failure.code}, ${failure.forGood})`.execute(session);
}

/** Forgets secrets that open nothing any more and mails of three months ago; needs no identity. */
export async function tidyMails(session: Session): Promise<void> {
  await sql`select grappe.tidy_mails()`.execute(session);
}

export interface MailRow {
  readonly id: string;
  readonly clusterId: string | null;
  readonly address: string;
  readonly kind: string;
  readonly params: JsonObject;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly givenUpAt: Date | null;
  readonly attempts: number;
  readonly lastError: string | null;
  readonly revealedAt: Date | null;
  /** When the invitation that it carried was accepted. */
  readonly answeredAt: Date | null;
}

/** The outbox of a cluster (null: everything, for administrators of the platform), the newest first. */
export function listMails(session: Session, clusterId: string | null): Promise<MailRow[]> {
  let query = session
    .selectFrom('mails as m')
    .leftJoin('invitations as i', 'i.mail_id', 'm.id')
    .select([
      'm.id',
      'm.cluster_id as clusterId',
      'm.address',
      'm.kind',
      sql<JsonObject>`m.params`.as('params'),
      'm.created_at as createdAt',
      'm.sent_at as sentAt',
      'm.given_up_at as givenUpAt',
      'm.attempts',
      'm.last_error as lastError',
      'm.revealed_at as revealedAt',
      'i.accepted_at as answeredAt',
    ])
    .orderBy('m.created_at', 'desc')
    .limit(200);
  if (clusterId !== null) query = query.where('m.cluster_id', '=', clusterId);
  return query.execute();
}

/** Tries a mail again now; false when it left already or is not the asker's to send. */
export async function retryMail(session: Session, mailId: string): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select grappe.retry_mail(${mailId}) as done`.execute(session);
  return rows[0]?.done ?? false;
}

/** The link of a mail that nothing sends, for whoever may invite there; the reading is written on the mail. */
export async function revealMail(
  session: Session,
  mailId: string,
): Promise<{ href: string | null; secret: string } | undefined> {
  const { rows } = await sql<{ href: string | null; secret: string }>`
    select href, secret from grappe.reveal_mail(${mailId})`.execute(session);
  return rows[0];
}

export interface AccountMail {
  readonly account: string;
  readonly kind: string;
  readonly href: string | null;
  readonly secret: string | null;
  /** How long the secret opens something. */
  readonly minutes: number;
}

/** A mail about an account, for whoever holds it; needs no identity. */
export async function mailToAccount(session: Session, mail: AccountMail): Promise<void> {
  const { account, kind, href, secret, minutes } = mail;
  await sql`select grappe.mail_to_account(${account}, ${kind}, ${href}, ${secret}, ${minutes})`.execute(
    session,
  );
}
