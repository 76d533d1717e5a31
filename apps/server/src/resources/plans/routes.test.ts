import type { Plan, Reason } from '@grappe/contracts/api';
import { enterVeto, grantRole, withdrawVeto } from '@grappe/database';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { importDemonstration, organisationNamed } from '../../testing/import-demonstration.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp();
  await importDemonstration(test);
});
afterAll(() => test.close());

async function makePlan(body: object = { title: 'Premier plan' }): Promise<Plan> {
  const manager = await test.as('manager');
  const started = await manager.post(`${test.alpha}/plans`, body);
  expect(started.statusCode).toBe(202);
  await test.jobsDone();
  const job = (await manager.get(`${test.alpha}/jobs/${started.json().jobId}`)).json();
  expect(job).toMatchObject({ status: 'done', error: null });
  const planId = String(job.resultHref).split('=')[1];
  return (await manager.get(`${test.alpha}/plans/${planId}`)).json();
}

/** All that a plan says beside its own identity and date. */
const substance = ({ id: _id, createdAt: _createdAt, groups, ...plan }: Plan) => ({
  ...plan,
  groups: groups.map(({ id: _groupId, ...group }) => group),
});

describe('plans', () => {
  it('are guarded', async () => {
    const path = `/plans/${sceneId('plan:any')}`;
    await expectGuards(test, { method: 'GET', path: '/plans', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/plans', body: {}, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'GET', path, wrongRole: 'otherFirm' });
    await expectGuards(test, { method: 'POST', path: `${path}/status`, body: {}, wrongRole: 'relay' });
    await expectGuards(test, { method: 'GET', path: `${path}/document.pdf`, wrongRole: 'firmOwner' });
  });

  it.each([
    ['without a title', { title: '' }],
    ['whose smallest size is above its largest', { title: 'x', parameters: { minSize: 5, maxSize: 3 } }],
    [
      'that counts no criterion',
      {
        title: 'x',
        parameters: { emphasis: { markets: 0, complementarity: 0, proximity: 0, trust: 0, mentoring: 0 } },
      },
    ],
    ['out of bounds', { title: 'x', parameters: { minSize: 1 } }],
  ])('are not made %s', async (_what, body) => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/plans`, body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('are made by a job, proven, explained, and the same for the same data and seed', async () => {
    const plan = await makePlan();
    expect(plan).toMatchObject({ status: 'draft', proven: true, gap: 0, outdated: false, author: 'manager' });
    expect(plan.placed + plan.unplaced.length).toBe(plan.candidates);
    expect(plan.groups.length).toBe(plan.groupCount);
    for (const group of plan.groups) {
      expect(group.members.length).toBeGreaterThanOrEqual(3);
      expect(group.commonMarkets.length).toBeGreaterThan(0);
      expect(group.reasons[0]?.code).toBe('group_common_markets');
      expect(group.name).toMatch(/^Groupement \d+/);
    }
    expect(plan.unplaced.every(({ reasons }) => reasons.length > 0)).toBe(true);
    expect(substance(await makePlan())).toEqual(substance(plan));
  });

  it('respect refusals that not even the coordinator may know, and never tell them', async () => {
    const open = await makePlan();
    const [first, second] = open.groups[0]?.members ?? [];
    if (first === undefined || second === undefined) throw new Error('no group');
    const { alpha } = test.scene.clusters;
    const { connection } = test.database;
    const refuser = test.scene.people.relay;
    await connection.asPerson(test.scene.people.manager, (session) =>
      grantRole(session, {
        personId: refuser,
        clusterId: alpha,
        role: 'firm_owner',
        organisationId: first.id,
      }),
    );
    const vetoId = await connection.asPerson(refuser, (session) =>
      enterVeto(session, {
        clusterId: alpha,
        organisationId: first.id,
        againstId: second.id,
        audience: 'self',
      }),
    );
    const kept = await makePlan();
    const together = kept.groups.some(({ members }) =>
      [first.id, second.id].every((id) => members.some((each) => each.id === id)),
    );
    expect(together).toBe(false);
    const codes = kept.unplaced.flatMap(({ reasons }) => reasons.map(({ code }) => code));
    expect(codes).not.toContain('vetoes');
    expect(codes).not.toContain('lift_vetoes');
    await connection.asPerson(refuser, (session) => withdrawVeto(session, alpha, vetoId ?? ''));
  });

  it('are read by a firm only once proposed, and only what concerns it', async () => {
    const plan = await makePlan({ title: 'Plan à proposer' });
    const [manager, firm] = [await test.as('manager'), await test.as('otherClusterFirm')];
    const placed = plan.groups[0]?.members[0];
    await test.database.connection.asPerson(test.scene.people.manager, (session) =>
      grantRole(session, {
        personId: test.scene.people.otherClusterFirm,
        clusterId: test.scene.clusters.alpha,
        role: 'firm_owner',
        organisationId: placed?.id ?? null,
      }),
    );
    expect((await firm.get(`${test.alpha}/me/groups`)).json()).toEqual([]);
    await manager.post(`${test.alpha}/plans/${plan.id}/status`, { status: 'proposed', was: 'draft' });
    const mine = (await firm.get(`${test.alpha}/me/groups`)).json();
    const told = mine.flatMap(({ reasons }: { reasons: Reason[] }) => reasons.map(({ code }) => code));
    expect(told).toContain('group_within');
    // Nothing that points at two members, nor that a fact is kept from the reader.
    for (const code of ['group_weakest_pair', 'group_unknown_criterion']) expect(told).not.toContain(code);
    expect(mine).toMatchObject([
      { planTitle: 'Plan à proposer', commonMarkets: plan.groups[0]?.commonMarkets },
    ]);
    expect((await firm.get(`${test.alpha}/plans/${plan.id}`)).statusCode).toBe(403);
    expect(
      (await manager.post(`${test.alpha}/plans/${plan.id}/status`, { status: 'perfect', was: 'draft' }))
        .statusCode,
    ).toBe(400);
    expect(
      (await manager.post(`${test.alpha}/plans/${sceneId('none')}/status`, { status: 'draft', was: 'draft' }))
        .statusCode,
    ).toBe(404);
  });

  it('say that the data changed since', async () => {
    const plan = await makePlan();
    const manager = await test.as('manager');
    await manager.post(`${test.alpha}/organisations`, { name: 'Arrivée tardive', kind: 'lab' });
    const listed = (await manager.get(`${test.alpha}/plans`)).json();
    expect(listed.find(({ id }: { id: string }) => id === plan.id).outdated).toBe(true);
  });

  it('are written as documents in both languages and every format', async () => {
    const plan = await makePlan();
    const manager = await test.as('manager');
    const url = (format: string) => `${test.alpha}/plans/${plan.id}/document.${format}`;
    const french = await manager.get(`${url('html')}?language=fr`);
    expect(french.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(french.body).toContain('<html lang="fr"');
    expect((await manager.get(`${url('html')}?language=en`)).body).toContain('<html lang="en"');
    const starts = { pdf: '%PDF-', docx: 'PK', xlsx: 'PK', json: '{' };
    for (const [format, start] of Object.entries(starts)) {
      const file = await manager.get(url(format));
      expect(file.rawPayload.subarray(0, start.length).toString(), format).toBe(start);
    }
    expect((await manager.get(url('odt'))).statusCode).toBe(404);
  });

  it('are not made of too few firms, and nothing is kept', async () => {
    const other = await test.as('otherManager');
    const answer = await other.post(`${test.beta}/plans`, { title: 'Trop petit' });
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      { code: 'plan_too_few_firms', params: { count: 2, needed: 3 } },
    ]);
    expect((await other.get(`${test.beta}/plans`)).json()).toEqual([]);
    expect(await organisationNamed(test, 'Robocep')).toBeTruthy();
  });
});
