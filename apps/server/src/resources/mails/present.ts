import type { Outbox, OutboxMail } from '@grappe/contracts/api';
import type { MailRow } from '@grappe/database';

export const presentOutbox = (sending: boolean, rows: readonly MailRow[]): Outbox => ({
  sending,
  mails: rows.map(presentMail),
});

const presentMail = (row: MailRow): OutboxMail => ({
  id: row.id,
  address: row.address,
  kind: row.kind,
  params: Object.fromEntries(Object.entries(row.params).map(([name, value]) => [name, plain(value)])),
  createdAt: row.createdAt.toISOString(),
  sentAt: row.sentAt?.toISOString() ?? null,
  givenUp: row.givenUpAt !== null,
  attempts: row.attempts,
  lastError: row.lastError,
  revealedAt: row.revealedAt?.toISOString() ?? null,
  answeredAt: row.answeredAt?.toISOString() ?? null,
});

/** Facts of a mail are names and numbers; anything deeper is for the mail's text alone. */
const plain = (value: unknown): string | number | boolean | null =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
