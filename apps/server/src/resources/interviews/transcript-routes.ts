import {
  coding,
  codingEdit,
  interviewProject,
  newCoding,
  transcript,
  transcriptEdit,
  transcriptPreview,
  transcriptSettings,
  type TranscriptSettings,
} from '@grappe/contracts/api';
import type { Refused } from '@grappe/contracts/files';
import type { ReadTranscript } from '@grappe/contracts/interviews';
import {
  addCoding,
  addInterviewNames,
  changeCoding,
  changeTranscript,
  codingGround,
  getCoding,
  getTranscript,
  keepTranscript,
  listInterviewCases,
  readCodings,
  removeCoding,
  removeTranscript,
  type CodingFields,
  type CodingRow,
  type Session,
  type TranscriptPlace,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse, Refusal } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { TranscriptFound, TranscriptWish } from '../../threads/read-transcript.ts';
import { interviewsPolicy } from './policy.ts';
import { presentCoding, presentTranscript } from './present.ts';
import { changeProject, requireLead, requireProject } from './read-project.ts';
import { receiveForm } from './receive-form.ts';
import { codingParams, made, projectParams, transcriptParams } from './schema.ts';

const read = { permission: interviewsPolicy.read };
const write = { permission: interviewsPolicy.write };
const all = `${inCluster}/interviews/:projectId/transcripts`;
const one = `${all}/:transcriptId`;
/** Stretches of the beginning that a preview shows. */
const shownBeginning = 12;

/** Transcripts: looked at, kept for good, taken away; their words never change. */
export const transcriptRoutes: Resource = (app, services) => {
  app.post(
    `${all}/preview`,
    { config: write, schema: { params: projectParams, response: { 200: transcriptPreview } } },
    async (request) => {
      await asCaller(services, request, (tx) => requireLead(tx, request.params));
      const { bytes, fileName } = await receiveForm(request);
      return previewOf(
        (await readAside({ bytes, fileName, naming: { speakers: [], replacements: [] } })).read,
      );
    },
  );
  app.post(
    all,
    { config: write, schema: { params: projectParams, response: { 201: made } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => requireLead(tx, request.params));
      const { bytes, fileName, settings } = await receiveForm(request);
      const chosen = readSettings(settings);
      const found = await readAside({ bytes, fileName, naming: chosen });
      const id = await asCaller(services, request, (tx) => keep(tx, request.params, found, chosen));
      return reply.status(201).send({ id });
    },
  );
  app.get(
    one,
    { config: read, schema: { params: transcriptParams, response: { 200: transcript } } },
    (request) =>
      asCaller(services, request, async (tx) => {
        const row = await getTranscript(tx, request.params);
        if (row === undefined) throw refuse('not_found');
        return presentTranscript(row, await readCodings(tx, request.params));
      }),
  );
  app.put(
    one,
    {
      config: write,
      schema: { params: transcriptParams, body: transcriptEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { version, ...fields } = request.body;
        await requireProject(tx, request.params);
        await requireCase(tx, request.params, fields.caseId);
        if (!(await changeTranscript(tx, request.params, version, fields)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${one}/remove`,
    { config: write, schema: { params: transcriptParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        await requireLead(tx, request.params);
        if (!(await removeTranscript(tx, request.params))) throw refuse('not_found');
      }),
  );
  codingRoutes(app, services);
};

async function readAside(input: TranscriptWish): Promise<TranscriptFound> {
  const found = await runInThread<TranscriptFound | Refused>({
    script: new URL('../../threads/read-transcript.ts', import.meta.url),
    input,
    handOver: [input.bytes],
    kept: true,
  });
  if (found.kind === 'refused') throw new Refusal(found.problem);
  return found;
}

const previewOf = ({ text, paragraphs, ...found }: ReadTranscript) => ({
  format: found.format,
  words: found.words,
  paragraphs: paragraphs.length,
  speakers: found.speakers.map((speaker) => ({ ...speaker })),
  beginning: paragraphs
    .slice(0, shownBeginning)
    .map(({ start, end, speaker }) => ({ speaker, text: text.slice(start, end) })),
  warnings: found.warnings.map(({ line, problem }) => ({ line, problem })),
});

function readSettings(settings: string | null): TranscriptSettings {
  let given: unknown;
  try {
    given = JSON.parse(settings ?? '');
  } catch (error) {
    if (error instanceof SyntaxError)
      throw refuse('invalid_request', { field: 'body.settings', reason: 'json' });
    throw error;
  }
  const checked = transcriptSettings.safeParse(given);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw refuse('invalid_request', {
    field: `body.settings.${issue?.path.join('.') ?? ''}`,
    reason: issue?.code ?? 'invalid',
  });
}

async function keep(
  tx: Session,
  place: { clusterId: string; projectId: string },
  { read, named }: TranscriptFound,
  settings: TranscriptSettings,
): Promise<string> {
  await requireCase(tx, place, settings.caseId);
  const { text, paragraphs, speakers } = named;
  const id = await keepTranscript(tx, place, {
    title: settings.title,
    caseId: settings.caseId,
    recordedOn: settings.recordedOn,
    format: read.format,
    body: text,
    words: read.words,
    paragraphs: paragraphs.map(({ start, end, speaker, atMs }) => [start, end, speaker ?? -1, atMs ?? -1]),
    speakers,
  });
  if (settings.keepNames) await addInterviewNames(tx, place, namesOf(settings));
  return id;
}

/** Names that gave way to a pseudonym, of voices and in the text; the same name once. */
function namesOf({ speakers, replacements }: TranscriptSettings) {
  const pairs = [...speakers.map(({ label, pseudonym }) => ({ name: label, pseudonym })), ...replacements];
  const known = new Set<string>();
  return pairs
    .map(({ name, pseudonym }) => ({ name: name.trim(), pseudonym, contact: '' }))
    .filter(({ name, pseudonym }) => {
      const key = `${pseudonym}\n${name}`;
      if (name === '' || name === pseudonym || known.has(key)) return false;
      known.add(key);
      return true;
    });
}

async function requireCase(
  tx: Session,
  place: { clusterId: string; projectId: string },
  caseId: string | null,
): Promise<void> {
  if (caseId === null) return;
  const known = await listInterviewCases(tx, place);
  if (!known.some(({ id }) => id === caseId)) throw refuse('not_found');
}

const codingRoutes: Resource = (app, services) => {
  app.post(
    `${one}/codings`,
    { config: write, schema: { params: transcriptParams, body: newCoding, response: { 201: coding } } },
    async (request, reply) => {
      const { start, end, ...fields } = request.body;
      const add = async (tx: Session) => {
        const ground = await requireGround(tx, request.params, fields);
        if (start >= end || end > ground.characters) throw refuse('coding_outside_text');
        if (!ground.mayCode) throw refuse('coding_locked');
        return addCoding(tx, request.params, { ...fields, start, end, roundId: ground.blindRoundId });
      };
      const row = await tellingCurrent(
        () => asCaller(services, request, add),
        () =>
          asCaller(
            services,
            request,
            async (tx) => (await getTranscript(tx, request.params))?.blindRound ?? null,
          ),
      );
      return reply.status(201).send(presentCoding(row));
    },
  );
  app.put(
    `${one}/codings/:codingId`,
    { config: write, schema: { params: codingParams, body: codingEdit, response: { 200: coding } } },
    async (request) => {
      const { codingId, ...place } = request.params;
      const { version, ...fields } = request.body;
      const row = await tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            await requireGround(tx, place, fields);
            const found = await requireCoding(tx, place, codingId);
            const changed = await changeCoding(tx, place, { codingId, version }, fields);
            if (changed !== undefined) return changed;
            requireOwn(request, found);
            throw refuse(found.version === version ? 'coding_locked' : 'conflict_changed_meanwhile');
          }),
        () =>
          asCaller(services, request, async (tx) => presentCoding(await requireCoding(tx, place, codingId))),
      );
      return presentCoding(row);
    },
  );
  app.post(
    `${one}/codings/:codingId/remove`,
    { config: write, schema: { params: codingParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { codingId, ...place } = request.params;
      await tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            requireOwn(request, await requireCoding(tx, place, codingId));
            if (!(await removeCoding(tx, place, codingId))) throw refuse('coding_locked');
          }),
        () =>
          asCaller(services, request, async (tx) => presentCoding(await requireCoding(tx, place, codingId))),
      );
      return reply.status(204).send(null);
    },
  );
};

async function requireCoding(tx: Session, place: TranscriptPlace, codingId: string) {
  const found = await getCoding(tx, place, codingId);
  if (found === undefined) throw refuse('not_found');
  return found;
}

/** Everybody changes its own codings only. */
function requireOwn(request: FastifyRequest, { coderId }: CodingRow): void {
  if (coderId !== personOf(request).id) throw refuse('not_allowed');
}

/** The text, and a code in use that has the degree. */
async function requireGround(tx: Session, place: TranscriptPlace, { codeId, level }: CodingFields) {
  const ground = await codingGround(tx, place, codeId);
  if (ground === undefined || ground.levels === null) throw refuse('not_found');
  if (level !== null && level > ground.levels) throw refuse('coding_level_unknown');
  return ground;
}
