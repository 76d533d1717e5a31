import {
  codebookVersion,
  importedCodebook,
  interviewCodeEdit,
  interviewMemoEdit,
  interviewProject,
  newCodebookVersion,
  newInterviewCode,
  newInterviewMemo,
  type SavedCode,
} from '@grappe/contracts/api';
import type { Refused } from '@grappe/contracts/files';
import { transcriptLimits, type ExchangedCode, type ReadCodebook } from '@grappe/contracts/interviews';
import {
  addCodes,
  addInterviewMemo,
  changeCode,
  changeInterviewMemo,
  holdInterviews,
  keepCodebook,
  listCodebooks,
  listCodes,
  listTranscripts,
  removeInterviewMemo,
  retireCode,
  type CodeRow,
  type InterviewPlace,
  type Session,
} from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse, Refusal } from '../../app/refusal.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { CodebookFile } from '../../threads/read-codebook.ts';
import { z } from 'zod';
import { interviewsPolicy } from './policy.ts';
import { changeProject, requireProject } from './read-project.ts';
import { receiveForm } from './receive-form.ts';
import { codeParams, memoParams, projectParams } from './schema.ts';

const read = { permission: interviewsPolicy.read };
const write = { permission: interviewsPolicy.write };
const one = `${inCluster}/interviews/:projectId`;

/** The codebook: its codes in their tree, its versions, memos. */
export const codeRoutes: Resource = (app, services) => {
  app.post(
    `${one}/codes`,
    {
      config: write,
      schema: { params: projectParams, body: newInterviewCode, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const changed = await changeProject(services, request, request.params, async (tx) => {
        const codes = await heldCodes(tx, request.params);
        requirePlace(codes, null, request.body.parentId);
        await addCodes(tx, request.params, [request.body], nextOrdinal(codes));
      });
      return reply.status(201).send(changed);
    },
  );
  app.put(
    `${one}/codes/:codeId`,
    {
      config: write,
      schema: { params: codeParams, body: interviewCodeEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { codeId, ...place } = request.params;
        const { version, ...fields } = request.body;
        requirePlace(await heldCodes(tx, place), codeId, fields.parentId);
        if (!(await changeCode(tx, place, { codeId, version }, fields)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${one}/codes/:codeId/remove`,
    { config: write, schema: { params: codeParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { codeId, ...place } = request.params;
        await heldCodes(tx, place);
        if (!(await retireCode(tx, place, codeId))) throw refuse('not_found');
      }),
  );
  versionRoutes(app, services);
  memoRoutes(app, services);
};

/** The codes of a study that nobody else changes meanwhile. */
async function heldCodes(tx: Session, place: InterviewPlace): Promise<CodeRow[]> {
  await requireProject(tx, place);
  await holdInterviews(tx, place.projectId);
  return listCodes(tx, place);
}

const nextOrdinal = (codes: readonly CodeRow[]): number =>
  codes.reduce((most, { ordinal }) => Math.max(most, ordinal + 1), 0);

/** A code has its place in the tree: beneath a code in use, not beneath itself, not too deep. */
function requirePlace(codes: readonly CodeRow[], codeId: string | null, parentId: string | null): void {
  if (codes.length >= transcriptLimits.codes && codeId === null)
    throw refuse('codebook_too_large', {
      fileName: '',
      codes: codes.length + 1,
      limit: transcriptLimits.codes,
    });
  const path: string[] = [];
  for (let at = parentId; at !== null;) {
    if (at === codeId) throw refuse('code_beneath_itself');
    const parent = codes.find(({ id }) => id === at);
    if (parent === undefined || (parent.retired && at === parentId)) throw refuse('not_found');
    path.push(at);
    at = parent.parentId;
  }
  if (path.length + depthBeneath(codes, codeId) >= transcriptLimits.codeDepth)
    throw refuse('code_too_deep', { limit: transcriptLimits.codeDepth });
}

/** Levels below a code; 0 for one without children. */
function depthBeneath(codes: readonly CodeRow[], codeId: string | null): number {
  if (codeId === null) return 0;
  const children = codes.filter(({ parentId }) => parentId === codeId);
  return children.length === 0 ? 0 : 1 + Math.max(...children.map(({ id }) => depthBeneath(codes, id)));
}

export const savedCodes = (codes: readonly CodeRow[]): SavedCode[] =>
  codes
    .filter(({ retired }) => !retired)
    .map(({ id, parentId, name, definition, levels }) => ({
      id,
      parentId,
      name,
      definition,
      levels: [...levels],
    }));

const storedCodes = z.array(codebookVersion.shape.codes.element);

const versionRoutes: Resource = (app, services) => {
  app.get(
    `${one}/codebooks`,
    { config: read, schema: { params: projectParams, response: { 200: codebookVersion.array() } } },
    (request) =>
      asCaller(services, request, async (tx) => {
        await requireProject(tx, request.params);
        return (await listCodebooks(tx, request.params)).map(({ codes, savedAt, ...saved }) => ({
          ...saved,
          savedAt: savedAt.toISOString(),
          codes: storedCodes.parse(codes),
        }));
      }),
  );
  app.post(
    `${one}/codebooks`,
    {
      config: write,
      schema: { params: projectParams, body: newCodebookVersion, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const changed = await changeProject(services, request, request.params, async (tx) => {
        const codes = savedCodes(await heldCodes(tx, request.params));
        if (codes.length === 0) throw refuse('double_coding_without_codes');
        await keepCodebook(tx, request.params, request.body.note, codes);
      });
      return reply.status(201).send(changed);
    },
  );
  app.post(
    `${one}/codebooks/import`,
    { config: write, schema: { params: projectParams, response: { 201: importedCodebook } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => requireProject(tx, request.params));
      const { bytes, fileName } = await receiveForm(request);
      const codes = await readAside({ bytes, fileName });
      const added = await asCaller(services, request, (tx) => importCodes(tx, request.params, codes));
      return reply.status(201).send({ added });
    },
  );
};

async function readAside(input: CodebookFile): Promise<readonly ExchangedCode[]> {
  const found = await runInThread<ReadCodebook | Refused>({
    script: new URL('../../threads/read-codebook.ts', import.meta.url),
    input,
    handOver: [input.bytes],
    kept: true,
  });
  if (found.kind === 'refused') throw new Refusal(found.problem);
  return found.codes;
}

/** Adds the codes that are not there yet, by their place and name; gives how many. */
async function importCodes(
  tx: Session,
  place: InterviewPlace,
  codes: readonly ExchangedCode[],
): Promise<number> {
  const known = await heldCodes(tx, place);
  let ordinal = nextOrdinal(known);
  let added = 0;
  const add = async (branch: readonly ExchangedCode[], parentId: string | null): Promise<void> => {
    for (const { name, description, children } of branch) {
      const same = known.find((code) => !code.retired && code.parentId === parentId && code.name === name);
      let id = same?.id;
      if (id === undefined) {
        const code = {
          parentId,
          name,
          definition: description.slice(0, 4000),
          colour: ordinal % 12,
          levels: [],
        };
        [id] = await addCodes(tx, place, [code], ordinal);
        ordinal += 1;
        added += 1;
      }
      await add(children, id ?? null);
    }
  };
  await add(codes, null);
  if (known.length + added > transcriptLimits.codes)
    throw refuse('codebook_too_large', {
      fileName: '',
      codes: known.length + added,
      limit: transcriptLimits.codes,
    });
  return added;
}

const memoRoutes: Resource = (app, services) => {
  app.post(
    `${one}/memos`,
    {
      config: write,
      schema: { params: projectParams, body: newInterviewMemo, response: { 201: interviewProject } },
    },
    async (request, reply) => {
      const changed = await changeProject(services, request, request.params, async (tx) => {
        await requireProject(tx, request.params);
        await requireSubject(tx, request.params, request.body);
        await addInterviewMemo(tx, request.params, request.body);
      });
      return reply.status(201).send(changed);
    },
  );
  app.put(
    `${one}/memos/:memoId`,
    {
      config: write,
      schema: { params: memoParams, body: interviewMemoEdit, response: { 200: interviewProject } },
    },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { memoId, ...place } = request.params;
        const { version, body } = request.body;
        await requireProject(tx, place);
        if (!(await changeInterviewMemo(tx, place, { memoId, version }, body)))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
  app.post(
    `${one}/memos/:memoId/remove`,
    { config: write, schema: { params: memoParams, response: { 200: interviewProject } } },
    (request) =>
      changeProject(services, request, request.params, async (tx) => {
        const { memoId, ...place } = request.params;
        if (!(await removeInterviewMemo(tx, place, memoId))) throw refuse('not_found');
      }),
  );
};

/** What a memo is about stands in the same study, and is one thing. */
async function requireSubject(
  tx: Session,
  place: InterviewPlace,
  { codeId, transcriptId }: z.infer<typeof newInterviewMemo>,
): Promise<void> {
  if (codeId !== null && transcriptId !== null)
    throw refuse('invalid_request', { field: 'body.transcriptId', reason: 'one_subject' });
  if (codeId !== null && !(await listCodes(tx, place)).some(({ id }) => id === codeId))
    throw refuse('not_found');
  if (transcriptId !== null && !(await listTranscripts(tx, place)).some(({ id }) => id === transcriptId))
    throw refuse('not_found');
}
