import { Refusal } from './refusal.ts';
import { statusOf } from './status-of.ts';

/**
 * Work that how things stand may refuse: whoever is refused so is told how they stand, as that person may read it. It is read
 * once the work was taken back.
 */
export async function withCurrent<Result>(
  work: Promise<Result>,
  read: () => Promise<unknown>,
): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal) || statusOf(error.problem.code) !== 409) throw error;
    if (error.problem.current !== undefined) throw error;
    throw new Refusal({ ...error.problem, current: await read() });
  }
}
