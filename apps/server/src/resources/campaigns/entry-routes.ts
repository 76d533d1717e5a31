import { writeTable } from '@grappe/contracts/files';
import { itemsOfForm, suits } from '@grappe/contracts/instruments';
import { listTargets, listWaves, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { answersSheet, enterSheet, keepEntered, type AskedSurvey } from '../../diagnosis/enter-answers.ts';
import { readContent } from '../../diagnosis/read-content.ts';
import { campaignsPolicy } from './policy.ts';
import { answersFile, enteredFile, languageQuery, paperResponse, sheetParams, waveParams } from './schema.ts';

const one = `${inCluster}/waves/:waveId/responses`;

/** Answers given on paper or in a spreadsheet, entered by the team. */
export const entryRoutes: Resource = (app, services) => {
  app.post(
    one,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: waveParams, body: paperResponse, response: { 201: nothing } },
    },
    async (request, reply) => {
      const { answers, ...rest } = request.body;
      await asCaller(services, request, async (tx) => {
        const survey = await surveyOf(tx, request.params);
        const items = itemsOfForm(survey.instrument, survey.form);
        const wrong = Object.entries(answers).find(([id, answer]) => {
          const item = items.find((one) => one.id === id);
          return item === undefined || !suits(item, answer);
        });
        if (wrong !== undefined) throw refuse('answer_invalid', { item: wrong[0] });
        if (Object.keys(answers).length === 0) throw refuse('response_empty');
        const refused = await keepEntered(tx, survey, { ...rest, answers, source: 'paper' });
        if (refused !== undefined) throw refuse(refused);
      });
      return reply.status(201).send(null);
    },
  );
  app.post(
    `${one}/file`,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: waveParams, body: answersFile, response: { 201: enteredFile } },
    },
    async (request, reply) => {
      const { clusterId, waveId } = request.params;
      const { fileName, content } = request.body;
      const bytes = new Uint8Array(Buffer.from(content, 'base64'));
      const answer = await asCaller(services, request, async (tx) => {
        const survey = await surveyOf(tx, request.params);
        return enterSheet(tx, survey, await listTargets(tx, clusterId, waveId), { fileName, bytes });
      });
      return reply.status(201).send(answer);
    },
  );
  app.get(
    `${inCluster}/waves/:waveId/answers.:format`,
    {
      config: { permission: campaignsPolicy.run },
      schema: { params: sheetParams, querystring: languageQuery },
    },
    async (request, reply) => {
      const { clusterId, waveId, format } = request.params;
      const sheet = await asCaller(services, request, async (tx) =>
        answersSheet(await surveyOf(tx, { clusterId, waveId }), await listTargets(tx, clusterId, waveId)),
      );
      const language = request.query.language ?? personOf(request).language;
      return sendFile(reply, {
        bytes: await writeTable(sheet, { format, language }),
        format,
        name: 'answers',
      });
    },
  );
};

async function surveyOf(
  tx: Session,
  { clusterId, waveId }: { clusterId: string; waveId: string },
): Promise<AskedSurvey> {
  const wave = (await listWaves(tx, clusterId)).find(({ id }) => id === waveId);
  if (wave === undefined) throw refuse('not_found');
  if (wave.closedAt !== null) throw refuse('wave_closed');
  const { content } = await readContent(tx, { clusterId, versionId: wave.instrumentVersionId });
  return { waveId, instrument: content, form: wave.form };
}
