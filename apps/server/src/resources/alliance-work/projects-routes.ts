import { addRow, bySelf, changeVersioned, recordAllianceEvent, removeProjectPartner } from '@grappe/database';
import type { z } from 'zod';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { isBefore } from '../alliance-files/conditions.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  refuseBeforeFounding,
  refuseInFuture,
  refuseOwnerElsewhere,
  refuseUnless,
  type HeldAlliance,
} from '../alliance-files/held-alliance.ts';
import { allianceWorkPolicy } from './policy.ts';
import {
  alliance,
  allianceParams,
  newProject,
  newProjectPartner,
  projectEdit,
  projectParams,
  projectPartnerParams,
} from './schema.ts';

const change = { permission: allianceWorkPolicy.change };
const answer = { 200: alliance };
const added = { 201: alliance };

/** Cooperations of firms: research or business, with the label of both clusters or without. */
export const projectsRoutes: Resource = (app, services) => {
  app.post(
    `${alliancePath}/projects`,
    { config: change, schema: { params: allianceParams, body: newProject, response: added } },
    (request, reply) => addingToAlliance(services, request, reply, (held) => begin(held, request.body)),
  );
  app.put(
    `${alliancePath}/projects/:projectId`,
    { config: change, schema: { params: projectParams, body: projectEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, (held) => edit(held, request.params.projectId, request.body)),
  );
  app.post(
    `${alliancePath}/projects/:projectId/partners`,
    { config: change, schema: { params: projectParams, body: newProjectPartner, response: added } },
    (request, reply) =>
      addingToAlliance(services, request, reply, (held) =>
        addPartner(held, request.params.projectId, request.body),
      ),
  );
  app.post(
    `${alliancePath}/projects/:projectId/partners/:partnerId/remove`,
    { config: change, schema: { params: projectPartnerParams, response: answer } },
    (request) =>
      changingAlliance(services, request, async ({ tx, place, alliance: seen }) => {
        const { projectId, partnerId } = request.params;
        const partner = seen.projects
          .find(({ id }) => id === projectId)
          ?.partners.find(({ id }) => id === partnerId);
        if (partner === undefined || partner.clusterId !== place.clusterId) throw refuse('not_found');
        if (!(await removeProjectPartner(tx, projectId, partnerId))) throw refuse('not_found');
      }),
  );
};

type Wished = z.output<typeof newProject>;

/** Checks what was said of a project, and spells it for its table. */
function valuesOf({ alliance: seen }: HeldAlliance, project: Wished) {
  refuseOwnerElsewhere(seen, project.ownerId);
  const { label, labelledOn, workingGroupId } = project;
  if ((label === 'granted') !== (labelledOn !== null))
    throw refuse('invalid_request', { field: 'body.labelledOn', reason: 'required' });
  refuseInFuture(labelledOn, 'body.labelledOn');
  refuseBeforeFounding(seen, labelledOn);
  if (workingGroupId !== null && !seen.workingGroups.some(({ id }) => id === workingGroupId))
    throw refuse('not_found');
  return {
    kind: project.kind,
    title: project.title,
    summary: project.summary,
    brick_sought: project.brickSought,
    funder: project.funder,
    funding_cents: project.funding?.cents ?? null,
    currency: project.funding?.currency ?? null,
    status: project.status,
    label,
    labelled_on: labelledOn,
    working_group_id: workingGroupId,
    owner_id: project.ownerId,
  };
}

async function begin(held: HeldAlliance, project: Wished): Promise<void> {
  const { tx, place, alliance: seen } = held;
  if (isBefore(seen.stage, 'signed'))
    throw refuse('alliance_stage_not_ready', { to: 'cooperation', condition: 'both_signed' });
  await addRow(tx, 'alliance_projects', {
    cluster_id: place.clusterId,
    alliance_id: place.allianceId,
    ...valuesOf(held, project),
    created_by: bySelf,
    updated_by: bySelf,
  });
  await recordAllianceEvent(tx, place, { kind: 'project', shared: true, detail: { text: project.title } });
}

async function edit(
  held: HeldAlliance,
  projectId: string,
  { version, outcome, ...project }: z.output<typeof projectEdit>,
): Promise<void> {
  const { tx, place, alliance: seen } = held;
  const before = seen.projects.find(({ id }) => id === projectId);
  if (before === undefined) throw refuse('not_found');
  const which = { keys: { id: projectId, alliance_id: place.allianceId }, version };
  refuseUnless(
    await changeVersioned(tx, 'alliance_projects', which, { ...valuesOf(held, project), outcome }),
  );
  if (before.status === project.status && before.label === project.label) return;
  const detail = { text: project.title, status: project.status, label: project.label };
  await recordAllianceEvent(tx, place, { kind: 'project', shared: true, detail });
}

async function addPartner(
  { tx, place, alliance: seen }: HeldAlliance,
  projectId: string,
  { organisationId, name, part }: z.output<typeof newProjectPartner>,
): Promise<void> {
  if (!seen.projects.some(({ id }) => id === projectId)) throw refuse('not_found');
  if ((organisationId === null) === (name === ''))
    throw refuse('invalid_request', { field: 'body.organisationId', reason: 'one_of_two' });
  if (organisationId !== null && !seen.members.some(({ id }) => id === organisationId))
    throw refuse('not_found');
  await addRow(tx, 'alliance_project_partners', {
    cluster_id: place.clusterId,
    project_id: projectId,
    organisation_id: organisationId,
    name,
    part,
    entered_by: bySelf,
  });
}
