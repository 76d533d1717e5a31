import type { Alliance } from '@grappe/contracts/api';
import { getAllianceFile, type AlliancePlace, type Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { withCurrent } from '../../app/with-current.ts';
import { readAlliance } from './read-alliance.ts';

export const alliancePath = `${inCluster}/alliances/:allianceId`;

/** Of an alliance, as the tables that a side keeps spell it. */
export const keysOf = ({ clusterId, allianceId }: AlliancePlace) => ({
  cluster_id: clusterId,
  alliance_id: allianceId,
});

/** What somebody changes of an alliance; nobody else changes it meanwhile. */
export interface HeldAlliance {
  readonly tx: Session;
  readonly place: AlliancePlace;
  readonly alliance: Alliance;
}

/** Holds an alliance that has not ended while `work` changes it, and answers with the whole of it. */
export function changingAlliance(
  services: Services,
  request: FastifyRequest & { readonly params: AlliancePlace },
  work: (held: HeldAlliance) => Promise<void>,
): Promise<Alliance> {
  const { clusterId, allianceId } = request.params;
  const place = { clusterId, allianceId };
  const read = (tx: Session): Promise<Alliance> => readAlliance(tx, place, personOf(request));
  const changed = asCaller(services, request, async (tx) => {
    if ((await getAllianceFile(tx, place, true)) === undefined) throw refuse('not_found');
    const alliance = await read(tx);
    if (alliance.status === 'ended') throw refuse('alliance_over');
    await work({ tx, place, alliance });
    return read(tx);
  });
  return withCurrent(changed, () => asCaller(services, request, read));
}

/** The same for what is added: the answer is 201. */
export async function addingToAlliance(
  services: Services,
  request: FastifyRequest & { readonly params: AlliancePlace },
  reply: { readonly status: (created: 201) => unknown },
  work: (held: HeldAlliance) => Promise<void>,
): Promise<Alliance> {
  const alliance = await changingAlliance(services, request, work);
  reply.status(201);
  return alliance;
}

/** Somebody changed the same thing since it was read. */
export function refuseUnless(done: boolean): void {
  if (!done) throw refuse('conflict_changed_meanwhile');
}

/** Who answers for what is shared is in one of the two teams; for what a side keeps, in its own. */
export function refuseOwnerElsewhere(
  { people }: Alliance,
  ownerId: string | null,
  clusterId: string | null = null,
): void {
  if (ownerId === null) return;
  const isThere = people.some(
    (person) =>
      person.personId === ownerId && person.isThere && (clusterId === null || person.clusterId === clusterId),
  );
  if (!isThere) throw refuse('alliance_owner_elsewhere');
}

/** Nothing happened to a cluster before it was founded. */
export function refuseBeforeFounding(
  { parties, outside }: Pick<Alliance, 'parties' | 'outside'>,
  day: string | null,
): void {
  if (day === null) return;
  const founded = [...parties, ...(outside === null ? [] : [outside])];
  const later = founded.find(({ foundedOn }) => foundedOn !== null && day < foundedOn);
  if (later !== undefined)
    throw refuse('alliance_date_before_founding', {
      cluster: later.name,
      founded: later.foundedOn,
      date: day,
    });
}

/** What already happened has no date to come. */
export function refuseInFuture(day: string | null, field: string): void {
  if (day !== null && day > new Date().toISOString().slice(0, 10))
    throw refuse('invalid_request', { field, reason: 'in_the_future' });
}
