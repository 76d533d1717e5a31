import { readInstrument, writeInstrument, type Instrument } from '@grappe/contracts/instruments';
import {
  addInstrumentVersion,
  changeInstrumentVersion,
  createInstrument,
  listInstruments,
  publishInstrumentVersion,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { frameworkInstrument } from '../../diagnosis/framework-instrument.ts';
import { readContent } from '../../diagnosis/read-content.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { QuestionnaireWish } from '../../threads/write-questionnaire.ts';
import { itemRoutes } from './item-routes.ts';
import { instrumentsPolicy, writingRoles } from './policy.ts';
import { asJson, presented } from './read-version.ts';
import {
  instrumentList,
  instrumentMade,
  instrumentParams,
  instrumentVersionEdit,
  instrumentVersionShape,
  made,
  newInstrument,
  newInstrumentVersion,
  printParams,
  printQuery,
  versionParams,
} from './schema.ts';

const all = `${inCluster}/instruments`;
const one = `${all}/versions/:versionId`;

export const instrumentsRoutes: Resource = (app, services) => {
  app.get(
    all,
    {
      config: { permission: instrumentsPolicy.read },
      schema: { params: clusterParams, response: { 200: instrumentList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const rows = await asCaller(services, request, (tx) => listInstruments(tx, clusterId));
      const mayWrite = personOf(request).grants.some(
        (grant) => grant.clusterId === clusterId && writingRoles.includes(grant.role),
      );
      const instruments = rows.map((row) => ({
        ...row,
        createdAt: row.createdAt.toISOString(),
        versions: [...row.versions],
      }));
      return { instruments, mayWrite };
    },
  );
  app.post(
    all,
    {
      config: { permission: instrumentsPolicy.write },
      schema: { params: clusterParams, body: newInstrument, response: { 201: instrumentMade } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { name, yaml } = request.body;
      const content = yaml === null ? frameworkInstrument() : requireInstrument(yaml);
      const ids = await asCaller(services, request, async (tx) => {
        const id = await createInstrument(tx, clusterId, name);
        const versionId = await addInstrumentVersion(tx, { clusterId, instrumentId: id }, asJson(content));
        if (versionId === undefined) throw refuse('not_found');
        return { id, versionId };
      });
      return reply.status(201).send(ids);
    },
  );
  versions(app, services);
  itemRoutes(app, services);
};

function versions(app: ApiServer, services: Services): void {
  app.get(
    one,
    {
      config: { permission: instrumentsPolicy.read },
      schema: { params: versionParams, response: { 200: instrumentVersionShape } },
    },
    (request) => {
      const { language } = personOf(request);
      return asCaller(services, request, (tx) => presented(tx, request.params, language));
    },
  );
  app.get(
    `${one}/instrument.yaml`,
    { config: { permission: instrumentsPolicy.read }, schema: { params: versionParams } },
    async (request, reply) => {
      const { content } = await asCaller(services, request, (tx) => readContent(tx, request.params));
      const bytes = new TextEncoder().encode(writeInstrument(content));
      return sendFile(reply, { bytes, format: 'yaml', name: 'instrument' });
    },
  );
  app.get(
    `${one}/questionnaire.:format`,
    {
      config: { permission: instrumentsPolicy.read },
      schema: { params: printParams, querystring: printQuery },
    },
    async (request, reply) => {
      const { clusterId, versionId, format } = request.params;
      const { language = personOf(request).language, form } = request.query;
      const { content } = await asCaller(services, request, (tx) =>
        readContent(tx, { clusterId, versionId }),
      );
      const clusterName =
        personOf(request).grants.find((one) => one.clusterId === clusterId)?.clusterName ?? '';
      const madeOn = new Date().toISOString().slice(0, 10);
      const input: QuestionnaireWish = {
        facts: { instrument: content, form, clusterName, madeOn },
        language,
        format,
      };
      const script = new URL('../../threads/write-questionnaire.ts', import.meta.url);
      const bytes = await runInThread<Uint8Array>({ script, input });
      return sendFile(reply, { bytes, format, name: 'questionnaire', inline: format === 'html' });
    },
  );
  app.post(
    `${all}/:instrumentId/versions`,
    {
      config: { permission: instrumentsPolicy.write },
      schema: { params: instrumentParams, body: newInstrumentVersion, response: { 201: made } },
    },
    async (request, reply) => {
      const content = requireInstrument(request.body.yaml);
      const id = await asCaller(services, request, (tx) =>
        addInstrumentVersion(tx, request.params, asJson(content)),
      );
      if (id === undefined) throw refuse('not_found');
      return reply.status(201).send({ id });
    },
  );
  app.put(
    one,
    {
      config: { permission: instrumentsPolicy.write },
      schema: {
        params: versionParams,
        body: instrumentVersionEdit,
        response: { 200: instrumentVersionShape },
      },
    },
    async (request) => {
      const { language } = personOf(request);
      const content = requireInstrument(request.body.yaml);
      const keep = async (tx: Session) => {
        const { row } = await readContent(tx, request.params);
        if (row.publishedAt !== null) throw refuse('instrument_published');
        if (!(await changeInstrumentVersion(tx, request.params, request.body.version, asJson(content))))
          throw refuse('conflict_changed_meanwhile');
        return presented(tx, request.params, language);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, (tx) => presented(tx, request.params, language)),
      );
    },
  );
  app.post(
    `${one}/publish`,
    {
      config: { permission: instrumentsPolicy.write },
      schema: { params: versionParams, response: { 200: instrumentVersionShape } },
    },
    async (request) => {
      const { language } = personOf(request);
      const publish = async (tx: Session) => {
        await readContent(tx, request.params);
        if (!(await publishInstrumentVersion(tx, request.params))) throw refuse('instrument_published');
        return presented(tx, request.params, language);
      };
      return tellingCurrent(
        () => asCaller(services, request, publish),
        () => asCaller(services, request, (tx) => presented(tx, request.params, language)),
      );
    },
  );
}

/** The instrument of a YAML text, or a refusal that names the first line at fault and how many there are. */
function requireInstrument(yaml: string): Instrument {
  const reading = readInstrument(yaml);
  if (reading.kind === 'instrument') return reading.instrument;
  const [first] = reading.problems;
  throw refuse('instrument_invalid', {
    line: first?.line ?? 1,
    field: first?.field ?? '',
    instrumentFault: first?.code ?? 'yaml',
    count: reading.problems.length,
  });
}
