import { ProblemError } from './api.ts';

/** Somebody else changed it since it was read. */
export const isConflict = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.code === 'conflict_changed_meanwhile';

/** How a thing stands now, told by the refusal of a change that was made from an older version; null when it is not that. */
export function currentIn<Thing>(error: unknown): Thing | null {
  if (!(error instanceof ProblemError) || !isConflict(error)) return null;
  return (error.problem.current as Thing | null | undefined) ?? null;
}
