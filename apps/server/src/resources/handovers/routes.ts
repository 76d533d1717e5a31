import {
  getCluster,
  listHandovers,
  responsibilitiesOf,
  takeUpHandover,
  type HandoverRow,
  type Session,
} from '@grappe/database';
import { handoverDocument } from '@grappe/documents/drafts';
import type { HandoverRecord } from '@grappe/contracts/api';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { withCurrent } from '../../app/with-current.ts';
import { sendFile } from '../../app/send-file.ts';
import { writtenAs } from '../alliance-files/drafts-routes.ts';
import { handoversPolicy } from './policy.ts';
import { readHandover } from './read-handover.ts';
import {
  fileParams,
  handoverDone,
  handoverFile,
  handoverParams,
  handovers,
  inLanguage,
  personParams,
} from './schema.ts';

const read = { permission: handoversPolicy.read };

/** What somebody would leave behind, and what a successor takes up. */
export const handoversRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/people/:personId/handover`,
    { config: read, schema: { params: personParams, response: { 200: handoverFile } } },
    (request) => {
      const { clusterId, personId } = request.params;
      refuseCurious(personOf(request), clusterId, personId);
      return asCaller(services, request, (tx) => readHandover(tx, clusterId, personId, personOf(request)));
    },
  );
  app.get(
    `${inCluster}/people/:personId/handover/document.:format`,
    { config: read, schema: { params: fileParams, querystring: inLanguage } },
    async (request, reply) => {
      const { clusterId, personId, format } = request.params;
      const { language } = request.query;
      refuseCurious(personOf(request), clusterId, personId);
      const [file, isDemonstration] = await asCaller(services, request, async (tx) => [
        await readHandover(tx, clusterId, personId, personOf(request)),
        (await getCluster(tx, clusterId))?.is_demonstration ?? false,
      ]);
      const bytes = await writtenAs(handoverDocument(file, { language, isDemonstration }), format);
      return sendFile(reply, { bytes, format, name: 'handover', inline: format === 'html' });
    },
  );
  app.get(
    `${inCluster}/handovers`,
    { config: read, schema: { params: clusterParams, response: { 200: handovers } } },
    (request) => asCaller(services, request, (tx) => readHandovers(tx, request.params.clusterId)),
  );
  app.put(
    `${inCluster}/handovers/:handoverId/done`,
    { config: read, schema: { params: handoverParams, body: handoverDone, response: { 200: handovers } } },
    (request) => {
      const { clusterId, handoverId } = request.params;
      const { version, done } = request.body;
      const all = (tx: Session) => readHandovers(tx, clusterId);
      const changed = asCaller(services, request, async (tx) => {
        const seen = (await all(tx)).find(({ id, isMine }) => id === handoverId && isMine);
        if (seen === undefined) throw refuse('not_found');
        if (!(await takeUpHandover(tx, { id: handoverId, version }, done)))
          throw refuse('conflict_changed_meanwhile');
        return all(tx);
      });
      return withCurrent(changed, () => asCaller(services, request, all));
    },
  );
};

/** One's own file, or that of somebody whose manager one is. */
function refuseCurious({ id, grants }: SignedInPerson, clusterId: string, personId: string): void {
  const manages = grants.some((grant) => grant.clusterId === clusterId && grant.role === 'cluster_manager');
  if (id !== personId && !manages) throw refuse('not_allowed');
}

async function readHandovers(tx: Session, clusterId: string): Promise<HandoverRecord[]> {
  const records: HandoverRecord[] = [];
  for (const row of await listHandovers(tx, clusterId)) {
    const open = row.successorId === null ? [] : await responsibilitiesOf(tx, clusterId, row.successorId);
    records.push(presentHandover(row, new Map(open.map((each) => [`${each.kind}:${each.id}`, each]))));
  }
  return records;
}

type Open = Awaited<ReturnType<typeof responsibilitiesOf>>[number];

/** What is still open first, the most pressing before; titles and days are those of today. */
function presentHandover(row: HandoverRow, open: ReadonlyMap<string, Open>): HandoverRecord {
  const items = row.items.map(({ kind, id, place }) => {
    const now = open.get(`${kind}:${id}`);
    return {
      kind,
      id,
      placeId: place,
      title: now?.title ?? '',
      dueOn: now?.dueOn ?? null,
      isDone: row.done.includes(`${kind}:${id}`),
      isOpen: now !== undefined,
    };
  });
  return {
    id: row.id,
    leaver: named(row.leaverId, row.leaverName),
    successor: named(row.successorId, row.successorName),
    madeAt: row.madeAt.toISOString(),
    isMine: row.isMine,
    version: row.version,
    items: items.toSorted((a, b) => Number(a.isDone) - Number(b.isDone) || byDay(a.dueOn, b.dueOn)),
  };
}

const byDay = (a: string | null, b: string | null): number => (a ?? '9999').localeCompare(b ?? '9999');

const named = (id: string | null, name: string | null): { id: string; name: string } | null =>
  id === null ? null : { id, name: name ?? '' };
