import {
  expressInterest,
  getOrganisation,
  listInterests,
  listProfiles,
  publishProfile,
  setProfileClosed,
  settleInterest,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { namesItself } from './names-itself.ts';
import { partneringPolicy } from './policy.ts';
import { presentInterest, presentPartnering } from './present.ts';
import {
  accepts,
  interestParams,
  made,
  newInterest,
  newProfile,
  partnering,
  profileParams,
  profileState,
} from './schema.ts';

export const partneringRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/partnering`,
    {
      config: { permission: partneringPolicy.read },
      schema: { params: clusterParams, response: { 200: partnering } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) =>
        presentPartnering(await listProfiles(tx, clusterId), await listInterests(tx, clusterId)),
      );
    },
  );
  app.post(
    `${inCluster}/partnering`,
    {
      config: { permission: partneringPolicy.change },
      schema: { params: clusterParams, body: newProfile, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const organisationId = ownOrganisation(personOf(request), clusterId);
      const id = await asCaller(services, request, async (tx) => {
        await requireNameless(tx, clusterId, organisationId, [request.body.title, request.body.summary]);
        return publishProfile(tx, { clusterId, organisationId, ...request.body });
      });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/partnering/:profileId/state`,
    {
      config: { permission: partneringPolicy.change },
      schema: { params: profileParams, body: profileState, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, profileId } = request.params;
      const { closed } = request.body;
      const done = await asCaller(services, request, (tx) =>
        setProfileClosed(tx, clusterId, profileId, closed),
      );
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/partnering/:profileId/interests`,
    {
      config: { permission: partneringPolicy.change },
      schema: { params: profileParams, body: newInterest, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId, profileId } = request.params;
      const organisationId = ownOrganisation(personOf(request), clusterId);
      const express = async (tx: Session) => {
        await requireNameless(tx, clusterId, organisationId, [request.body.message]);
        const made = await expressInterest(tx, { clusterId, profileId, organisationId, ...request.body });
        if (made === undefined) throw refuse('interest_already_expressed');
        return made;
      };
      const already = async (tx: Session) =>
        (await listInterests(tx, clusterId))
          .filter((one) => one.sent && one.profileId === profileId)
          .map(presentInterest)[0];
      const id = await tellingCurrent(
        () => asCaller(services, request, express),
        () => asCaller(services, request, already),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/partnering/interests/:interestId/answer`,
    {
      config: { permission: partneringPolicy.change },
      schema: { params: interestParams, body: accepts, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, interestId } = request.params;
      const status = request.body.accept ? 'accepted' : 'refused';
      await tellingCurrent(
        () => asCaller(services, request, (tx) => settle(tx, clusterId, interestId, status)),
        () => asCaller(services, request, (tx) => interestNow(tx, clusterId, interestId)),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${inCluster}/partnering/interests/:interestId/withdraw`,
    {
      config: { permission: partneringPolicy.change },
      schema: { params: interestParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, interestId } = request.params;
      await tellingCurrent(
        () => asCaller(services, request, (tx) => settle(tx, clusterId, interestId, 'withdrawn')),
        () => asCaller(services, request, (tx) => interestNow(tx, clusterId, interestId)),
      );
      return reply.status(204).send(null);
    },
  );
};

/** Refuses texts that would give away the name that they are meant to do without. */
async function requireNameless(
  tx: Session,
  clusterId: string,
  organisationId: string,
  texts: readonly string[],
): Promise<void> {
  const own = await getOrganisation(tx, clusterId, organisationId);
  if (own === undefined || own.closed) throw refuse('not_found');
  if (texts.some((text) => namesItself(text, own))) throw refuse('profile_names_itself');
}

const interestNow = async (tx: Session, clusterId: string, interestId: string) =>
  (await listInterests(tx, clusterId)).filter(({ id }) => id === interestId).map(presentInterest)[0];

async function settle(
  tx: Session,
  clusterId: string,
  interestId: string,
  status: 'accepted' | 'refused' | 'withdrawn',
): Promise<void> {
  const interest = (await listInterests(tx, clusterId)).find(({ id }) => id === interestId);
  if (interest === undefined || interest.sent !== (status === 'withdrawn')) throw refuse('not_found');
  if (interest.status !== 'open') throw refuse('ask_already_answered');
  await settleInterest(tx, clusterId, interestId, status);
}
