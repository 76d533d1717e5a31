import {
  addRow,
  bySelf,
  changeVersioned,
  getCluster,
  listMandates,
  listPeople,
  type Session,
} from '@grappe/database';
import { coordinatingRoles } from '@grappe/contracts/roles';
import type { z } from 'zod';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { withCurrent } from '../../app/with-current.ts';
import { refuseBeforeFounding, refuseInFuture, refuseUnless } from './held-alliance.ts';
import { allianceFilesPolicy } from './policy.ts';
import { presentMandate } from './read-alliance.ts';
import { mandateEdit, mandateParams, mandates, newMandate } from './schema.ts';

const change = { permission: allianceFilesPolicy.change };

/** What the board of a cluster asks its team to look for. */
export const mandatesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/mandates`,
    {
      config: { permission: allianceFilesPolicy.readMandates },
      schema: { params: clusterParams, response: { 200: mandates } },
    },
    (request) => asCaller(services, request, (tx) => readMandates(tx, request.params.clusterId)),
  );
  app.post(
    `${inCluster}/mandates`,
    { config: change, schema: { params: clusterParams, body: newMandate, response: { 201: mandates } } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const all = await asCaller(services, request, async (tx) => {
        const values = await valuesOf(tx, clusterId, request.body);
        await addRow(tx, 'alliance_mandates', {
          cluster_id: clusterId,
          ...values,
          created_by: bySelf,
          updated_by: bySelf,
        });
        return readMandates(tx, clusterId);
      });
      return reply.status(201).send(all);
    },
  );
  app.put(
    `${inCluster}/mandates/:mandateId`,
    { config: change, schema: { params: mandateParams, body: mandateEdit, response: { 200: mandates } } },
    (request) => {
      const { clusterId, mandateId } = request.params;
      const read = (tx: Session) => readMandates(tx, clusterId);
      const { version, ...mandate } = request.body;
      const changed = asCaller(services, request, async (tx) => {
        if (!(await read(tx)).some(({ id }) => id === mandateId)) throw refuse('not_found');
        const which = { keys: { cluster_id: clusterId, id: mandateId }, version };
        refuseUnless(
          await changeVersioned(tx, 'alliance_mandates', which, await valuesOf(tx, clusterId, mandate)),
        );
        return read(tx);
      });
      return withCurrent(changed, () => asCaller(services, request, read));
    },
  );
};

const readMandates = async (tx: Session, clusterId: string) =>
  (await listMandates(tx, clusterId)).map(presentMandate);

/** Checks what was said of a mandate, and spells it for its table. */
async function valuesOf(tx: Session, clusterId: string, mandate: z.output<typeof newMandate>) {
  const { title, purpose, priorities, status, givenOn, givenBy, validUntil, ownerId } = mandate;
  const cluster = await getCluster(tx, clusterId);
  if (cluster === undefined) throw refuse('not_found');
  if (status === 'given' && givenOn === null)
    throw refuse('invalid_request', { field: 'body.givenOn', reason: 'required' });
  if (givenOn !== null && validUntil !== null && validUntil < givenOn)
    throw refuse('invalid_request', { field: 'body.validUntil', reason: 'before_start' });
  refuseInFuture(givenOn, 'body.givenOn');
  const founded = {
    clusterId,
    name: cluster.name,
    country: null,
    foundedOn: cluster.founded_on,
    ownerId: null,
  };
  refuseBeforeFounding({ parties: [founded], outside: null }, givenOn);
  if (ownerId !== null && !(await teamOf(tx, clusterId)).includes(ownerId))
    throw refuse('alliance_owner_elsewhere');
  return {
    title,
    purpose,
    priorities: [...priorities],
    status,
    given_on: givenOn,
    given_by: givenBy,
    valid_until: validUntil,
    owner_id: ownerId,
  };
}

/** Who is in the team of a cluster. */
export const teamOf = async (tx: Session, clusterId: string): Promise<string[]> =>
  (await listPeople(tx, clusterId))
    .filter(({ role }) => (coordinatingRoles as readonly string[]).includes(role))
    .map(({ personId }) => personId);
