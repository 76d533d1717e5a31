import type { Undone } from '@grappe/contracts/api';
import type { ChangeSetRow, UndoOutcome } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

export const presentChangeSet = ({ id, kind, at, authorName, undoneAt }: ChangeSetRow) => ({
  id,
  kind,
  at: at.toISOString(),
  author: authorName,
  undoneAt: undoneAt?.toISOString() ?? null,
});

export function presentUndoing(outcome: UndoOutcome): Undone {
  if (outcome.kind === 'not_found') throw refuse('not_found');
  if (outcome.kind === 'already_undone') throw refuse('already_undone');
  if (outcome.kind === 'not_undoable') throw refuse('cannot_undo_later_changes');
  return {
    changeSetId: outcome.changeSetId,
    kept: outcome.kept.map(({ organisationId, name }) => ({ organisationId, name, reason: 'later_changes' })),
  };
}
