import type { GroupLife } from '@grappe/contracts/api';
import { holdGroupLife, type GroupLifeRow, type Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { withCurrent } from '../../app/with-current.ts';
import { readLife, requireGroup, type GroupPlace, type WholeGroup } from './read-life.ts';

export const lifePath = `${inCluster}/groups/:groupId/life`;

/** What somebody changes of a life, from the version that was seen; nobody else changes it meanwhile. */
export interface HeldLife extends WholeGroup {
  readonly tx: Session;
  readonly place: GroupPlace;
  readonly life: GroupLifeRow;
}

/** Holds the life of a group while `work` changes it, and answers with the whole of it. */
export function changingLife(
  services: Services,
  request: FastifyRequest & { readonly params: GroupPlace },
  seen: number | null,
  work: (held: HeldLife) => Promise<void>,
): Promise<GroupLife> {
  const { clusterId, groupId } = request.params;
  const place = { clusterId, groupId };
  const changed = asCaller(services, request, async (tx) => {
    // Whether it is theirs comes first: holding it would begin it.
    await requireGroup(tx, place);
    const held = await holdGroupLife(tx, place);
    const begun = held.version === 1 && held.state === 'proposed' ? 0 : held.version;
    if (seen !== null && seen !== held.version && seen !== begun) throw refuse('conflict_changed_meanwhile');
    await work({ tx, place, life: held, ...(await requireGroup(tx, place)) });
    return readLife(tx, place, personOf(request).language);
  });
  return withCurrent(changed, () =>
    asCaller(services, request, (tx) => readLife(tx, place, personOf(request).language)),
  );
}
