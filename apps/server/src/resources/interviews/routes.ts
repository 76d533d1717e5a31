import {
  interviewCandidate,
  interviewCaseEdit,
  interviewListItem,
  interviewName,
  interviewNameEdit,
  interviewProject,
  interviewRoleEdit,
  interviewsEdit,
  newInterviewCase,
  newInterviewName,
  newInterviewPerson,
  newInterviews,
} from '@grappe/contracts/api';
import {
  addInterviewCase,
  addInterviewNames,
  auditRead,
  changeInterviewCase,
  changeInterviewName,
  changeInterviewPerson,
  changeInterviews,
  holdInterviews,
  interviewCandidates,
  interviewTeam,
  listInterviewCases,
  listInterviewNames,
  listInterviews,
  nameOnInterviews,
  openInterviews,
  removeInterviewCase,
  removeInterviewName,
  type InterviewPlace,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { codeRoutes } from './code-routes.ts';
import { interviewsPolicy } from './policy.ts';
import { changeProject, readProject, requireLead, requireProject } from './read-project.ts';
import { roundRoutes } from './round-routes.ts';
import { caseParams, made, nameParams, personParams, projectParams } from './schema.ts';
import { tableRoutes } from './table-routes.ts';
import { transcriptRoutes } from './transcript-routes.ts';

const read = { permission: interviewsPolicy.read };
const write = { permission: interviewsPolicy.write };
const one = `${inCluster}/interviews/:projectId`;

export const interviewsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/interviews`,
    { config: read, schema: { params: clusterParams, response: { 200: interviewListItem.array() } } },
    (request) => asCaller(services, request, (tx) => listInterviews(tx, request.params.clusterId)),
  );
  app.post(
    `${inCluster}/interviews`,
    { config: write, schema: { params: clusterParams, body: newInterviews, response: { 201: made } } },
    async (request, reply) => {
      const id = await asCaller(services, request, (tx) =>
        openInterviews(tx, request.params.clusterId, request.body),
      );
      if (id === undefined) throw refuse('not_allowed');
      return reply.status(201).send({ id });
    },
  );
  app.get(
    one,
    { config: read, schema: { params: projectParams, response: { 200: interviewProject } } },
    (request) => asCaller(services, request, (tx) => readProject(tx, request.params, personOf(request).id)),
  );
  app.put(
    one,
    {
      config: write,
      schema: { params: projectParams, body: interviewsEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        await requireLead(tx, request.params);
        if (!(await changeInterviews(tx, request.params, request.body)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  peopleRoutes(app, services);
  caseRoutes(app, services);
  nameRoutes(app, services);
  transcriptRoutes(app, services);
  codeRoutes(app, services);
  roundRoutes(app, services);
  tableRoutes(app, services);
};

const peopleRoutes: Resource = (app, services) => {
  app.get(
    `${one}/candidates`,
    { config: read, schema: { params: projectParams, response: { 200: interviewCandidate.array() } } },
    (request) =>
      asCaller(services, request, async (tx) => {
        await requireLead(tx, request.params);
        return interviewCandidates(tx, request.params.projectId);
      }),
  );
  app.post(
    `${one}/people`,
    {
      config: write,
      schema: { params: projectParams, body: newInterviewPerson, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const { personId, role } = request.body;
      const changed = await changeProject(services, request, request.params, async (tx) => {
        await requireLead(tx, request.params);
        const fitting = await interviewCandidates(tx, request.params.projectId);
        if (!fitting.some(({ id }) => id === personId)) throw refuse('interview_person_not_fit');
        await nameOnInterviews(tx, request.params, personId, role);
      });
      return reply.status(201).send(changed);
    },
  );
  app.put(
    `${one}/people/:personId`,
    {
      config: write,
      schema: { params: personParams, body: interviewRoleEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { personId, ...place } = request.params;
        await requireOtherLead(tx, place, request.body.role === 'lead' ? null : personId);
        if (!(await changeInterviewPerson(tx, place, personId, request.body)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${one}/people/:personId/remove`,
    { config: write, schema: { params: personParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { personId, ...place } = request.params;
        await requireOtherLead(tx, place, personId);
        if (!(await changeInterviewPerson(tx, place, personId, { left: true }))) throw refuse('not_found');
      }),
  );
};

/** A study always keeps somebody who leads it besides the one who goes. */
async function requireOtherLead(tx: Session, place: InterviewPlace, going: string | null): Promise<void> {
  await requireLead(tx, place);
  await holdInterviews(tx, place.projectId);
  const team = await interviewTeam(tx, place.projectId);
  const leads = team.filter(({ role, present, id }) => role === 'lead' && present && id !== going);
  if (leads.length === 0) throw refuse('interview_lead_needed');
}

const caseRoutes: Resource = (app, services) => {
  app.post(
    `${one}/cases`,
    {
      config: write,
      schema: { params: projectParams, body: newInterviewCase, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const changed = await changeProject(services, request, request.params, async (tx) => {
        await requireProject(tx, request.params);
        if ((await addInterviewCase(tx, request.params, request.body)) === undefined)
          throw refuse('name_taken', { name: request.body.pseudonym });
      });
      return reply.status(201).send(changed);
    },
  );
  app.put(
    `${one}/cases/:caseId`,
    {
      config: write,
      schema: { params: caseParams, body: interviewCaseEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { caseId, ...place } = request.params;
        const { version, ...fields } = request.body;
        await requireProject(tx, place);
        await holdInterviews(tx, place.projectId);
        const known = await listInterviewCases(tx, place);
        if (known.some(({ id, pseudonym }) => id !== caseId && pseudonym === fields.pseudonym))
          throw refuse('name_taken', { name: fields.pseudonym });
        if (!(await changeInterviewCase(tx, place, { caseId, version }, fields)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${one}/cases/:caseId/remove`,
    { config: write, schema: { params: caseParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { caseId, ...place } = request.params;
        await requireLead(tx, place);
        if (!(await removeInterviewCase(tx, place, caseId))) throw refuse('not_found');
      }),
  );
};

/** Names behind pseudonyms: leads alone, each reading leaves its trace. */
const nameRoutes: Resource = (app, services) => {
  const names = interviewName.array();
  const told = async (tx: Session, place: InterviewPlace) => {
    const found = await listInterviewNames(tx, place);
    const { clusterId, projectId } = place;
    await auditRead(tx, {
      clusterId,
      kind: 'interview_names',
      subject: projectId,
      detail: { rows: found.length },
    });
    return found;
  };
  app.get(
    `${one}/names`,
    { config: read, schema: { params: projectParams, response: { 200: names } } },
    (request) =>
      asCaller(services, request, async (tx) => {
        await requireLead(tx, request.params);
        return told(tx, request.params);
      }),
  );
  app.post(
    `${one}/names`,
    { config: write, schema: { params: projectParams, body: newInterviewName, response: { 201: names } } },
    async (request, reply) => {
      const now = await asCaller(services, request, async (tx) => {
        await requireLead(tx, request.params);
        await addInterviewNames(tx, request.params, [request.body]);
        return told(tx, request.params);
      });
      return reply.status(201).send(now);
    },
  );
  app.put(
    `${one}/names/:nameId`,
    { config: write, schema: { params: nameParams, body: interviewNameEdit, response: { 200: names } } },
    (request) => {
      const { nameId, ...place } = request.params;
      const { version, ...fields } = request.body;
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            await requireLead(tx, place);
            await holdInterviews(tx, place.projectId);
            const known = await listInterviewNames(tx, place);
            if (
              known.some(
                (other) =>
                  other.id !== nameId && other.name === fields.name && other.pseudonym === fields.pseudonym,
              )
            )
              throw refuse('name_taken', { name: fields.pseudonym });
            if (!(await changeInterviewName(tx, place, { nameId, version }, fields)))
              throw refuse('conflict_changed_meanwhile');
            return told(tx, place);
          }),
        () => asCaller(services, request, (tx) => told(tx, place)),
      );
    },
  );
  app.post(
    `${one}/names/:nameId/remove`,
    { config: write, schema: { params: nameParams, response: { 200: names } } },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { nameId, ...place } = request.params;
        await requireLead(tx, place);
        if (!(await removeInterviewName(tx, place, nameId))) throw refuse('not_found');
        return told(tx, place);
      }),
  );
};
