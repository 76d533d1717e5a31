import {
  checkInstrumentContent,
  moveItem,
  removeItem,
  writeItem,
  type Instrument,
} from '@grappe/contracts/instruments';
import {
  changeInstrumentVersion,
  lastPublishedVersion,
  type InstrumentVersionPlace,
  type Session,
} from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { contentOf, readContent } from '../../diagnosis/read-content.ts';
import { instrumentsPolicy } from './policy.ts';
import { asJson, presented } from './read-version.ts';
import {
  instrumentItemEdit,
  instrumentItemMove,
  instrumentItemRemoval,
  instrumentVersionShape,
  itemParams,
} from './schema.ts';

const one = `${inCluster}/instruments/versions/:versionId/items/:itemId`;
const write = { permission: instrumentsPolicy.write };
const answer = { 200: instrumentVersionShape };

/** Items of a draft, one by one; the whole is checked each time, and kept only if it holds. */
export const itemRoutes: Resource = (app, services) => {
  app.put(
    one,
    { config: write, schema: { params: itemParams, body: instrumentItemEdit, response: answer } },
    (request) => {
      const { version, ...edit } = request.body;
      return changeDraft(services, request, version, (draft, published) =>
        writeItem(draft, request.params.itemId, edit, published),
      );
    },
  );
  app.post(
    `${one}/remove`,
    { config: write, schema: { params: itemParams, body: instrumentItemRemoval, response: answer } },
    (request) =>
      changeDraft(services, request, request.body.version, (draft) => {
        const { itemId } = request.params;
        requireItem(draft, itemId);
        return removeItem(draft, itemId);
      }),
  );
  app.post(
    `${one}/move`,
    { config: write, schema: { params: itemParams, body: instrumentItemMove, response: answer } },
    (request) =>
      changeDraft(services, request, request.body.version, (draft) => {
        const { itemId } = request.params;
        requireItem(draft, itemId);
        return moveItem(draft, itemId, request.body.to);
      }),
  );
};

type Change = (draft: Instrument, published: Instrument | null) => Instrument;
type OfVersion = FastifyRequest & { readonly params: InstrumentVersionPlace };

/** Changes the draft that the caller last read as `version`; answers it as it is then. */
function changeDraft(services: Services, request: OfVersion, version: number, change: Change) {
  const { language } = personOf(request);
  const { params: place } = request;
  const keep = async (tx: Session) => {
    const { row, content } = await readContent(tx, place);
    if (row.publishedAt !== null) throw refuse('instrument_published');
    if (row.version !== version) throw refuse('conflict_changed_meanwhile');
    const changed = requireSound(change(content, await publishedBefore(tx, place, row.instrumentId)));
    if (!(await changeInstrumentVersion(tx, place, version, asJson(changed))))
      throw refuse('conflict_changed_meanwhile');
    return presented(tx, place, language);
  };
  return tellingCurrent(
    () => asCaller(services, request, keep),
    () => asCaller(services, request, (tx) => presented(tx, place, language)),
  );
}

/** What firms were asked last: a sentence that differs from it is another sentence. */
async function publishedBefore(
  tx: Session,
  { clusterId }: InstrumentVersionPlace,
  instrumentId: string,
): Promise<Instrument | null> {
  const found = await lastPublishedVersion(tx, { clusterId, instrumentId });
  return found === undefined ? null : contentOf(tx, { clusterId, versionId: found.id }, found.publishedAt);
}

function requireItem(draft: Instrument, itemId: string): void {
  if (!draft.items.some(({ id }) => id === itemId)) throw refuse('not_found');
}

function requireSound(changed: Instrument): Instrument {
  const reading = checkInstrumentContent(changed);
  if (reading.kind === 'instrument') return reading.instrument;
  const [first] = reading.problems;
  throw refuse('instrument_item_invalid', {
    field: first?.field ?? '',
    instrumentFault: first?.code ?? 'shape',
    count: reading.problems.length,
  });
}
