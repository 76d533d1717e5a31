import type { Asks, AskShape } from '@grappe/contracts/api';
import type { AskRow, FactGrantRow } from '@grappe/database';

export const presentAsks = (rows: readonly AskRow[], grants: readonly FactGrantRow[]): Asks => ({
  sent: rows.filter(({ sent }) => sent).map(presentAsk),
  received: rows.filter(({ sent }) => !sent).map(presentAsk),
  grants: grants.map(({ id, key, item, until, ...grant }) => ({
    id,
    key,
    item,
    until: until.toISOString(),
    grantee: { id: grant.granteeId, name: grant.granteeName, kind: grant.granteeKind },
  })),
});

const presentAsk = (row: AskRow): AskShape => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  message: row.message,
  other: { id: row.otherId, name: row.otherName, kind: row.otherKind },
  status: row.status,
  askedAt: row.askedAt.toISOString(),
  until: row.until?.toISOString() ?? null,
});
