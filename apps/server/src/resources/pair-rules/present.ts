import type { PairRule } from '@grappe/contracts/api';
import type { PairRuleRow } from '@grappe/database';

export const presentPairRule = (row: PairRuleRow): PairRule => ({
  id: row.id,
  rule: row.kind,
  left: { id: row.aId, name: row.aName, kind: row.aKind },
  right: { id: row.bId, name: row.bName, kind: row.bKind },
});
