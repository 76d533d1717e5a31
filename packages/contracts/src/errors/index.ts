import { z } from 'zod';
import { errorCodes } from './codes.ts';

export * from './codes.ts';

/** What a person is told went wrong: a code whose sentence is in `@grappe/messages`, and the facts of the case. */
export const problemSchema = z.object({
  code: z.enum(errorCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
  /** Of a change refused because of how things stand now: how they stand, as whoever asks may read them. */
  current: z.unknown().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
export type ProblemParams = Problem['params'];

/** An expected failure carried by a result. */
export const problem = (code: Problem['code'], params: ProblemParams = {}): Problem => ({ code, params });
