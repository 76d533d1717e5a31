import { gainScheme, type MyOutlook } from '@grappe/contracts/api';
import {
  deleteExpectations,
  getGainScheme,
  listExpectations,
  myGroups,
  saveExpectations,
  type GroupPlace,
  type MyGroupRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { currentRule } from '../../plans/current-rule.ts';
import { checkProspects, computeOwnOutlook, storedProspects } from '../../plans/group-outlook.ts';
import { presentMyGroup } from '../groups/present-my-group.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { sharesPolicy } from './policy.ts';
import { expectationsEdit, expectationsWithdrawal, groupParams, myOutlook } from './schema.ts';

/** What a member expects of its group, and what may come of it: for itself alone. */
export const ownRoutes: Resource = (app, services) => {
  const one = `${inCluster}/me/groups/:groupId`;
  const placeOf = (request: FastifyRequest<{ Params: GroupPlace }>) => ({
    place: request.params,
    organisationId: ownOrganisation(personOf(request), request.params.clusterId),
  });
  app.get(
    `${one}/outlook`,
    {
      config: { permission: sharesPolicy.own },
      schema: { params: groupParams, response: { 200: myOutlook } },
    },
    async (request) => {
      const { place, organisationId } = placeOf(request);
      return asCaller(services, request, (tx) => readOutlook(tx, place, organisationId));
    },
  );
  app.put(
    `${one}/expectations`,
    {
      config: { permission: sharesPolicy.own },
      schema: { params: groupParams, body: expectationsEdit, response: { 200: myOutlook } },
    },
    async (request) => {
      const { place, organisationId } = placeOf(request);
      const { version, audience, prospects } = request.body;
      checkProspects(organisationId, prospects);
      const read = (tx: Session) => readOutlook(tx, place, organisationId);
      const keep = async (tx: Session) => {
        await requireOwnGroup(tx, place, organisationId);
        const edit = {
          organisationId,
          version,
          audience,
          expectations: JSON.parse(JSON.stringify(prospects)),
        };
        if (!(await saveExpectations(tx, place, edit))) throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
  app.post(
    `${one}/expectations/withdraw`,
    {
      config: { permission: sharesPolicy.own },
      schema: { params: groupParams, body: expectationsWithdrawal, response: { 200: myOutlook } },
    },
    async (request) => {
      const { place, organisationId } = placeOf(request);
      const read = (tx: Session) => readOutlook(tx, place, organisationId);
      const withdraw = async (tx: Session) => {
        await requireOwnGroup(tx, place, organisationId);
        if (!(await deleteExpectations(tx, place, { organisationId, version: request.body.version })))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, withdraw),
        () => asCaller(services, request, read),
      );
    },
  );
};

/** A group proposed to the organisation of the caller; any other one is not there. */
async function requireOwnGroup(tx: Session, place: GroupPlace, organisationId: string): Promise<MyGroupRow> {
  const groups = await myGroups(tx, place.clusterId);
  const own = groups.find(
    ({ id, members }) => id === place.groupId && members.some((member) => member.id === organisationId),
  );
  if (own === undefined) throw refuse('not_found');
  return own;
}

async function readOutlook(tx: Session, place: GroupPlace, organisationId: string): Promise<MyOutlook> {
  const row = await requireOwnGroup(tx, place, organisationId);
  const group = presentMyGroup(row);
  const organisation = group.members.find(({ id }) => id === organisationId);
  if (organisation === undefined) throw refuse('not_found');
  const kept = (await listExpectations(tx, place)).find((one) => one.organisationId === organisationId);
  const prospects = kept === undefined ? [] : storedProspects.parse(kept.expectations);
  const stored = await getGainScheme(tx, place);
  const { rule } = await currentRule(tx, place);
  const share = group.myShares.find((one) => one.rule === rule);
  const scheme = stored === undefined ? null : gainScheme.parse(stored.scheme);
  const memberIds = group.members.map(({ id }) => id);
  return {
    organisation,
    groupId: place.groupId,
    version: kept?.version ?? 0,
    audience: kept?.audience ?? 'self',
    prospects,
    commonMarkets: group.commonMarkets,
    result:
      share === undefined
        ? { kind: 'no_share' }
        : computeOwnOutlook({ organisationId, memberIds, share, scheme, prospects }),
  };
}
