import type { Plan } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import { dataVersion, getPlan, type Session } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { readNaming } from '../groups/naming.ts';
import { presentPlan } from './present.ts';

/** A plan as its reader may see it. */
export async function readPlan(
  tx: Session,
  clusterId: string,
  planId: string,
  language: Language,
): Promise<Plan> {
  const detail = await getPlan(tx, clusterId, planId);
  if (detail === undefined) throw refuse('not_found');
  return presentPlan(detail, await dataVersion(tx, clusterId), await readNaming(tx, clusterId, language));
}
