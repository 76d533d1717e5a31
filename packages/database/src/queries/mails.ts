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
