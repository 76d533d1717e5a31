import { estimateTime } from '@grappe/contracts/instruments';
import {
  changeResponse,
  declineWave,
  holdResponse,
  listAskedWaves,
  readResponse,
  saveAnswers,
  startResponse,
  submitResponse,
  withdrawResponse,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { keepAnswers } from '../../diagnosis/keep-answers.ts';
import { readContent } from '../../diagnosis/read-content.ts';
import { reportFirm } from '../../diagnosis/report-firm.ts';
import { answersLeftOut, scoreAnswers } from '../../diagnosis/score-answers.ts';
import { myDiagnosisPolicy } from './policy.ts';
import { answersOf, presentResponse } from './present.ts';
import {
  answersEdit,
  answersSaved,
  askedWave,
  declining,
  firmReport,
  made,
  newResponse,
  responseChoices,
  responseParams,
  responseShape,
  waveParams,
} from './schema.ts';

const mine = `${inCluster}/me/diagnosis`;
const one = `${mine}/responses/:responseId`;
type Place = { clusterId: string; responseId: string };

export const myDiagnosisRoutes: Resource = (app, services) => {
  app.get(
    mine,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: clusterParams, response: { 200: askedWave.array() } },
    },
    (request) =>
      asCaller(services, request, (tx) => askedOf(tx, request.params.clusterId, personOf(request).language)),
  );
  app.post(
    `${mine}/waves/:waveId/responses`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: waveParams, body: newResponse, response: { 201: made } },
    },
    async (request, reply) => {
      const { organisationId, forResearch } = request.body;
      const place = { ...request.params, organisationId };
      const start = async (tx: Session) => {
        const made = await startResponse(tx, place, forResearch);
        if (made === undefined) throw refuse('wave_closed');
        return made;
      };
      const id = await tellingCurrent(
        () => asCaller(services, request, start),
        () =>
          asCaller(services, request, (tx) =>
            askedOf(tx, request.params.clusterId, personOf(request).language),
          ),
      );
      return reply.status(201).send({ id });
    },
  );
  app.put(
    `${mine}/waves/:waveId/declined`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: waveParams, body: declining, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { organisationId, declined } = request.body;
      const place = { ...request.params, organisationId };
      if (!(await asCaller(services, request, (tx) => declineWave(tx, place, declined))))
        throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  answering(app, services);
  finishing(app, services);
};

/** A response as the caller may read it. */
const responseOf = (services: Services, request: FastifyRequest & { readonly params: Place }) =>
  asCaller(services, request, async (tx) => {
    const { row, content } = await surveyOf(tx, request.params);
    return presentResponse(row, content);
  });

function answering(app: ApiServer, services: Services): void {
  app.get(
    one,
    {
      config: { permission: myDiagnosisPolicy.readShared },
      schema: { params: responseParams, response: { 200: responseShape } },
    },
    (request) => responseOf(services, request),
  );
  app.put(
    `${one}/answers`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: responseParams, body: answersEdit, response: { 200: answersSaved } },
    },
    (request) => {
      const place = { ...request.params, personId: personOf(request).id };
      return tellingCurrent(
        () => keepAnswers(services.connection, place, request.body.answers),
        () => responseOf(services, request),
      );
    },
  );
  app.put(
    `${one}/choices`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: responseParams, body: responseChoices, response: { 204: nothing } },
    },
    async (request, reply) => {
      if (!(await asCaller(services, request, (tx) => changeResponse(tx, request.params, request.body))))
        throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
}

function finishing(app: ApiServer, services: Services): void {
  app.post(
    `${one}/submit`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: responseParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const submit = async (tx: Session) => {
        const { row, content } = await surveyOf(tx, request.params, 'finish');
        const answers = answersOf(row);
        const left = answersLeftOut(content, row.form, answers);
        if (Object.keys(answers).length === left.length) throw refuse('response_empty');
        if (row.submittedAt === null && row.open && left.length > 0) {
          const gone = Object.fromEntries(left.map((item) => [item, null]));
          await saveAnswers(tx, { clusterId: request.params.clusterId, ...row }, gone);
        }
        const refused = await submitResponse(tx, row.id, scoreAnswers(content, row.form, answers));
        if (refused !== undefined) throw refuse(refused);
      };
      await tellingCurrent(
        () => asCaller(services, request, submit),
        () => responseOf(services, request),
      );
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${one}/withdraw`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: responseParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      if (!(await asCaller(services, request, (tx) => withdrawResponse(tx, request.params))))
        throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.get(
    `${one}/report`,
    {
      config: { permission: myDiagnosisPolicy.own },
      schema: { params: responseParams, response: { 200: firmReport } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { row, content } = await surveyOf(tx, request.params);
        return reportFirm(tx, request.params.clusterId, row, content);
      }),
  );
}

async function surveyOf(tx: Session, place: Place, hold: 'finish' | 'no' = 'no') {
  if (hold === 'finish') await holdResponse(tx, place, hold);
  const row = await readResponse(tx, place);
  if (row === undefined) throw refuse('not_found');
  const { content } = await readContent(tx, {
    clusterId: place.clusterId,
    versionId: row.instrumentVersionId,
  });
  return { row, content };
}

async function askedOf(tx: Session, clusterId: string, language: 'fr' | 'en') {
  const rows = await listAskedWaves(tx, clusterId);
  const seconds = new Map<string, number>();
  for (const { instrumentVersionId, form } of rows) {
    const key = `${instrumentVersionId} ${form}`;
    if (seconds.has(key)) continue;
    const { content } = await readContent(tx, { clusterId, versionId: instrumentVersionId });
    seconds.set(key, estimateTime(content, form, language).seconds);
  }
  return rows.map((row) => ({
    waveId: row.waveId,
    campaign: row.campaign,
    purpose: row.purpose,
    form: row.form,
    ordinal: row.ordinal,
    opensOn: row.opensOn,
    closesOn: row.closesOn,
    open: row.open,
    organisation: { id: row.organisationId, name: row.organisation },
    declined: row.declined,
    responseId: row.responseId,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    seconds: seconds.get(`${row.instrumentVersionId} ${row.form}`) ?? 0,
  }));
}
