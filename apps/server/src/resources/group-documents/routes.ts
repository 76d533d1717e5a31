import type { DraftAudience, GroupDocuments, GroupTerms } from '@grappe/contracts/api';
import { coordinatingRoles } from '@grappe/contracts/roles';
import {
  auditRead,
  createJob,
  listGroupDocuments,
  readableGroup,
  readGroupDocument,
  readGroupTerms,
  saveGroupTerms,
  type GroupPlace,
  type ReadableGroupRow,
  type Session,
} from '@grappe/database';
import type { DraftFormat } from '@grappe/documents';
import { renderHtml, type RenderedDocument } from '@grappe/documents/drafts';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { inCluster, type ApiServer, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import type { Services } from '../../app/services.ts';
import { factsVersion, readGroupFacts } from '../../group-documents/read-group-facts.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { DraftToWrite } from '../../threads/write-draft.ts';
import { groupDocumentsPolicy } from './policy.ts';
import { presentDocument, presentTerms } from './present.ts';
import {
  fileParams,
  groupDocuments,
  groupDocumentWish,
  groupParams,
  groupTermsChange,
  keptGroupTerms,
  writingStarted,
} from './schema.ts';

const one = `${inCluster}/groups/:groupId`;

export const groupDocumentsRoutes: Resource = (app, services) => {
  reading(app, services);
  writing(app, services);
  terms(app, services);
};

function reading(app: ApiServer, services: Services): void {
  app.get(
    `${one}/documents`,
    {
      config: { permission: groupDocumentsPolicy.read },
      schema: { params: groupParams, response: { 200: groupDocuments } },
    },
    async (request) => {
      const place = request.params;
      const person = personOf(request);
      return asCaller(services, request, (tx) => readDocuments(tx, place, person));
    },
  );
  app.get(
    `${one}/documents/:documentId/document.:format`,
    { config: { permission: groupDocumentsPolicy.read }, schema: { params: fileParams } },
    async (request, reply) => {
      const { documentId, format, clusterId } = request.params;
      const found = await asCaller(services, request, async (tx) => {
        const row = await readGroupDocument(tx, request.params, documentId);
        if (row === undefined) throw refuse('not_found');
        if (row.audience === 'coordinator')
          await auditRead(tx, { clusterId, kind: 'group_document', subject: documentId, detail: { format } });
        return row;
      });
      const bytes = await written(found.content as unknown as RenderedDocument, format);
      return sendFile(reply, {
        bytes,
        format,
        name: found.kind.replaceAll('_', '-'),
        inline: format === 'html',
      });
    },
  );
}

/** Pages are texts; files are made beside the thread that answers. */
async function written(document: RenderedDocument, format: DraftFormat): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(renderHtml(document));
  const input: DraftToWrite = { document, format };
  const script = new URL('../../threads/write-draft.ts', import.meta.url);
  return runInThread<Uint8Array>({ script, input, kept: true });
}

function writing(app: ApiServer, services: Services): void {
  app.post(
    `${one}/documents`,
    {
      config: { permission: groupDocumentsPolicy.write },
      schema: { params: groupParams, body: groupDocumentWish, response: { 202: writingStarted } },
    },
    async (request, reply) => {
      const { clusterId, groupId } = request.params;
      const person = personOf(request);
      const jobId = await asCaller(services, request, async (tx) => {
        const group = await groupOf(tx, request.params);
        if (!audiencesOf(person, clusterId, group).includes(request.body.audience))
          throw refuse('not_allowed');
        return createJob(tx, {
          clusterId,
          kind: 'write_group_document',
          payload: { groupId, ...request.body },
        });
      });
      await services.jobs.enqueue(jobId);
      return reply.status(202).send({ jobId });
    },
  );
}

function terms(app: ApiServer, services: Services): void {
  app.put(
    `${one}/terms`,
    {
      config: { permission: groupDocumentsPolicy.terms },
      schema: { params: groupParams, body: groupTermsChange, response: { 200: keptGroupTerms } },
    },
    async (request) => {
      const place = request.params;
      const { version, terms: said } = request.body;
      const read = async (tx: Session) => presentTerms(await readGroupTerms(tx, place));
      const keep = async (tx: Session) => {
        checkMembers(said, await groupOf(tx, place));
        const kept = JSON.parse(JSON.stringify(said));
        if (!(await saveGroupTerms(tx, place, { version, terms: kept })))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
}

async function groupOf(tx: Session, place: GroupPlace): Promise<ReadableGroupRow> {
  const group = await readableGroup(tx, place);
  if (group === undefined) throw refuse('not_found');
  return group;
}

async function readDocuments(
  tx: Session,
  place: GroupPlace,
  person: SignedInPerson,
): Promise<GroupDocuments> {
  const group = await groupOf(tx, place);
  const rows = await listGroupDocuments(tx, place);
  const current = new Map<DraftAudience, string>();
  for (const audience of new Set(rows.map((row) => row.audience))) {
    const found = await readGroupFacts(tx, place, audience);
    if (found !== undefined) current.set(audience, factsVersion(found.facts));
  }
  return {
    members: group.members.map(({ id, name, kind }) => ({ id, name, kind })),
    terms: presentTerms(await readGroupTerms(tx, place)),
    mayEdit: coordinates(person, place.clusterId),
    audiences: audiencesOf(person, place.clusterId, group),
    documents: rows.map((row) => presentDocument(row, current)),
  };
}

const coordinates = ({ grants }: SignedInPerson, clusterId: string): boolean =>
  grants.some(
    (grant) => grant.clusterId === clusterId && (coordinatingRoles as readonly string[]).includes(grant.role),
  );

/** The team writes for itself and for the group; a member for itself. */
const audiencesOf = (
  person: SignedInPerson,
  clusterId: string,
  { members }: ReadableGroupRow,
): DraftAudience[] => [
  ...(coordinates(person, clusterId) ? (['coordinator', 'group'] as const) : []),
  ...(members.some(({ isMine }) => isMine) ? (['self'] as const) : []),
];

/** Who employs and who signs are members. */
function checkMembers({ employerId, signatories }: GroupTerms, { members }: ReadableGroupRow): void {
  const ids = new Set(members.map(({ id }) => id));
  if (employerId !== null && !ids.has(employerId))
    throw refuse('invalid_request', { field: 'body.terms.employerId', reason: 'not_a_member' });
  if (Object.keys(signatories).some((id) => !ids.has(id)))
    throw refuse('invalid_request', { field: 'body.terms.signatories', reason: 'not_a_member' });
}
