import type { z } from 'zod';
import {
  answerGroup,
  askGroupAnswers,
  changeGroupLife,
  changeMembership,
  enterGroup,
  entryCandidates,
  listGroupAnswers,
  listGroupMemberships,
  recordGroupDecision,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import type { Resource } from '../../app/resource.ts';
import { reassessGroup } from '../../plans/reassess-group.ts';
import { settleAtChange } from '../group-accounts/settle.ts';
import { fewestMembers, isCommitted } from './conditions.ts';
import { groupLifePolicy } from './policy.ts';
import { changingLife, lifePath, type HeldLife } from './held-life.ts';
import { todayIs } from './read-life.ts';
import { groupLife, groupParams, memberDays, memberEnters, memberLeaves, memberParams } from './schema.ts';

const lead = { permission: groupLifePolicy.lead };
const movable: readonly string[] = ['contacted', 'feasibility', 'commitment', 'operating'];

/** Firms enter and leave; accounts are drawn up at that date, and rooms, reasons and shares follow. */
export const lifeMembersRoutes: Resource = (app, services) => {
  app.post(
    `${lifePath}/members`,
    { config: lead, schema: { params: groupParams, body: memberEnters, response: { 200: groupLife } } },
    (request) => changingLife(services, request, request.body.version, (held) => enter(held, request.body)),
  );
  app.post(
    `${lifePath}/members/:organisationId/leave`,
    { config: lead, schema: { params: memberParams, body: memberLeaves, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, request.body.version, (held) =>
        leave(held, request.params.organisationId, request.body),
      ),
  );
  app.put(
    `${lifePath}/members/:organisationId`,
    { config: lead, schema: { params: memberParams, body: memberDays, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, null, async ({ tx, place }) => {
        const { version, contractDays } = request.body;
        const { organisationId } = request.params;
        const current = (await listGroupMemberships(tx, [place.groupId])).find(
          (each) => each.organisationId === organisationId && each.leftOn === null,
        );
        if (current === undefined) throw refuse('not_found');
        if (!(await changeMembership(tx, { id: current.id, version }, { contractDays })))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
};

async function enter(held: HeldLife, entry: z.output<typeof memberEnters>): Promise<void> {
  const { tx, place, life } = held;
  const { organisationId, on, contractDays, proof, reason, audience } = entry;
  if (!movable.includes(life.state)) throw refuse('life_not_living');
  if (!(await entryCandidates(tx, place.clusterId)).some(({ id }) => id === organisationId))
    throw refuse('life_in_another_group');
  const { respondBy } = entry;
  const saysItself = isCommitted(life.state) && proof === '';
  if (saysItself && respondBy === undefined) throw refuse('life_proof_missing');
  if (respondBy !== undefined && respondBy < todayIs())
    throw refuse('invalid_request', { field: 'body.respondBy', reason: 'in_the_past' });
  await settleAtChange(held, { occasion: 'entry', onDate: daysAfter(on, -1), rule: entry.rule });
  if (isCommitted(life.state) && !saysItself) await commit(held, organisationId, { on, proof });
  if (saysItself || life.state === 'contacted')
    await askGroupAnswers(tx, place, {
      kind: saysItself ? 'commitment' : 'interest',
      respondBy: respondBy ?? daysAfter(todayIs(), daysToAnswer),
      organisationIds: [organisationId],
    });
  await enterGroup(tx, place, [{ organisationId, on, contractDays }]);
  await reassessGroup(tx, place);
  await changeGroupLife(tx, place.groupId, {});
  await recordGroupDecision(tx, place, { kind: 'entered', organisationId, reason, audience, on });
}

/** Its own yes, told by the team with the proof: nobody is committed without one. */
async function commit(
  { tx, place }: HeldLife,
  organisationId: string,
  { on, proof }: { readonly on: string; readonly proof: string },
): Promise<void> {
  const { groupId } = place;
  await askGroupAnswers(tx, place, { kind: 'commitment', respondBy: on, organisationIds: [organisationId] });
  const asked = (await listGroupAnswers(tx, [groupId])).find(
    (each) => each.organisationId === organisationId && each.kind === 'commitment',
  );
  if (asked === undefined) throw refuse('not_found');
  const which = { groupId, organisationId, kind: 'commitment' as const, version: asked.version };
  if (!(await answerGroup(tx, which, { answer: 'yes', on, proof })))
    throw refuse('conflict_changed_meanwhile');
}

async function leave(
  held: HeldLife,
  organisationId: string,
  departure: z.output<typeof memberLeaves>,
): Promise<void> {
  const { tx, place, life, group } = held;
  const { on, reason, audience } = departure;
  if (!movable.includes(life.state) && life.state !== 'results') throw refuse('life_not_living');
  const current = (await listGroupMemberships(tx, [place.groupId])).find(
    (each) => each.organisationId === organisationId && each.leftOn === null,
  );
  if (current === undefined) throw refuse('not_found');
  if (on < current.joinedOn) throw refuse('invalid_request', { field: 'body.on', reason: 'before_start' });
  if (group.members.length <= fewestMembers) throw refuse('life_too_few_left', { needed: fewestMembers });
  await settleAtChange(held, { occasion: 'exit', onDate: on, rule: departure.rule });
  if (!(await changeMembership(tx, { id: current.id, version: current.version }, { leftOn: on })))
    throw refuse('conflict_changed_meanwhile');
  await reassessGroup(tx, place);
  await changeGroupLife(tx, place.groupId, {});
  await recordGroupDecision(tx, place, { kind: 'left', organisationId, reason, audience, on });
}

/** A firm that enters while its partners are being asked has as long as this to answer. */
const daysToAnswer = 14;

const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
