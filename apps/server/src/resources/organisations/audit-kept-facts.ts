import { auditReadOnce, type OrganisationDetail, type Session } from '@grappe/database';
import type { Abilities } from './abilities.ts';

/**
 * Writes in the trail that somebody reads of another organisation what the cluster does not: as a coordinator, for the managers
 * to see; granted by its owner, for nobody else to see. How many facts, never which.
 */
export async function auditKeptFacts(
  tx: Session,
  { id, clusterId, mine, facts }: OrganisationDetail,
  { coordinates }: Abilities,
): Promise<void> {
  if (mine) return;
  const rows = facts.filter(({ audience }) => audience === 'coordinator' || audience === 'self').length;
  if (rows === 0) return;
  const kind = coordinates ? 'kept_facts' : 'own_granted_facts';
  await auditReadOnce(tx, { clusterId, kind, subject: id, detail: { rows } });
}
