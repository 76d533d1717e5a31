import { writeTable } from '@grappe/contracts/files';
import { panelRow } from '@grappe/contracts/api';
import { closeStudy, listEditions, listStudies, openStudy, readPanel, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { aggregatesPolicy } from './policy.ts';
import { presentPanel, presentStudies } from './present.ts';
import { newStudy, panel, panelQuery, studies, studyMade, studyParams } from './schema.ts';

export const studiesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/studies`,
    {
      config: { permission: aggregatesPolicy.readStudies },
      schema: { params: clusterParams, response: { 200: studies } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => listStudies(tx, request.params.clusterId));
      return presentStudies(rows, personOf(request).id);
    },
  );
  app.post(
    `${inCluster}/studies`,
    {
      config: { permission: aggregatesPolicy.openStudies },
      schema: { params: clusterParams, body: newStudy, response: { 201: studyMade } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => openStudy(tx, { clusterId, ...request.body }));
      if (id === undefined)
        throw refuse('invalid_request', { field: 'body.researcherId', reason: 'not_researcher' });
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/studies/:studyId/close`,
    {
      config: { permission: aggregatesPolicy.openStudies },
      schema: { params: studyParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, studyId } = request.params;
      const done = await asCaller(services, request, (tx) => closeStudy(tx, clusterId, studyId));
      if (!done) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.get(
    `${inCluster}/studies/:studyId/panel`,
    {
      config: { permission: aggregatesPolicy.readPanel },
      schema: { params: studyParams, response: { 200: panel } },
    },
    (request) => asCaller(services, request, (tx) => panelOf(tx, request.params)),
  );
  app.get(
    `${inCluster}/studies/:studyId/panel.csv`,
    {
      config: { permission: aggregatesPolicy.readPanel },
      schema: { params: studyParams, querystring: panelQuery },
    },
    async (request, reply) => {
      const { rows } = await asCaller(services, request, (tx) => panelOf(tx, request.params));
      const columns = Object.keys(panelRow.shape) as (keyof typeof panelRow.shape)[];
      const table = {
        sheet: 'panel',
        header: columns,
        rows: rows.map((row) => columns.map((column) => row[column])),
      };
      const language = request.query.language ?? personOf(request).language;
      const bytes = await writeTable(table, { format: 'csv', language });
      return sendFile(reply, { bytes, format: 'csv', name: 'panel' });
    },
  );
};

/** The panel of one of the caller's studies of this cluster. */
async function panelOf(tx: Session, { clusterId, studyId }: { clusterId: string; studyId: string }) {
  const known = (await listStudies(tx, clusterId)).some(({ id, closed }) => id === studyId && !closed);
  if (!known) throw refuse('not_found');
  return presentPanel(await readPanel(tx, studyId), await listEditions(tx, clusterId));
}
