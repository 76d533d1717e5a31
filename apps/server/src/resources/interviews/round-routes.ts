import { isDeepStrictEqual } from 'node:util';
import { codingAgreementShape, interviewProject, newCodingRound } from '@grappe/contracts/api';
import {
  finishCodingRound,
  getTranscript,
  holdInterviews,
  interviewTeam,
  keepCodebook,
  listCodebooks,
  listCodes,
  listCodings,
  listCodingRounds,
  openCodingRound,
  stopCodingRound,
  type InterviewPlace,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { agreementOfRound } from '../../interviews/agreement-of-round.ts';
import { savedCodes } from './code-routes.ts';
import { interviewsPolicy } from './policy.ts';
import { presentRound } from './present.ts';
import { changeProject, requireLead, requireProject } from './read-project.ts';
import { projectParams, roundParams } from './schema.ts';

const read = { permission: interviewsPolicy.read };
const write = { permission: interviewsPolicy.write };
const rounds = `${inCluster}/interviews/:projectId/rounds`;

/** Double codings: two people blind to each other until both are done, then how far they agree. */
export const roundRoutes: Resource = (app, services) => {
  app.post(
    rounds,
    {
      config: write,
      schema: { params: projectParams, body: newCodingRound, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const { transcriptId, personIds } = request.body;
      const changed = await changeProject(services, request, request.params, async (tx) => {
        await requireLead(tx, request.params);
        await holdInterviews(tx, request.params.projectId);
        if ((await getTranscript(tx, { ...request.params, transcriptId })) === undefined)
          throw refuse('not_found');
        await requireTwo(tx, request.params.projectId, personIds);
        const codebook = await currentCodebook(tx, request.params);
        const opened = await openCodingRound(tx, request.params, { transcriptId, codebook, personIds });
        if (opened === undefined) throw refuse('double_coding_open');
      });
      return reply.status(201).send(changed);
    },
  );
  app.post(
    `${rounds}/:roundId/done`,
    { config: write, schema: { params: roundParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { roundId, ...place } = request.params;
        await requireProject(tx, place);
        if (!(await finishCodingRound(tx, place.clusterId, roundId))) throw refuse('not_found');
      }),
  );
  app.post(
    `${rounds}/:roundId/stop`,
    { config: write, schema: { params: roundParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { roundId, ...place } = request.params;
        await requireLead(tx, place);
        if (!(await stopCodingRound(tx, place, roundId))) throw refuse('not_found');
      }),
  );
  app.get(
    `${rounds}/:roundId`,
    { config: read, schema: { params: roundParams, response: { 200: codingAgreementShape } } },
    (request) => asCaller(services, request, (tx) => readAgreement(tx, request.params)),
  );
};

async function readAgreement(tx: Session, place: InterviewPlace & { roundId: string }) {
  const row = (await listCodingRounds(tx, place)).find(({ id }) => id === place.roundId);
  if (row === undefined) throw refuse('not_found');
  const round = presentRound(row, await interviewTeam(tx, place.projectId));
  if (round.state === 'open') throw refuse('double_coding_under_way');
  const text = await getTranscript(tx, { ...place, transcriptId: row.transcriptId });
  if (text === undefined) throw refuse('not_found');
  const codebook = (await listCodebooks(tx, place)).find(({ ordinal }) => ordinal === row.codebook);
  const codings = await listCodings(tx, place);
  return agreementOfRound(round, text, codebook?.codes ?? [], codings);
}

/** Two different people of the team, both still there. */
async function requireTwo(tx: Session, projectId: string, personIds: readonly string[]): Promise<void> {
  if (new Set(personIds).size !== 2) throw refuse('double_coding_two_people');
  const team = await interviewTeam(tx, projectId);
  const fits = personIds.every((person) => team.some(({ id, present }) => id === person && present));
  if (!fits) throw refuse('double_coding_two_people');
}

/** The version of the codebook as it stands; kept first when it changed since the last one. */
async function currentCodebook(tx: Session, place: InterviewPlace): Promise<number> {
  const codes = savedCodes(await listCodes(tx, place));
  if (codes.length === 0) throw refuse('double_coding_without_codes');
  const [last] = await listCodebooks(tx, place);
  return last !== undefined && isDeepStrictEqual(last.codes, codes)
    ? last.ordinal
    : keepCodebook(tx, place, '', codes);
}
