import type { FirmPeople } from '@grappe/contracts/api';
import {
  listInvitations,
  peopleOfMyFirm,
  withdrawInvitation,
  type FirmPersonRow,
  type Session,
} from '@grappe/database';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { presentInvitation } from '../invitations/present.ts';
import { sendInvitation } from '../invitations/send-invitation.ts';
import { mePolicy } from './policy.ts';
import { firmPeople, invitationParams, invited, newColleague } from './schema.ts';

/** Who speaks for a firm: its owner invites those who work there, and takes invitations back. */
export const firmPeopleRoutes: Resource = (app, services) => {
  const permission = mePolicy.people;
  app.get(
    `${inCluster}/me/people`,
    { config: { permission }, schema: { params: clusterParams, response: { 200: firmPeople } } },
    async (request) => {
      const { clusterId } = request.params;
      const person = personOf(request);
      const firmId = ownedFirm(person, clusterId);
      return asCaller(services, request, async (tx) => ({
        people: (await peopleOfMyFirm(tx, clusterId, firmId)).map((row) => presentColleague(row, person.id)),
        invitations: (await invitationsTo(tx, clusterId, firmId)).map(presentInvitation),
      }));
    },
  );
  app.post(
    `${inCluster}/me/people/invitations`,
    {
      config: { permission },
      schema: { params: clusterParams, body: newColleague, response: { 201: invited } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const organisationId = ownedFirm(personOf(request), clusterId);
      const wish = { ...request.body, clusterId, organisationId, role: 'firm_employee' as const };
      const id = await asCaller(services, request, (tx) => sendInvitation(tx, wish));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/me/people/invitations/:invitationId/withdraw`,
    { config: { permission }, schema: { params: invitationParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { clusterId, invitationId: id } = request.params;
      const firmId = ownedFirm(personOf(request), clusterId);
      await asCaller(services, request, async (tx) => {
        const waits = (await invitationsTo(tx, clusterId, firmId)).some((one) => one.id === id);
        if (!waits || !(await withdrawInvitation(tx, { id, clusterId }))) throw refuse('not_found');
      });
      return reply.status(204).send(null);
    },
  );
};

const invitationsTo = async (tx: Session, clusterId: string, firmId: string) =>
  (await listInvitations(tx, clusterId)).filter(
    ({ role, organisationId }) => role === 'firm_employee' && organisationId === firmId,
  );

function ownedFirm(person: SignedInPerson, clusterId: string): string {
  const owned = person.grants.find((grant) => grant.clusterId === clusterId && grant.role === 'firm_owner');
  if (owned?.organisationId == null) throw refuse('not_found');
  return owned.organisationId;
}

const presentColleague = (row: FirmPersonRow, reader: string): FirmPeople['people'][number] => ({
  personId: row.personId,
  name: row.displayName,
  email: row.email,
  role: row.role,
  hasAccount: row.hasAccount,
  since: row.since.toISOString(),
  isYou: row.personId === reader,
});
