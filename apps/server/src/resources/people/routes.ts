import type { NewPerson } from '@grappe/contracts/api';
import { firmRoles, type Role } from '@grappe/contracts/roles';
import { endRoles, getCluster, grantRole, invitePerson, listPeople, registerPerson } from '@grappe/database';
import { createAccount } from '../../accounts/accounts.ts';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { peoplePolicy } from './policy.ts';
import { presentPeople } from './present.ts';
import { newPerson, peopleList, personCreated, personParams } from './schema.ts';

export const peopleRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/people`,
    {
      config: { permission: peoplePolicy.read },
      schema: { params: clusterParams, response: { 200: peopleList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return asCaller(services, request, async (tx) => {
        const cluster = await getCluster(tx, clusterId);
        if (cluster === undefined) throw refuse('not_found');
        return presentPeople(await listPeople(tx, clusterId), cluster);
      });
    },
  );
  app.post(
    `${inCluster}/people`,
    {
      config: { permission: peoplePolicy.change },
      schema: { params: clusterParams, body: newPerson, response: { 201: personCreated } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      checkOrganisation(request.body);
      const personId = await asCaller(services, request, async (tx) => {
        const invited = await invitePerson(tx, request.body);
        const { role, organisationId } = request.body;
        await grantRole(tx, { personId: invited, clusterId, role, organisationId });
        return invited;
      });
      await openAccount(services, request.body);
      return reply.status(201).send({ personId });
    },
  );
  app.post(
    `${inCluster}/people/:personId/end`,
    {
      config: { permission: peoplePolicy.change },
      schema: { params: personParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, personId } = request.params;
      if (personId === personOf(request).id) throw refuse('not_allowed', { reason: 'own_role' });
      const ended = await asCaller(services, request, (tx) => endRoles(tx, { clusterId, personId }));
      if (ended === 0) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
};

/** A firm's role names its firm; other roles speak for nobody. */
function checkOrganisation({ role, organisationId }: NewPerson): void {
  const speaks = firmRoles.some((firmRole: Role) => firmRole === role);
  const wrong =
    (speaks && role !== 'partner' && organisationId === null) || (!speaks && organisationId !== null);
  if (wrong) throw refuse('invalid_request', { field: 'body.organisationId', reason: 'role' });
}

/** Whoever has an account already keeps it and its password: the answer is the same, so that nothing is learnt. */
async function openAccount(services: Services, person: NewPerson): Promise<void> {
  const created = await createAccount(services.accounts, person);
  if (created.kind === 'email_taken') return;
  const { name, language } = person;
  const email = person.email.toLowerCase();
  await services.connection.asNobody((tx) =>
    registerPerson(tx, { account: created.userId, name, email, language }),
  );
}
