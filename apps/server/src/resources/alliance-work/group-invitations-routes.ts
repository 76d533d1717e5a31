import {
  addRow,
  answerGroupInvitation,
  bySelf,
  isGroupInvitation,
  withdrawGroupInvitation,
  type Session,
} from '@grappe/database';
import type { NewGroupInvitation, WorkingGroup } from '@grappe/contracts/api';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  type HeldAlliance,
} from '../alliance-files/held-alliance.ts';
import { todayIs } from '../group-life/read-life.ts';
import { openGroupOf } from './open-group-of.ts';
import { allianceWorkPolicy } from './policy.ts';
import { readMyAlliances } from './read-my-alliances.ts';
import {
  alliance,
  groupInvitationParams,
  invitationAnswer,
  myAlliances,
  myGroupInvitationParams,
  newGroupInvitation,
  workingGroupParams,
} from './schema.ts';

const change = { permission: allianceWorkPolicy.change };
const path = `${alliancePath}/working-groups/:workingGroupId/invitations`;

/** A team invites a firm of its own into a working group; the firm says yes or no. */
export const groupInvitationsRoutes: Resource = (app, services) => {
  app.post(
    path,
    {
      config: change,
      schema: { params: workingGroupParams, body: newGroupInvitation, response: { 201: alliance } },
    },
    (request, reply) =>
      addingToAlliance(services, request, reply, (held) =>
        invite(held, openGroupOf(held, request.params.workingGroupId), request.body),
      ),
  );
  app.post(
    `${path}/:invitationId/withdraw`,
    { config: change, schema: { params: groupInvitationParams, response: { 200: alliance } } },
    (request) =>
      changingAlliance(services, request, async ({ tx, alliance: seen }) => {
        const { workingGroupId, invitationId } = request.params;
        const group = seen.workingGroups.find(({ id }) => id === workingGroupId);
        if (group?.invitations.some(({ id }) => id === invitationId) !== true) throw refuse('not_found');
        if (!(await withdrawGroupInvitation(tx, { workingGroupId, invitationId })))
          throw refuse('group_invitation_settled');
      }),
  );
  app.post(
    `${inCluster}/me/working-group-invitations/:invitationId/answer`,
    {
      config: { permission: allianceWorkPolicy.changeOwn },
      schema: { params: myGroupInvitationParams, body: invitationAnswer, response: { 200: myAlliances } },
    },
    (request) => {
      const { clusterId, invitationId } = request.params;
      const read = (tx: Session) => readMyAlliances(tx, clusterId, personOf(request));
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            if (!(await isGroupInvitation(tx, clusterId, invitationId))) throw refuse('not_found');
            if (!(await answerGroupInvitation(tx, invitationId, request.body.accept)))
              throw refuse('group_invitation_settled');
            return read(tx);
          }),
        () => asCaller(services, request, read),
      );
    },
  );
};

async function invite(
  { tx, place, alliance: seen }: HeldAlliance,
  group: WorkingGroup,
  { organisationId, message = '', respondBy }: NewGroupInvitation,
): Promise<void> {
  if (!seen.members.some(({ id }) => id === organisationId)) throw refuse('not_found');
  if (respondBy < todayIs())
    throw refuse('invalid_request', { field: 'body.respondBy', reason: 'in_the_past' });
  if (group.firms.some((firm) => firm.organisationId === organisationId && firm.leftOn === null))
    throw refuse('group_firm_inside');
  const isInvited = await addRow(tx, 'working_group_invitations', {
    cluster_id: place.clusterId,
    working_group_id: group.id,
    organisation_id: organisationId,
    message,
    respond_by: respondBy,
    asked_by: bySelf,
  });
  if (!isInvited) throw refuse('group_invitation_waits');
}
