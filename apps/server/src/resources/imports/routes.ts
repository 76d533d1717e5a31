import type { ImportPreview } from '@grappe/contracts/api';
import { writeTable, writeTemplate } from '@grappe/contracts/files';
import {
  createJob,
  getCluster,
  getImport,
  getJob,
  listImports,
  undoChangeSet,
  updateImport,
  type ClusterRow,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { Services } from '../../app/services.ts';
import { importCounts, importReport, importSettings, usualTieKind } from '../../imports/import-settings.ts';
import { keepMapping } from '../../imports/remembered-mapping.ts';
import { presentUndoing } from '../changes/present.ts';
import { importsPolicy } from './policy.ts';
import {
  presentImport,
  presentImportItem,
  problemTable,
  statusOf,
  targetsOf,
  type ImportFacts,
} from './present.ts';
import { expectFile, previewFile } from './preview-file.ts';
import { receiveFile } from './receive-file.ts';
import {
  importAcceptance,
  importList,
  importParams,
  importPreview,
  languageQuery,
  mappingChange,
  templateParams,
  undone,
} from './schema.ts';

export const importsRoutes: Resource = (app, services) => {
  uploading(app, services);
  reading(app, services);
  deciding(app, services);
  app.get(
    '/api/templates/:kind.:format',
    {
      config: { permission: importsPolicy.templates },
      schema: { params: templateParams, querystring: languageQuery },
    },
    async (request, reply) => {
      const { kind, format } = request.params;
      const language = request.query.language ?? personOf(request).language;
      const bytes = await writeTemplate(kind, { format, language });
      return sendFile(reply, { bytes, format, name: kind });
    },
  );
};

function uploading(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/imports`,
    {
      config: { permission: importsPolicy.write },
      schema: { params: clusterParams, response: { 201: importPreview } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const person = personOf(request);
      const { fields, ...file } = await receiveFile(request);
      const cluster = await asCaller(services, request, (tx) => requireCluster(tx, clusterId));
      const { importId } = await previewFile(services, {
        ...file,
        person,
        cluster,
        kind: fields.kind,
        defaultTieKind: fields.defaultTieKind ?? usualTieKind,
        chosen: null,
        keep: { kind: 'new' },
      });
      const facts = await asCaller(services, request, (tx) => readImport(tx, clusterId, importId, request));
      return reply.status(201).send(presentImport(facts));
    },
  );
  app.put(
    `${inCluster}/imports/:importId/mapping`,
    {
      config: { permission: importsPolicy.write },
      schema: { params: importParams, body: mappingChange, response: { 200: importPreview } },
    },
    async (request) => {
      const { clusterId, importId } = request.params;
      const person = personOf(request);
      const read = async () =>
        presentImport(
          await asCaller(services, request, (tx) => readImport(tx, clusterId, importId, request)),
        );
      const remap = async () => {
        const { before, cluster } = await asCaller(services, request, async (tx) => ({
          before: await readImport(tx, clusterId, importId, request),
          cluster: await requireCluster(tx, clusterId),
        }));
        requireOpen(before, request.body.version);
        await previewFile(services, {
          person,
          cluster,
          kind: before.row.kind,
          fileName: before.row.file_name,
          bytes: null,
          defaultTieKind: importSettings.parse(before.row.mapping).defaultTieKind,
          chosen: checkedTargets(before, request.body.mapping),
          keep: { kind: 'again', importId, seen: before.row },
        });
        return read();
      };
      return tellingCurrent(remap, read);
    },
  );
}

function reading(app: ApiServer, services: Services): void {
  app.get(
    `${inCluster}/imports`,
    {
      config: { permission: importsPolicy.read },
      schema: { params: clusterParams, response: { 200: importList } },
    },
    async (request) => {
      expectFile().catch((error: unknown) => request.log.error(error, 'no thread is ready for a file'));
      return asCaller(services, request, async (tx) => {
        const rows = await listImports(tx, request.params.clusterId);
        const facts: ImportFacts[] = [];
        for (const row of rows) facts.push(await readImport(tx, request.params.clusterId, row.id, request));
        return facts.map(presentImportItem);
      });
    },
  );
  app.get(
    `${inCluster}/imports/:importId`,
    {
      config: { permission: importsPolicy.read },
      schema: { params: importParams, response: { 200: importPreview } },
    },
    async (request) => {
      const { clusterId, importId } = request.params;
      return presentImport(
        await asCaller(services, request, (tx) => readImport(tx, clusterId, importId, request)),
      );
    },
  );
  app.get(
    `${inCluster}/imports/:importId/problems.csv`,
    {
      config: { permission: importsPolicy.read },
      schema: { params: importParams, querystring: languageQuery },
    },
    async (request, reply) => {
      const { clusterId, importId } = request.params;
      const language = request.query.language ?? personOf(request).language;
      const problems = await allProblems(services, request, clusterId, importId);
      const bytes = await writeTable(problemTable(problems, language), { format: 'csv', language });
      return sendFile(reply, { bytes, format: 'csv', name: 'problems' });
    },
  );
}

function deciding(app: ApiServer, services: Services): void {
  app.post(
    `${inCluster}/imports/:importId/accept`,
    {
      config: { permission: importsPolicy.write },
      schema: { params: importParams, body: importAcceptance, response: { 202: importPreview } },
    },
    async (request, reply) => {
      const { clusterId, importId } = request.params;
      const { language } = personOf(request);
      const accept = async (tx: Session) => {
        const before = await readImport(tx, clusterId, importId, request);
        requireOpen(before, request.body.version);
        checkAcceptable(before, request.body.withoutInvalidLines);
        const kind = before.row.kind === 'members' ? 'import_members' : 'import_ties';
        const made = await createJob(tx, { clusterId, kind, payload: { importId, language } });
        const change = { status: 'accepting' as const, jobId: made };
        if (!(await updateImport(tx, importId, change, before.row)))
          throw refuse('conflict_changed_meanwhile');
        const { header } = importReport.parse(before.row.report);
        await keepMapping(
          tx,
          clusterId,
          before.row.kind,
          header,
          importSettings.parse(before.row.mapping).targets,
        );
        return { jobId: made, facts: await readImport(tx, clusterId, importId, request) };
      };
      const read = async (tx: Session) => presentImport(await readImport(tx, clusterId, importId, request));
      const { jobId, facts } = await tellingCurrent(
        () => asCaller(services, request, accept),
        () => asCaller(services, request, read),
      );
      await services.jobs.enqueue(jobId);
      return reply.status(202).send(presentImport(facts));
    },
  );
  app.post(
    `${inCluster}/imports/:importId/undo`,
    {
      config: { permission: importsPolicy.write },
      schema: { params: importParams, response: { 200: undone } },
    },
    async (request) => {
      const { clusterId, importId } = request.params;
      const undo = async (tx: Session) => {
        const { row } = await readImport(tx, clusterId, importId, request);
        if (row.status === 'undone') throw refuse('already_undone');
        if (row.change_set_id === null) throw refuse('not_found');
        return presentUndoing(await undoChangeSet(tx, row.change_set_id));
      };
      const read = async (tx: Session) => presentImport(await readImport(tx, clusterId, importId, request));
      return tellingCurrent(
        () => asCaller(services, request, undo),
        () => asCaller(services, request, read),
      );
    },
  );
}

/** The problems kept with the import; when the file has more, it is read again for all of them. */
async function allProblems(
  services: Services,
  request: FastifyRequest,
  clusterId: string,
  importId: string,
): Promise<ImportPreview['problems']> {
  const { facts, cluster } = await asCaller(services, request, async (tx) => ({
    facts: await readImport(tx, clusterId, importId, request),
    cluster: await requireCluster(tx, clusterId),
  }));
  const { problems, problemCount } = importReport.parse(facts.row.report);
  if (problemCount <= problems.length) return problems;
  const { targets, defaultTieKind } = importSettings.parse(facts.row.mapping);
  const read = await previewFile(services, {
    person: personOf(request),
    cluster,
    kind: facts.row.kind,
    fileName: facts.row.file_name,
    bytes: null,
    defaultTieKind,
    chosen: targets,
    keep: { kind: 'nothing', importId },
    mostProblems: problemCount,
  });
  return read.problems;
}

async function readImport(
  tx: Session,
  clusterId: string,
  importId: string,
  request: FastifyRequest,
): Promise<ImportFacts> {
  const row = await getImport(tx, importId);
  if (row?.cluster_id !== clusterId) throw refuse('not_found');
  const job = row.job_id === null ? undefined : await getJob(tx, row.job_id);
  return { row, job, author: await authorName(tx, row.author, request) };
}

async function authorName(
  tx: Session,
  author: string | null,
  request: FastifyRequest,
): Promise<string | null> {
  if (author === null) return null;
  const person = personOf(request);
  if (author === person.id) return person.name;
  const found = await tx
    .selectFrom('people')
    .select('display_name')
    .where('id', '=', author)
    .executeTakeFirst();
  return found?.display_name ?? null;
}

async function requireCluster(tx: Session, clusterId: string): Promise<ClusterRow> {
  const cluster = await getCluster(tx, clusterId);
  if (cluster === undefined) throw refuse('not_found');
  return cluster;
}

/** Nothing was written yet, nothing is at it, and its mapping is the one that was seen. */
function requireOpen(facts: ImportFacts, version: number): void {
  const status = statusOf(facts);
  if ((status !== 'previewed' && status !== 'failed') || facts.row.version !== version)
    throw refuse('conflict_changed_meanwhile');
}

function checkAcceptable(facts: ImportFacts, withoutInvalidLines: boolean): void {
  const report = importReport.parse(facts.row.report);
  const counts = importCounts.parse(facts.row.counts);
  const mappingProblem = report.problems.find(({ problem }) => problem.code.startsWith('mapping_'));
  if (mappingProblem !== undefined) throw refuse(mappingProblem.problem.code, mappingProblem.problem.params);
  if (report.blocked) throw refuse('invalid_request', { field: 'valid', reason: 'no_valid_line' });
  if (counts.withErrors > 0 && !withoutInvalidLines) {
    throw refuse('invalid_request', { field: 'body.withoutInvalidLines', reason: 'lines_with_errors' });
  }
}

/** Columns of this file, sent to targets that exist. */
function checkedTargets(
  facts: ImportFacts,
  mapping: readonly { column: string; target: string }[],
): Record<string, string> {
  const allowed = new Set(targetsOf(facts.row.kind));
  const columns = new Set(importReport.parse(facts.row.report).header);
  const wrong = mapping.findIndex(({ column, target }) => !columns.has(column) || !allowed.has(target));
  if (wrong !== -1) throw refuse('invalid_request', { field: `body.mapping.${wrong}`, reason: 'unknown' });
  return Object.fromEntries(mapping.map(({ column, target }) => [column, target]));
}
