import { planParameters } from '@grappe/contracts/api';
import type { PlanParameters } from '@grappe/contracts/api';
import type { GroupSettings } from '@grappe/engine/groups';
import { commandFailure, readJson } from '../failure.ts';

/** Rules of grouping from a JSON file; what it does not say keeps its default. */
export async function readSettings(
  path: string | undefined,
  seed: number | undefined,
): Promise<GroupSettings> {
  const content = path === undefined ? {} : await readJson(path);
  const read = planParameters.safeParse(content);
  if (!read.success) {
    const [issue] = read.error.issues;
    const field = issue?.path.join('.') ?? '';
    throw commandFailure('parameters_invalid', { fileName: path ?? '', field }, read.error.issues);
  }
  return settingsOf({ ...read.data, ...(seed === undefined ? {} : { seed }) });
}

const settingsOf = (parameters: PlanParameters): GroupSettings => ({
  emphasis: parameters.emphasis,
  bounds: { min: parameters.minSize, max: parameters.maxSize },
  maxKm: parameters.maxKm,
  maxRivalry: parameters.maxRivalry,
  minQuality: parameters.minQuality,
  stagedCoopetition: parameters.stagedCoopetition,
  seed: parameters.seed,
});
