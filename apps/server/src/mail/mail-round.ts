import { mailsDue, tidyMails, type DatabaseConnection } from '@grappe/database';
import type { WorkerUtils } from 'graphile-worker';

export const mailTask = 'send_mail';

/** Announces to the queue each mail whose moment has come; what was announced already is replaced, not doubled. */
export async function announceMails(connection: DatabaseConnection, utils: WorkerUtils): Promise<void> {
  const due = await connection.asNobody(mailsDue);
  for (const mailId of due)
    await utils.addJob(mailTask, { mailId }, { jobKey: `mail:${mailId}`, maxAttempts: 1 });
}

/** What the outbox needs from time to time, sent or not. */
export const keepMails = (connection: DatabaseConnection): Promise<void> => connection.asNobody(tidyMails);

export function mailIdOf(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'mailId' in payload) return String(payload.mailId);
  throw new Error('A mail came to the queue without its id.');
}
