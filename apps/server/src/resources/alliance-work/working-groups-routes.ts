import {
  addRow,
  bySelf,
  changeVersioned,
  comeBackToWorkingGroup,
  leaveWorkingGroup,
  openRoom,
  recordAllianceEvent,
} from '@grappe/database';
import type { z } from 'zod';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  refuseOwnerElsewhere,
  refuseUnless,
  type HeldAlliance,
} from '../alliance-files/held-alliance.ts';
import { isBefore } from '../alliance-files/conditions.ts';
import { todayIs } from '../group-life/read-life.ts';
import { openGroupOf } from './open-group-of.ts';
import { allianceWorkPolicy } from './policy.ts';
import {
  alliance,
  allianceParams,
  firmEnters,
  groupFirmParams,
  newWorkingGroup,
  workingGroupEdit,
  workingGroupParams,
} from './schema.ts';

const change = { permission: allianceWorkPolicy.change };
const answer = { 200: alliance };
const added = { 201: alliance };

/** Thematic working groups of an alliance, with their firms and their room. */
export const workingGroupsRoutes: Resource = (app, services) => {
  app.post(
    `${alliancePath}/working-groups`,
    { config: change, schema: { params: allianceParams, body: newWorkingGroup, response: added } },
    (request, reply) => addingToAlliance(services, request, reply, (held) => openGroup(held, request.body)),
  );
  app.put(
    `${alliancePath}/working-groups/:workingGroupId`,
    { config: change, schema: { params: workingGroupParams, body: workingGroupEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, (held) =>
        editGroup(held, request.params.workingGroupId, request.body),
      ),
  );
  firmsRoutes(app, services);
};

const firmsRoutes: Resource = (app, services) => {
  app.post(
    `${alliancePath}/working-groups/:workingGroupId/firms`,
    { config: change, schema: { params: workingGroupParams, body: firmEnters, response: added } },
    (request, reply) =>
      addingToAlliance(services, request, reply, (held) =>
        enterGroup(held, request.params.workingGroupId, request.body.organisationId),
      ),
  );
  app.post(
    `${alliancePath}/working-groups/:workingGroupId/firms/:organisationId/leave`,
    { config: change, schema: { params: groupFirmParams, response: answer } },
    (request) =>
      changingAlliance(services, request, async (held) => {
        const { workingGroupId, organisationId } = request.params;
        openGroupOf(held, workingGroupId);
        if (!(await leaveWorkingGroup(held.tx, { workingGroupId, organisationId })))
          throw refuse('not_found');
      }),
  );
  app.post(
    `${alliancePath}/working-groups/:workingGroupId/room`,
    { config: change, schema: { params: workingGroupParams, response: added } },
    (request, reply) =>
      addingToAlliance(services, request, reply, async (held) => {
        const group = openGroupOf(held, request.params.workingGroupId);
        const opened = await openRoom(held.tx, {
          clusterId: held.place.clusterId,
          kind: 'alliance',
          title: group.theme,
          subjectId: group.id,
        });
        if (opened === undefined) throw refuse('room_exists_already');
      }),
  );
};

async function openGroup(
  { tx, place, alliance: seen }: HeldAlliance,
  { theme, purpose, ownerId }: z.output<typeof newWorkingGroup>,
): Promise<void> {
  if (isBefore(seen.stage, 'signed'))
    throw refuse('alliance_stage_not_ready', { to: 'working_groups', condition: 'both_signed' });
  refuseOwnerElsewhere(seen, ownerId);
  await addRow(tx, 'alliance_working_groups', {
    cluster_id: place.clusterId,
    alliance_id: place.allianceId,
    theme,
    purpose,
    owner_id: ownerId,
    opened_on: todayIs(),
    created_by: bySelf,
    updated_by: bySelf,
  });
  await recordAllianceEvent(tx, place, { kind: 'working_group', shared: true, detail: { text: theme } });
}

async function editGroup(
  held: HeldAlliance,
  workingGroupId: string,
  { version, theme, purpose, ownerId, status, outcome }: z.output<typeof workingGroupEdit>,
): Promise<void> {
  const { tx, place, alliance: seen } = held;
  const before = seen.workingGroups.find(({ id }) => id === workingGroupId);
  if (before === undefined) throw refuse('not_found');
  refuseOwnerElsewhere(seen, ownerId);
  refuseUnless(
    await changeVersioned(
      tx,
      'alliance_working_groups',
      { keys: { id: workingGroupId, alliance_id: place.allianceId }, version },
      {
        theme,
        purpose,
        owner_id: ownerId,
        status,
        outcome,
        closed_on: status === 'closed' ? (before.closedOn ?? todayIs()) : null,
      },
    ),
  );
}

async function enterGroup(held: HeldAlliance, workingGroupId: string, organisationId: string): Promise<void> {
  const { tx, place, alliance: seen } = held;
  openGroupOf(held, workingGroupId);
  if (!seen.members.some(({ id }) => id === organisationId)) throw refuse('not_found');
  const entered = await addRow(tx, 'alliance_working_group_firms', {
    cluster_id: place.clusterId,
    working_group_id: workingGroupId,
    organisation_id: organisationId,
    entered_by: bySelf,
  });
  if (!entered) await comeBackToWorkingGroup(tx, { workingGroupId, organisationId });
}
