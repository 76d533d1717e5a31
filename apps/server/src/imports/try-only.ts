import type { BulkChange, BulkOutcome } from '@grappe/database';

class OnlyTried extends Error {
  readonly outcome: BulkOutcome;

  constructor(outcome: BulkOutcome) {
    super('The change was only tried.');
    this.outcome = outcome;
  }
}

/** Carries a bulk change out and takes it back: what it would do, known by the very code that does it. */
export async function tryOnly(
  apply: (beforeCommit: NonNullable<BulkChange['beforeCommit']>) => Promise<unknown>,
): Promise<BulkOutcome> {
  try {
    await apply((_transaction, outcome) => Promise.reject(new OnlyTried(outcome)));
  } catch (error) {
    if (error instanceof OnlyTried) return error.outcome;
    throw error;
  }
  throw new Error('A change that was only tried went through.');
}
