import { problemIn, Refusal } from './refusal.ts';
import { statusOf } from './status-of.ts';

/**
 * Runs a change. When it is refused because of how things stand now (409), the answer tells how they stand, as the caller may
 * read them: whoever came second sees what the first did. `current` is read after the change was undone.
 */
export async function tellingCurrent<Result>(
  change: () => Promise<Result>,
  current: () => Promise<unknown>,
): Promise<Result> {
  try {
    return await change();
  } catch (error) {
    const refused = problemIn(error);
    if (refused === undefined || refused.current !== undefined || statusOf(refused.code) !== 409) throw error;
    throw new Refusal({ ...refused, current: await orGone(current) });
  }
}

/** Null: it is no longer there, or no longer the caller's to read. */
async function orGone(current: () => Promise<unknown>): Promise<unknown> {
  try {
    return (await current()) ?? null;
  } catch (error) {
    if (problemIn(error)?.code === 'not_found') return null;
    throw error;
  }
}
