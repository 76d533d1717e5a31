import {
  changeParticipant,
  listParticipants,
  registerParticipant,
  withdrawParticipant,
  type Session,
} from '@grappe/database';
import { personOf } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { nothing, type Resource } from '../../app/resource.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { encountersPolicy } from './policy.ts';
import { changing, encounterPath, readEncounter } from './read-encounter.ts';
import { encounterParams, made, newParticipant, participantChange, participantParams } from './schema.ts';

const takePart = { permission: encountersPolicy.takePart };
const participantPath = `${encounterPath}/participants/:participantId`;

/** Whoever takes part: registered by its own people or by the team; wishes; withdrawal. */
export const participantRoutes: Resource = (app, services) => {
  app.post(
    `${encounterPath}/participants`,
    {
      config: takePart,
      schema: { params: encounterParams, body: newParticipant, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId, encounterId } = request.params;
      const { organisationId, ...said } = request.body;
      const id = await changing(services, request, async (tx) => {
        const event = await readEncounter(tx, request.params);
        checkSlots(said.absentSlots, event.slots);
        const organisation = organisationId ?? ownOrganisation(personOf(request), clusterId);
        const made = await registerParticipant(
          tx,
          { encounterId, homeId: clusterId, organisationId: organisation },
          said,
        );
        if (made.kind === 'not_yours') throw refuse('not_allowed');
        if (made.kind === 'closed') throw refuse('encounter_closed');
        return made.id;
      });
      return reply.status(201).send({ id });
    },
  );
  app.put(
    participantPath,
    {
      config: takePart,
      schema: { params: participantParams, body: participantChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { participantId } = request.params;
      const { version, wishes, ...said } = request.body;
      await changing(services, request, async (tx) => {
        const event = await readEncounter(tx, request.params);
        const one = await requireParticipant(tx, request.params.encounterId, participantId);
        checkSlots(said.absentSlots, event.slots);
        const others = new Set(event.people.map(({ id }) => id).filter((id) => id !== participantId));
        if (new Set(wishes).size < wishes.length || wishes.length > event.wishesEach)
          throw refuse('encounter_wishes_refused', { most: event.wishesEach });
        if (!wishes.every((id) => others.has(id)))
          throw refuse('encounter_wishes_refused', { most: event.wishesEach });
        if (!event.takesWishes) throw refuse('encounter_closed');
        if (
          one.version !== version ||
          !(await changeParticipant(tx, { participantId, version }, said, wishes))
        )
          throw refuse('conflict_changed_meanwhile');
      });
      return reply.status(204).send(null);
    },
  );
  app.post(
    `${participantPath}/withdraw`,
    { config: takePart, schema: { params: participantParams, response: { 204: nothing } } },
    async (request, reply) => {
      const { participantId, encounterId } = request.params;
      await changing(services, request, async (tx) => {
        await requireParticipant(tx, encounterId, participantId);
        if (!(await withdrawParticipant(tx, participantId))) throw refuse('encounter_closed');
      });
      return reply.status(204).send(null);
    },
  );
};

function checkSlots(absent: readonly number[], slots: number): void {
  if (absent.some((slot) => slot >= slots))
    throw refuse('invalid_request', { field: 'body.absentSlots', reason: 'no_such_slot' });
}

async function requireParticipant(tx: Session, encounterId: string, participantId: string) {
  const found = (await listParticipants(tx, encounterId)).find(({ id }) => id === participantId);
  if (found === undefined) throw refuse('not_found');
  return found;
}
