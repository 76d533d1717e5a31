import {
  addFinding,
  auditRead,
  listAnalyses,
  listFindings,
  listFindingSubjects,
  removeFinding,
  setFindingTold,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { runInThread } from '../../jobs/run-in-thread.ts';
import type { EvidenceWish } from '../../threads/write-evidence.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { evidencePolicy } from './policy.ts';
import { evidenceFacts, presentFinding } from './present.ts';
import { readFinding } from './read-finding.ts';
import {
  documentParams,
  documentQuery,
  evidenceShelf,
  findingParams,
  findingShape,
  findingTold,
  made,
  newFinding,
} from './schema.ts';

const all = `${inCluster}/evidence`;
const one = `${all}/:findingId`;

/** The evidence shelf: findings with what they speak of and how strong they are, and the report that tells them. */
export const evidenceRoutes: Resource = (app, services) => {
  app.get(
    all,
    {
      config: { permission: evidencePolicy.read },
      schema: { params: clusterParams, response: { 200: evidenceShelf } },
    },
    (request) => {
      const { clusterId } = request.params;
      const person = personOf(request);
      const mayTell = abilitiesIn(person, clusterId).coordinates;
      const mayAdd =
        mayTell ||
        person.grants.some((grant) => grant.clusterId === clusterId && grant.role === 'researcher');
      return asCaller(services, request, async (tx) => ({
        mayAdd,
        mayTell,
        findings: await shelf(tx, clusterId, mayTell),
        subjects: mayAdd ? await listFindingSubjects(tx, clusterId) : [],
      }));
    },
  );
  app.post(
    all,
    {
      config: { permission: evidencePolicy.add },
      schema: { params: clusterParams, body: newFinding, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      if (request.body.told && !abilitiesIn(personOf(request), clusterId).coordinates)
        throw refuse('not_allowed');
      const id = await asCaller(services, request, async (tx) =>
        addFinding(tx, clusterId, await readFinding(tx, clusterId, request.body)),
      );
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${one}/told`,
    {
      config: { permission: evidencePolicy.tell },
      schema: { params: findingParams, body: findingTold, response: { 200: findingShape } },
    },
    (request) => {
      const { clusterId, findingId } = request.params;
      const { told, version } = request.body;
      const now = async (tx: Session) =>
        (await shelf(tx, clusterId, true)).find((finding) => finding.id === findingId);
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            const before = await now(tx);
            if (before === undefined) throw refuse('not_found');
            if (!(await setFindingTold(tx, { clusterId, id: findingId, version }, told)))
              throw refuse('conflict_changed_meanwhile');
            return (await now(tx)) ?? before;
          }),
        () => asCaller(services, request, now),
      );
    },
  );
  app.post(
    `${one}/remove`,
    {
      config: { permission: evidencePolicy.add },
      schema: { params: findingParams, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, findingId } = request.params;
      const gone = await asCaller(services, request, (tx) => removeFinding(tx, clusterId, findingId));
      if (!gone) throw refuse('not_found');
      return reply.status(204).send(null);
    },
  );
  app.get(
    `${all}/report.:format`,
    {
      config: { permission: evidencePolicy.read },
      schema: { params: documentParams, querystring: documentQuery },
    },
    async (request, reply) => {
      const { clusterId, format } = request.params;
      const facts = await asCaller(services, request, async (tx) => {
        await auditRead(tx, { clusterId, kind: 'evidence_report', subject: clusterId, detail: { format } });
        return evidenceFacts(tx, clusterId);
      });
      const input: EvidenceWish = {
        facts,
        language: request.query.language ?? personOf(request).language,
        format,
      };
      const script = new URL('../../threads/write-evidence.ts', import.meta.url);
      const bytes = await runInThread<Uint8Array>({ script, input });
      return sendFile(reply, { bytes, format, name: 'evidence', inline: format === 'html' });
    },
  );
};

async function shelf(tx: Session, clusterId: string, mayTell: boolean) {
  const analyses = new Set((await listAnalyses(tx, clusterId)).map(({ id }) => id));
  return (await listFindings(tx, clusterId)).map((row) => presentFinding(row, { mayTell, analyses }));
}
