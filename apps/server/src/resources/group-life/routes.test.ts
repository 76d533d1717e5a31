import type { GroupLife, MyGroupLife, Plan } from '@grappe/contracts/api';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { allSayYes, inDays, livingGroup, type LivingGroup } from '../../testing/living-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 120_000 });

let test: TestApp;
let group: LivingGroup;
beforeAll(async () => {
  test = await openTestApp();
  group = await livingGroup(test);
});
afterAll(() => test.close());

const own = async (caller: LivingGroup['first']): Promise<MyGroupLife | undefined> =>
  (await caller.get(`${test.alpha}/me/group-lives`)).json()[0];
const statusOf = (life: GroupLife, code: string) =>
  life.next?.conditions.find((condition) => condition.code === code)?.met;

describe('the life of a group', () => {
  it('is guarded', async () => {
    const path = `/groups/${sceneId('group:any')}/life`;
    const firm = sceneId('organisation:firmA');
    for (const [method, rest, body] of [
      ['GET', '', undefined],
      ['POST', '/steps', {}],
      ['PUT', '/settings', {}],
      ['POST', '/asks', {}],
      ['PUT', `/answers/${firm}`, {}],
      ['PUT', '/feasibility/partners', {}],
      ['POST', '/members', {}],
      ['PUT', `/members/${firm}`, {}],
      ['POST', `/members/${firm}/leave`, {}],
    ] as const)
      await expectGuards(test, { method, path: `${path}${rest}`, body, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'GET', path: '/me/group-lives', wrongRole: 'manager' });
    await expectGuards(test, {
      method: 'PUT',
      path: `/me/group-lives/${sceneId('group:any')}/answer`,
      body: {},
      wrongRole: 'firmEmployee',
    });
  });

  it('begins only when the plan is proposed, with a day to answer by', async () => {
    const before = await group.life();
    expect(before).toMatchObject({ state: 'proposed', version: 0, decisions: [], next: { to: 'contacted' } });
    const early = { version: 0, to: 'contacted', respondBy: inDays(10) };
    const refused = await group.manager.post(`${group.address}/life/steps`, early);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      {
        code: 'life_step_not_ready',
        params: { to: 'contacted', condition: 'plan_proposed' },
        current: { state: 'proposed' },
      },
    ]);
    await group.setPlan('proposed');
    const undated = await group.manager.post(`${group.address}/life/steps`, { version: 0, to: 'contacted' });
    expect(undated.json()).toMatchObject({ params: { field: 'body.respondBy', reason: 'required' } });
    const jump = await group.manager.post(`${group.address}/life/steps`, { version: 0, to: 'operating' });
    expect(jump.json().code).toBe('life_step_out_of_order');
    expect(await group.life()).toEqual({
      ...before,
      next: { ...before.next, conditions: expect.anything() },
    });
  });

  it('is changed by one person at a time', async () => {
    const step = { version: 0, to: 'contacted', respondBy: inDays(10) };
    const both = await Promise.all([0, 1].map(() => group.manager.post(`${group.address}/life/steps`, step)));
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409]);
    expect((await group.life()).state).toBe('contacted');
  });

  it('lives on apart from its plan: members no longer move, and read it when the plan is archived', async () => {
    await group.setPlan('archived');
    expect(await own(group.first)).toMatchObject({ state: 'contacted', current: true });
    await expect(
      test.database.connection.asPerson(test.scene.people.manager, (tx) =>
        tx.deleteFrom('plan_group_members').where('group_id', '=', group.groupId).execute(),
      ),
    ).rejects.toMatchObject({ code: 'GR130' });
    await expect(
      test.database.connection.asPerson(test.scene.people.manager, (tx) =>
        tx.deleteFrom('plans').where('id', '=', group.planId).execute(),
      ),
    ).rejects.toMatchObject({ code: '23503' });
  });

  it('takes a yes from the firm itself; nobody else reads a no', async () => {
    const asked = (await own(group.first))?.answers[0];
    expect(asked).toMatchObject({ kind: 'interest', answer: null });
    const answer = { version: asked?.version, kind: 'interest', note: 'after the harvest' };
    const place = `${test.alpha}/me/group-lives/${group.groupId}/answer`;
    expect((await group.first.put(place, { ...answer, answer: 'no' })).statusCode).toBe(200);
    const late = await group.first.put(place, { ...answer, answer: 'yes' });
    expect([late.statusCode, late.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    const told = await group.life();
    const member = told.members.find(({ organisation }) => organisation.id === group.members[0]?.id);
    expect(member?.answers[0]).toMatchObject({ answer: 'no', via: 'firm', note: 'after the harvest' });
    expect(told.next?.conditions).toContainEqual(
      expect.objectContaining({
        code: 'all_interested',
        met: false,
        params: expect.objectContaining({ refused: 1 }),
      }),
    );
    const partner = JSON.stringify(await own(group.second));
    expect(partner).not.toContain('after the harvest');
    expect(partner).not.toContain('said_no');
    expect((await own(group.second))?.answers.every(({ answer: given }) => given === null)).toBe(true);
  });

  it('does not let the team answer over a firm, nor without a proof', async () => {
    const { members } = await group.life();
    const [first, second] = members;
    const wrote = (member: typeof first, proof: string) =>
      group.manager.put(`${group.address}/life/answers/${member?.organisation.id}`, {
        version: member?.answers[0]?.version,
        kind: 'interest',
        answer: 'yes',
        on: inDays(0),
        proof,
      });
    const refuser = members.find(({ answers }) => answers[0]?.answer === 'no') ?? first;
    expect((await wrote(refuser, 'a letter')).json().code).toBe('life_firm_answered');
    expect((await wrote(second, '')).json().code).toBe('invalid_request');
  });

  it('goes on when every member said yes, with who decided what', async () => {
    const { version, members } = await group.life();
    const refuser = members.find(({ answers }) => answers[0]?.answer === 'no');
    const stuck = await group.manager.post(`${group.address}/life/steps`, { version, to: 'feasibility' });
    expect(stuck.json()).toMatchObject({
      code: 'life_step_not_ready',
      params: { condition: 'all_interested' },
    });
    await group.manager.post(`${group.address}/life/asks`, {
      version,
      kind: 'interest',
      respondBy: inDays(5),
      organisationIds: [refuser?.organisation.id],
    });
    const again = (await own(group.first))?.answers[0];
    await group.first.put(`${test.alpha}/me/group-lives/${group.groupId}/answer`, {
      version: again?.version,
      kind: 'interest',
      answer: 'yes',
    });
    await allSayYes(group, 'interest');
    const life = await group.step('feasibility', { reason: 'Everybody is in', audience: 'group' });
    expect(life.decisions[0]).toMatchObject({
      kind: 'step',
      from: 'contacted',
      to: 'feasibility',
      reason: 'Everybody is in',
      decidedBy: 'manager',
    });
    expect(life.decisions.map(({ kind }) => kind)).toContain('said_no');
    const told = await own(group.second);
    expect(told?.decisions.map(({ reason }) => reason)).toContain('Everybody is in');
  });

  it('fills the checklist from the data, and leaves the strategy to people', async () => {
    const { feasibility } = await group.life();
    const of = (item: string) => feasibility.find((row) => row.item === item);
    expect(of('partners')?.facts[0]).toEqual({ code: 'partners', params: { count: group.members.length } });
    expect(of('synergies')?.facts.map(({ code }) => code)).toContain('common_markets');
    expect(of('size_balance')?.facts.length).toBeGreaterThan(0);
    expect(of('conflicts')?.facts.length).toBeGreaterThan(0);
    expect(of('strategy')).toMatchObject({ facts: [], suggested: null, verdict: null });
  });

  it('asks for commitments only after a favourable outcome with its reasons', async () => {
    const { version } = await group.life();
    const ask = { version, kind: 'commitment', respondBy: inDays(10) };
    const early = await group.manager.post(`${group.address}/life/asks`, ask);
    expect(early.json()).toMatchObject({ params: { condition: 'outcome_favourable' } });
    const outcome = `${group.address}/life/feasibility/outcome`;
    const bare = await group.manager.put(outcome, { version: 0, verdict: 'go' });
    expect(bare.json().code).toBe('life_reason_missing');
    const misplaced = await group.manager.put(outcome, { version: 0, verdict: 'good', note: 'x' });
    expect(misplaced.json().code).toBe('invalid_request');
    expect((await group.manager.put(outcome, { version: 0, verdict: 'go', note: 'Sound' })).statusCode).toBe(
      200,
    );
    const twice = await group.manager.put(outcome, { version: 0, verdict: 'no', note: 'Another' });
    expect(twice.json().code).toBe('conflict_changed_meanwhile');
    expect((await group.manager.post(`${group.address}/life/asks`, ask)).statusCode).toBe(200);
  });

  it('commits nobody who did not say yes, whatever else is there', async () => {
    for (const { item } of (await group.life()).feasibility)
      await group.manager.put(`${group.address}/life/feasibility/${item}`, { version: 0, verdict: 'good' });
    const life = await group.life();
    expect([statusOf(life, 'checklist_answered'), statusOf(life, 'all_committed')]).toEqual([true, false]);
    await expect(
      test.database.connection.asPerson(test.scene.people.manager, (tx) =>
        tx
          .updateTable('group_lives')
          .set({ state: 'commitment' })
          .where('group_id', '=', group.groupId)
          .execute(),
      ),
    ).rejects.toMatchObject({ code: '23514' });
    await allSayYes(group, 'commitment');
    const committed = await group.step('commitment');
    expect(committed.next?.conditions.map(({ code, met }) => [code, met])).toEqual([
      ['budget_kept', false],
      ['dates_given', false],
    ]);
  });

  it('goes back one step, and stops, with a reason only', async () => {
    const { version } = await group.life();
    const back = { version, to: 'feasibility' };
    expect((await group.manager.post(`${group.address}/life/steps`, back)).json().code).toBe(
      'life_reason_missing',
    );
    await group.step('feasibility', { reason: 'A partner thinks again' });
    await group.step('commitment');
    expect((await group.life()).decisions.map(({ kind }) => kind)).toContain('back');
  });
});

describe('firms that enter and leave', () => {
  it('leave with accounts at that date, and the room closes to them', async () => {
    const room = await group.manager.post(`${test.alpha}/rooms`, {
      kind: 'group',
      subjectId: group.groupId,
      title: 'Room',
    });
    const roomAddress = `${test.alpha}/rooms/${room.json().id}`;
    expect((await group.first.get(roomAddress)).statusCode).toBe(200);
    const [leaver] = group.members;
    await group.manager.put(`${group.address}/budget`, {
      version: 0,
      currency: 'EUR',
      lines: [
        { id: 'manager', kind: 'fixed', label: 'Manager', amountCents: 3_000_001 },
        { id: 'stand', kind: 'fixed', label: 'Stand', amountCents: 100, partners: [leaver?.id] },
      ],
      subsidies: [{ id: 'aid', rateRatio: 0.5, ceilingCents: null, lines: ['stand'] }],
      days: {},
    });
    await group.manager.post(`${group.address}/costs`, {
      lineId: 'manager',
      spentOn: inDays(-5),
      amountCents: 1000,
      paidById: group.members[1]?.id,
    });
    const leave = async (more: object) =>
      group.manager.post(`${group.address}/life/members/${leaver?.id}/leave`, {
        version: (await group.life()).version,
        on: inDays(0),
        reason: 'It was bought',
        ...more,
      });
    expect((await leave({})).json().code).toBe('settlement_needs_rule');
    const left = await leave({ rule: 'equal' });
    expect(left.statusCode).toBe(200);
    expect(left.json().former).toMatchObject([{ organisation: { id: leaver?.id }, leftOn: inDays(0) }]);
    expect(
      left.json().members.map(({ organisation }: { organisation: { id: string } }) => organisation.id),
    ).not.toContain(leaver?.id);
    // What concerned the leaver alone is not lost: it waits for a decision, and nobody pays it meanwhile.
    const { budget, shares } = (await group.manager.get(group.address)).json();
    expect(budget.lines).toMatchObject([{ id: 'manager' }, { id: 'stand', partners: [] }]);
    expect(shares[0]).toMatchObject({ kind: 'shared', totalCents: 3_000_001 });
    const mine = await own(group.first);
    const share = Math.floor(1000 / group.members.length);
    expect(mine).toMatchObject({ current: false, settlements: [{ occasion: 'exit', paidCents: 0 }] });
    expect(Math.abs((mine?.settlements[0]?.dueCents ?? 0) - share)).toBeLessThanOrEqual(1);
    expect((await group.first.get(roomAddress)).statusCode).toBe(404);
    expect((await group.first.get(`${group.address}/calendar`)).statusCode).toBe(200);
  });

  it('enter with the proof of their own yes once partners are committed', async () => {
    const { candidates, version } = await group.life();
    const [newcomer] = candidates;
    const entry = { version, organisationId: newcomer?.id, on: inDays(1) };
    const bare = await group.manager.post(`${group.address}/life/members`, entry);
    expect(bare.json().code).toBe('life_proof_missing');
    const entered = await group.manager.post(`${group.address}/life/members`, {
      ...entry,
      proof: 'Letter of June',
    });
    expect(entered.statusCode).toBe(200);
    const member = entered
      .json()
      .members.find(({ organisation }: { organisation: { id: string } }) => organisation.id === newcomer?.id);
    expect(member).toMatchObject({
      joinedOn: inDays(1),
      answers: [{ via: 'team', proof: 'Letter of June' }],
    });
    const again = await group.manager.post(`${group.address}/life/members`, {
      ...entry,
      version: entered.json().version,
      proof: 'x',
    });
    expect(again.json().code).toBe('life_in_another_group');
  });

  it('say yes themselves when they enter after the others, and share no cost until they do', async () => {
    // The firm that left comes back: somebody signs in for it.
    const [leaver] = group.members;
    const entered = await group.manager.post(`${group.address}/life/members`, {
      version: (await group.life()).version,
      organisationId: leaver?.id,
      on: inDays(1),
      respondBy: inDays(14),
    });
    expect(entered.statusCode, entered.body).toBe(200);
    const waiting = (life: GroupLife) => life.next?.conditions.find(({ code }) => code === 'all_committed');
    expect(waiting(entered.json())).toMatchObject({ met: false, params: { waiting: 1, refused: 0 } });
    await group.manager.post(`${group.address}/costs`, {
      lineId: 'manager',
      spentOn: inDays(-1),
      amountCents: 900,
    });
    const payers = async (): Promise<string[]> => {
      const { version } = await group.life();
      const asked = { version, onDate: inDays(0), rule: 'equal' };
      const told = await group.manager.post(`${group.address}/settlements/preview`, asked);
      return told.json().partners.map((each: { organisation: { id: string } }) => each.organisation.id);
    };
    expect(await payers()).not.toContain(leaver?.id);
    const asked = (await own(group.first))?.answers.find(({ kind }) => kind === 'commitment');
    const say = (answer: 'yes' | 'no', version: number | undefined) =>
      group.first.put(`${test.alpha}/me/group-lives/${group.groupId}/answer`, {
        version,
        kind: 'commitment',
        answer,
      });
    expect((await say('yes', asked?.version)).statusCode).toBe(200);
    const life = await group.life();
    const member = life.members.find(({ organisation }) => organisation.id === leaver?.id);
    expect(member?.answers.find(({ kind }) => kind === 'commitment')).toMatchObject({
      answer: 'yes',
      via: 'firm',
      proof: '',
    });
    expect([waiting(life), await payers()]).toEqual([undefined, expect.arrayContaining([leaver?.id])]);
    // Partners count on it now: neither does it take its word back, nor is it asked again.
    const version = member?.answers.find(({ kind }) => kind === 'commitment')?.version;
    expect((await say('no', version)).json().code).toBe('life_question_closed');
    const askedAgain = await group.manager.post(`${group.address}/life/asks`, {
      version: life.version,
      kind: 'commitment',
      respondBy: inDays(5),
    });
    expect(askedAgain.json().code).toBe('life_question_closed');
  });

  it('are left out of the next plan', async () => {
    const members = (await group.life()).members.map(({ organisation }) => organisation.id);
    await group.manager.post(`${test.alpha}/plans`, { title: 'Next' });
    await test.jobsDone();
    const [listed] = (await group.manager.get(`${test.alpha}/plans`)).json();
    const plan: Plan = (await group.manager.get(`${test.alpha}/plans/${listed.id}`)).json();
    const placed = plan.groups.flatMap((each) => each.members.map(({ id }) => id));
    expect(placed.filter((id) => members.includes(id))).toEqual([]);
    expect(plan.unplaced.filter(({ organisation }) => members.includes(organisation.id))).toEqual([]);
  });

  it('never leave fewer than two', async () => {
    const { members } = await group.life();
    for (const { organisation } of members.slice(2)) {
      const { version } = await group.life();
      await group.manager.post(`${group.address}/life/members/${organisation.id}/leave`, {
        version,
        on: inDays(2),
      });
    }
    const { version, members: left } = await group.life();
    const last = await group.manager.post(`${group.address}/life/members/${left[0]?.organisation.id}/leave`, {
      version,
      on: inDays(3),
    });
    expect([left.length, last.json().code]).toEqual([2, 'life_too_few_left']);
    await group.step('abandoned', { reason: 'Too few', audience: 'group' });
    expect(await group.life()).toMatchObject({ state: 'abandoned', next: null, back: null });
  });
});
