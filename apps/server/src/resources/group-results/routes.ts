import {
  addGroupContract,
  changeGroupContract,
  getGroup,
  getGroupLife,
  listGroupContracts,
  listGroupMemberships,
  type GroupContract,
  type GroupContractRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { withCurrent } from '../../app/with-current.ts';
import type { GroupPlace } from '../group-life/read-life.ts';
import { lessonRoutes } from './lesson-routes.ts';
import { groupResultsPolicy } from './policy.ts';
import { readResults } from './read-results.ts';
import { readerOf, type Reader } from './reader.ts';
import {
  contractParams,
  groupContractChange,
  groupParams,
  groupResults,
  newGroupContract,
  versionSeen,
} from './schema.ts';

const contractsPath = `${inCluster}/groups/:groupId/contracts`;
const read = { permission: groupResultsPolicy.read };
const write = { permission: groupResultsPolicy.write };

/** Contracts won with a group, beside what was foreseen; and what the group learnt. */
export const groupResultsRoutes: Resource = (app, services) => {
  app.get(
    contractsPath,
    { config: read, schema: { params: groupParams, response: { 200: groupResults } } },
    (request) => asCaller(services, request, (tx) => readResults(tx, request.params, readerOf(request))),
  );
  app.post(
    contractsPath,
    {
      config: write,
      schema: { params: groupParams, body: newGroupContract, response: { 201: groupResults } },
    },
    async (request, reply) => {
      const { organisationId, ...contract } = request.body;
      const reader = readerOf(request);
      const results = await asCaller(services, request, async (tx) => {
        await checkFirm(tx, request.params, reader, { organisationId, contract });
        await addGroupContract(tx, { ...request.params, organisationId }, contract);
        return readResults(tx, request.params, reader);
      });
      return reply.status(201).send(results);
    },
  );
  app.patch(
    `${contractsPath}/:contractId`,
    {
      config: write,
      schema: { params: contractParams, body: groupContractChange, response: { 200: groupResults } },
    },
    (request) => {
      const { version, ...contract } = request.body;
      return changing(request, (tx, row, reader) => {
        if (!row.mine && reader.coordinates && contract.audience !== 'coordinator')
          throw refuse('audience_decided_by_owner');
        return changeOf(tx, row, version, contract, reader);
      });
    },
  );
  app.post(
    `${contractsPath}/:contractId/delete`,
    { config: write, schema: { params: contractParams, body: versionSeen, response: { 200: groupResults } } },
    (request) =>
      changing(request, (tx, row, reader) => changeOf(tx, row, request.body.version, null, reader)),
  );

  /** A contract that the caller may change. */
  const changing = (
    request: FastifyRequest & { readonly params: GroupPlace & { readonly contractId: string } },
    work: (tx: Session, row: GroupContractRow, reader: Reader) => Promise<void>,
  ) => {
    const { clusterId, groupId, contractId } = request.params;
    const reader = readerOf(request);
    const read = (tx: Session) => readResults(tx, { clusterId, groupId }, reader);
    const changed = asCaller(services, request, async (tx) => {
      const row = (await listGroupContracts(tx, [groupId])).find(({ id }) => id === contractId);
      if (row === undefined) throw refuse('not_found');
      await work(tx, row, reader);
      return read(tx);
    });
    return withCurrent(changed, () => asCaller(services, request, read));
  };
  lessonRoutes(app, services);
};

async function changeOf(
  tx: Session,
  row: GroupContractRow,
  version: number,
  contract: GroupContract | null,
  reader: Reader,
): Promise<void> {
  if (!row.mine && !(reader.coordinates && row.audience === 'coordinator')) throw refuse('not_allowed');
  if (!(await changeGroupContract(tx, { groupId: row.groupId, id: row.id, version }, contract)))
    throw refuse('conflict_changed_meanwhile');
}

/** A firm writes for itself, at whatever audience; the team for a member, as what it was told. */
async function checkFirm(
  tx: Session,
  { clusterId, groupId }: GroupPlace,
  reader: Reader,
  { organisationId, contract }: { readonly organisationId: string; readonly contract: GroupContract },
): Promise<void> {
  const life = await getGroupLife(tx, groupId);
  if (life?.cluster_id !== clusterId) {
    if (!reader.coordinates || (await getGroup(tx, clusterId, groupId)) === undefined)
      throw refuse('not_found');
    throw refuse('life_not_living');
  }
  const own = reader.organisationIds.includes(organisationId);
  if (!own && !reader.coordinates) throw refuse('not_allowed');
  const members = await listGroupMemberships(tx, [groupId]);
  if (!members.some((each) => each.organisationId === organisationId))
    throw refuse('invalid_request', { field: 'body.organisationId', reason: 'not_a_member' });
  if (!own && contract.audience !== 'coordinator') throw refuse('audience_decided_by_owner');
}
