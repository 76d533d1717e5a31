import type { Veto } from '@grappe/contracts/api';
import type { VetoRow } from '@grappe/database';

export const presentVeto = (row: VetoRow): Veto => ({
  id: row.id,
  organisation: { id: row.organisationId, name: row.organisationName, kind: row.organisationKind },
  against: { id: row.againstId, name: row.againstName, kind: row.againstKind },
  audience: row.audience,
  enteredAt: row.createdAt.toISOString(),
  mine: row.mine,
});
