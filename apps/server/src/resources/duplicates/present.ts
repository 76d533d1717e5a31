import { duplicateCandidate, type DuplicateCandidate } from '@grappe/contracts/api';
import type { DuplicateRow, DuplicateSideRow } from '@grappe/database';

export const presentDuplicate = (row: DuplicateRow): DuplicateCandidate => ({
  id: row.id,
  score: row.score,
  reasons: duplicateCandidate.shape.reasons.parse(row.reasons),
  left: presentSide(row.left),
  right: presentSide(row.right),
  decision: row.decision ?? 'open',
});

const presentSide = (side: DuplicateSideRow): DuplicateCandidate['left'] => ({
  ...side,
  sources: [...side.sources],
});
