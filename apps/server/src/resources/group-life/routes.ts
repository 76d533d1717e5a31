import {
  answerFeasibility,
  answerGroup,
  askGroupAnswers,
  changeGroupLife,
  enterGroup,
  listGroupAnswers,
  recordGroupDecision,
} from '@grappe/database';
import type { z } from 'zod';
import { asCaller, personOf } from '../../app/identify.ts';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { conditionsOf, isCommitted, isFavourable, isOpen, stepAfter, stepBefore } from './conditions.ts';
import { changingLife, lifePath, type HeldLife } from './held-life.ts';
import { lifeMembersRoutes } from './members-routes.ts';
import { ownLifeRoutes } from './own-routes.ts';
import { groupLifePolicy } from './policy.ts';
import { readLife, readLifeFacts, todayIs } from './read-life.ts';
import {
  feasibilityAnswer,
  groupLife,
  groupParams,
  itemParams,
  lifeAsk,
  lifeSettings,
  lifeStep,
  memberParams,
  teamAnswer,
} from './schema.ts';

const lead = { permission: groupLifePolicy.lead };

/** The life of a group: its steps, what firms answer, the feasibility study, who enters and leaves. */
export const groupLifeRoutes: Resource = (app, services) => {
  app.get(
    lifePath,
    {
      config: { permission: groupLifePolicy.read },
      schema: { params: groupParams, response: { 200: groupLife } },
    },
    (request) =>
      asCaller(services, request, (tx) => readLife(tx, request.params, personOf(request).language)),
  );
  stepRoutes(app, services);
  answerRoutes(app, services);
  studyRoutes(app, services);
  lifeMembersRoutes(app, services);
  ownLifeRoutes(app, services);
};

const stepRoutes: Resource = (app, services) => {
  app.post(
    `${lifePath}/steps`,
    { config: lead, schema: { params: groupParams, body: lifeStep, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, request.body.version, async (held) => takeStep(held, request.body)),
  );
  app.put(
    `${lifePath}/settings`,
    { config: lead, schema: { params: groupParams, body: lifeSettings, response: { 200: groupLife } } },
    (request) => {
      const { version, ...settings } = request.body;
      return changingLife(services, request, version, async ({ tx, place, life }) => {
        const startsOn = settings.startsOn === undefined ? life.starts_on : settings.startsOn;
        const endsOn = settings.endsOn === undefined ? life.ends_on : settings.endsOn;
        if (startsOn !== null && endsOn !== null && endsOn <= startsOn)
          throw refuse('invalid_request', { field: 'body.endsOn', reason: 'before_start' });
        await changeGroupLife(tx, place.groupId, settings);
      });
    },
  );
};

async function takeStep(held: HeldLife, step: z.output<typeof lifeStep>): Promise<void> {
  const { tx, place, life } = held;
  const { to, reason, audience } = step;
  const kind = to === 'abandoned' ? 'abandoned' : to === stepBefore(life.state) ? 'back' : 'step';
  if (
    life.state === 'closed' ||
    life.state === 'abandoned' ||
    (kind === 'step' && to !== stepAfter(life.state))
  )
    throw refuse('life_step_out_of_order', { from: life.state, to });
  if (kind !== 'step' && reason === '') throw refuse('life_reason_missing', { to });
  if (kind === 'step') {
    const waits = conditionsOf(await readLifeFacts(tx, held)).find(({ met }) => !met);
    if (waits !== undefined) throw refuse('life_step_not_ready', { to, condition: waits.code });
    if (to === 'contacted') await beginLife(held, step.respondBy);
  }
  await changeGroupLife(tx, place.groupId, { state: to });
  await recordGroupDecision(tx, place, {
    kind,
    from: life.state,
    to,
    reason,
    audience: kind === 'step' && reason === '' ? 'group' : audience,
    ...(step.decidedOn === undefined ? {} : { on: step.decidedOn }),
  });
}

/** Members are those of the plan from now on, whatever becomes of it, and each is asked whether it is interested. */
async function beginLife({ tx, place, group }: HeldLife, respondBy: string | undefined): Promise<void> {
  if (respondBy === undefined)
    throw refuse('invalid_request', { field: 'body.respondBy', reason: 'required' });
  const on = todayIs();
  if (respondBy < on) throw refuse('invalid_request', { field: 'body.respondBy', reason: 'in_the_past' });
  const organisationIds = group.members.map(({ id }) => id);
  await enterGroup(
    tx,
    place,
    organisationIds.map((organisationId) => ({ organisationId, on, contractDays: null })),
  );
  await askGroupAnswers(tx, place, { kind: 'interest', respondBy, organisationIds });
}

const answerRoutes: Resource = (app, services) => {
  app.post(
    `${lifePath}/asks`,
    { config: lead, schema: { params: groupParams, body: lifeAsk, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, request.body.version, async (held) => ask(held, request.body)),
  );
  app.put(
    `${lifePath}/answers/:organisationId`,
    { config: lead, schema: { params: memberParams, body: teamAnswer, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, null, async ({ tx, place, life }) => {
        const { kind, version, answer, on, proof } = request.body;
        const { organisationId } = request.params;
        const asked = (await listGroupAnswers(tx, [place.groupId])).find(
          (each) => each.organisationId === organisationId && each.kind === kind,
        );
        if (!isOpen(life.state, kind, asked?.answer)) throw refuse('life_question_closed');
        if (asked === undefined) throw refuse('not_found');
        if (asked.via === 'firm') throw refuse('life_firm_answered');
        const which = { groupId: place.groupId, organisationId, kind, version };
        if (!(await answerGroup(tx, which, { answer, on, proof })))
          throw refuse('conflict_changed_meanwhile');
      }),
  );
};

async function ask(held: HeldLife, asked: z.output<typeof lifeAsk>): Promise<void> {
  const { tx, place, life, group } = held;
  const { kind, respondBy } = asked;
  if (!isOpen(life.state, kind, null)) throw refuse('life_question_closed');
  if (respondBy < todayIs())
    throw refuse('invalid_request', { field: 'body.respondBy', reason: 'in_the_past' });
  const facts = await readLifeFacts(tx, held);
  if (kind === 'commitment' && !isFavourable(facts.feasibility))
    throw refuse('life_step_not_ready', { to: 'commitment', condition: 'outcome_favourable' });
  const members = group.members.map(({ id }) => id);
  if (asked.organisationIds?.some((id) => !members.includes(id)) === true)
    throw refuse('invalid_request', { field: 'body.organisationIds', reason: 'not_a_member' });
  const saidYes = (id: string): boolean =>
    facts.answers.some((each) => each.organisationId === id && each.kind === kind && each.answer === 'yes');
  // Nobody who is committed is asked again while partners count on it.
  const organisationIds = isCommitted(life.state)
    ? (asked.organisationIds ?? members).filter((id) => !saidYes(id))
    : (asked.organisationIds ?? members.filter((id) => !saidYes(id)));
  if (isCommitted(life.state) && organisationIds.length === 0) throw refuse('life_question_closed');
  await askGroupAnswers(tx, place, { kind, respondBy, organisationIds });
  await changeGroupLife(tx, place.groupId, {});
  await recordGroupDecision(tx, place, { kind: 'asked', from: kind, to: null });
}

const studyRoutes: Resource = (app, services) => {
  app.put(
    `${lifePath}/feasibility/:item`,
    { config: lead, schema: { params: itemParams, body: feasibilityAnswer, response: { 200: groupLife } } },
    (request) =>
      changingLife(services, request, null, async ({ tx, place, life }) => {
        const { item } = request.params;
        const { version, verdict, note } = request.body;
        if (life.state !== 'contacted' && life.state !== 'feasibility')
          throw refuse('life_step_out_of_order', { from: life.state, to: 'feasibility' });
        const isOutcome = verdict === 'go' || verdict === 'conditions' || verdict === 'no';
        if (isOutcome !== (item === 'outcome'))
          throw refuse('invalid_request', { field: 'body.verdict', reason: 'invalid' });
        if (isOutcome && note === '') throw refuse('life_reason_missing', { to: 'outcome' });
        if (!(await answerFeasibility(tx, place, { item, version, verdict, note })))
          throw refuse('conflict_changed_meanwhile');
        if (isOutcome)
          await recordGroupDecision(tx, place, { kind: 'feasibility', to: verdict, reason: note });
      }),
  );
};
