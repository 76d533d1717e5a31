import { addRow, bySelf, changeNote, changeVersioned, recordAllianceEvent } from '@grappe/database';
import type { AllianceStage } from '@grappe/contracts/api';
import type { z } from 'zod';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  keysOf,
  refuseBeforeFounding,
  refuseInFuture,
  refuseOwnerElsewhere,
  refuseUnless,
  type HeldAlliance,
} from './held-alliance.ts';
import { allianceFilesPolicy } from './policy.ts';
import {
  alliance,
  allianceParams,
  contactEdit,
  contactParams,
  newContact,
  newExchange,
  newNote,
  noteEdit,
  noteParams,
  removed,
  sideEdit,
  stageParams,
  stepEdit,
} from './schema.ts';

const change = { permission: allianceFilesPolicy.change };
const answer = { 200: alliance };
const added = { 201: alliance };

/** What one side does and keeps: its steps, who answers for it, notes, people, exchanges. */
export const sideRoutes: Resource = (app, services) => {
  app.put(
    `${alliancePath}/steps/:stage`,
    { config: change, schema: { params: stageParams, body: stepEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, (held) => writeStep(held, request.params.stage, request.body)),
  );
  app.put(
    `${alliancePath}/side`,
    { config: change, schema: { params: allianceParams, body: sideEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, async ({ tx, place, alliance: seen }) => {
        const { version, ownerId, mandateId, tone, toneNote } = request.body;
        refuseOwnerElsewhere(seen, ownerId, place.clusterId);
        if (mandateId !== null && !seen.mandates.some(({ id }) => id === mandateId))
          throw refuse('not_found');
        const values = { owner_id: ownerId, mandate_id: mandateId, tone, tone_note: toneNote };
        const which = { keys: keysOf(place), version };
        refuseUnless(await changeVersioned(tx, 'alliance_sides', which, values));
      }),
  );
  notesRoutes(app, services);
  peopleRoutes(app, services);
};

async function writeStep(
  { tx, place, alliance: seen }: HeldAlliance,
  stage: AllianceStage,
  { version, ownerId, nextStep, nextOn, doneOn, outcome }: z.output<typeof stepEdit>,
): Promise<void> {
  refuseOwnerElsewhere(seen, ownerId, place.clusterId);
  refuseBeforeFounding(seen, nextOn);
  refuseBeforeFounding(seen, doneOn);
  refuseInFuture(doneOn, 'body.doneOn');
  const values = { owner_id: ownerId, next_step: nextStep, next_on: nextOn, done_on: doneOn, outcome };
  const keys = { ...keysOf(place), stage };
  refuseUnless(
    version === 0
      ? await addRow(tx, 'alliance_steps', { ...keys, ...values, updated_by: bySelf })
      : await changeVersioned(tx, 'alliance_steps', { keys, version }, values),
  );
}

const notesRoutes: Resource = (app, services) => {
  app.post(
    `${alliancePath}/notes`,
    { config: change, schema: { params: allianceParams, body: newNote, response: added } },
    (request, reply) => {
      const { audience, body } = request.body;
      return addingToAlliance(services, request, reply, async ({ tx, place }) => {
        await addRow(tx, 'alliance_notes', { ...keysOf(place), audience, body, author_id: bySelf });
      });
    },
  );
  app.put(
    `${alliancePath}/notes/:noteId`,
    { config: change, schema: { params: noteParams, body: noteEdit, response: answer } },
    (request) => {
      const { version, ...note } = request.body;
      return changingAlliance(services, request, async ({ tx, alliance: seen }) => {
        const { noteId } = request.params;
        if (!seen.notes.some(({ id, isMine }) => id === noteId && isMine)) throw refuse('not_found');
        refuseUnless(await changeNote(tx, { id: noteId, version }, note));
      });
    },
  );
  app.post(
    `${alliancePath}/notes/:noteId/remove`,
    { config: change, schema: { params: noteParams, body: removed, response: answer } },
    (request) =>
      changingAlliance(services, request, async ({ tx, alliance: seen }) => {
        const { noteId } = request.params;
        if (!seen.notes.some(({ id, isMine }) => id === noteId && isMine)) throw refuse('not_found');
        refuseUnless(await changeNote(tx, { id: noteId, version: request.body.version }, null));
      }),
  );
};

const peopleRoutes: Resource = (app, services) => {
  app.post(
    `${alliancePath}/contacts`,
    { config: change, schema: { params: allianceParams, body: newContact, response: added } },
    (request, reply) =>
      addingToAlliance(services, request, reply, async ({ tx, place }) => {
        await addRow(tx, 'alliance_contacts', { ...keysOf(place), ...request.body, updated_by: bySelf });
      }),
  );
  app.put(
    `${alliancePath}/contacts/:contactId`,
    { config: change, schema: { params: contactParams, body: contactEdit, response: answer } },
    (request) =>
      changingAlliance(services, request, async ({ tx, place, alliance: seen }) => {
        const { version, leftOn, ...contact } = request.body;
        const { contactId } = request.params;
        if (!seen.contacts.some(({ id }) => id === contactId)) throw refuse('not_found');
        const which = { keys: { ...keysOf(place), id: contactId }, version };
        refuseUnless(await changeVersioned(tx, 'alliance_contacts', which, { ...contact, left_on: leftOn }));
      }),
  );
  app.post(
    `${alliancePath}/exchanges`,
    { config: change, schema: { params: allianceParams, body: newExchange, response: added } },
    (request, reply) => {
      const { means, on, text, shared } = request.body;
      return addingToAlliance(services, request, reply, async ({ tx, place, alliance: seen }) => {
        refuseBeforeFounding(seen, on);
        refuseInFuture(on, 'body.on');
        await recordAllianceEvent(tx, place, { kind: 'exchange', shared, on, detail: { means, text } });
      });
    },
  );
};
