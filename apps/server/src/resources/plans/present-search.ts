import { planRequest, type PlanSearch } from '@grappe/contracts/api';
import type { JobRow } from '@grappe/database';
import { z } from 'zod';
import type { Naming } from '../groups/present.ts';

const found = z
  .object({
    found: z.object({
      stage: z.string(),
      incumbent: z.number(),
      bound: z.number().nullable(),
      gap: z.number().nullable(),
      columns: z.number(),
      groups: z.array(z.array(z.string())),
    }),
  })
  .nullable()
  .catch(null);

/** The best plan so far of a search. */
export function presentSearch(job: JobRow, naming: Naming): PlanSearch {
  const { title, parameters, seconds } = planRequest.parse(job.payload);
  const told = found.parse(job.progress)?.found ?? null;
  return {
    title,
    seed: parameters.seed,
    seconds,
    found:
      told === null
        ? null
        : { ...told, groups: told.groups.map((members) => members.map((id) => naming.reference(id))) },
  };
}
