import type { Plan, PlanComparison, PlanDesk, PlanListItem } from '@grappe/contracts/api';
import { enterVeto, grantRole, withdrawVeto } from '@grappe/database';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { importDemonstration } from '../../testing/import-demonstration.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let test: TestApp;
let plan: Plan;
/** Strict enough for the search to be quick. */
const parameters = { maxKm: 40, maxSize: 3 };

beforeAll(async () => {
  test = await openTestApp();
  await importDemonstration(test);
  plan = await planOfJob('/plans', { title: 'Plan', parameters });
});
afterAll(() => test.close());

const read = async <Answer>(path: string): Promise<Answer> =>
  (await (await test.as('manager')).get(`${test.alpha}${path}`)).json();

async function jobDone(path: string, body: object) {
  const manager = await test.as('manager');
  const started = await manager.post(`${test.alpha}${path}`, body);
  expect([started.statusCode, started.body]).toEqual([202, started.body]);
  await test.jobsDone();
  const job = await read<{ status: string; resultHref: string }>(`/jobs/${started.json().jobId}`);
  expect(job).toMatchObject({ status: 'done', error: null });
  return { jobId: String(started.json().jobId), planId: String(job.resultHref).split('=')[1] ?? '' };
}

const planOfJob = async (path: string, body: object): Promise<Plan> =>
  read<Plan>(`/plans/${(await jobDone(path, body)).planId}`);

const membersOf = ({ groups }: Plan): string[][] => groups.map(({ members }) => members.map(({ id }) => id));

describe('what is done with plans', () => {
  it('is for coordinators', async () => {
    const path = `/plans/${sceneId('plan:any')}`;
    const guards = [
      ['POST', '/plans/check'],
      ['GET', `/plans/searches/${sceneId('job:any')}`],
      ['POST', `${path}/resume`],
      ['POST', `${path}/alternatives`],
      ['GET', `${path}/comparison/${sceneId('plan:other')}`],
      ['GET', `${path}/desk`],
      ['POST', `${path}/versions`],
      ['GET', `${path}/sensitivity`],
      ['POST', `${path}/sensitivity`],
      ['GET', `${path}/placements/${sceneId('organisation:any')}`],
      ['POST', `${path}/placements/${sceneId('organisation:any')}`],
    ] as const;
    for (const [method, guarded] of guards) {
      const body = method === 'POST' ? { body: {} } : {};
      await expectGuards(test, { method, path: guarded, wrongRole: 'firmOwner', ...body });
    }
  });

  it('is not found in another cluster', async () => {
    const other = await test.as('otherManager');
    for (const path of [`comparison/${plan.id}`, 'desk', 'sensitivity'])
      expect((await other.get(`${test.beta}/plans/${plan.id}/${path}`)).statusCode).toBe(404);
    for (const path of ['resume', 'alternatives', 'sensitivity'])
      expect((await other.post(`${test.beta}/plans/${plan.id}/${path}`, {})).statusCode).toBe(404);
    const version = { title: 'x', groups: [] };
    expect((await other.post(`${test.beta}/plans/${plan.id}/versions`, version)).statusCode).toBe(404);
    expect((await other.post(`${test.beta}/plans`, { title: 'x', fromPlanId: plan.id })).statusCode).toBe(
      422,
    );
  });
});

describe('conditions that contradict each other', () => {
  it('are told before anything is kept, with what stands against what', async () => {
    const manager = await test.as('manager');
    const fits = (await manager.post(`${test.alpha}/plans/check`, { parameters })).json();
    expect(fits).toMatchObject({ conflicts: [] });
    expect(fits.admissible).toBeGreaterThan(0);
    const [a, b] = plan.groups[0]?.members ?? [];
    const apart = plan.groups[1]?.members[0];
    const rule = async (kind: 'lock' | 'forbid', leftId?: string, rightId?: string) =>
      (await manager.post(`${test.alpha}/pair-rules`, { rule: kind, leftId, rightId })).json().id as string;
    const rules = [await rule('lock', a?.id, b?.id), await rule('lock', b?.id, apart?.id)];
    rules.push(await rule('forbid', a?.id, apart?.id));
    const check = (await manager.post(`${test.alpha}/plans/check`, { parameters })).json();
    const said = check.conflicts.find(
      ({ code, params }: { code: string; params: { pair?: string } }) =>
        code === 'plan_lock_against_pair' && params.pair?.includes(apart?.name ?? ''),
    );
    expect(said?.params.names).toContain(a?.name);
    const before = (await read<PlanListItem[]>('/plans')).length;
    const refused = await manager.post(`${test.alpha}/plans`, { title: 'Impossible', parameters });
    expect([refused.statusCode, refused.json().code]).toEqual([422, check.conflicts[0].code]);
    expect((await read<PlanListItem[]>('/plans')).length).toBe(before);
    for (const id of rules) await manager.post(`${test.alpha}/pair-rules/${id}/remove`, {});
  });

  it('say which limits exclude every pair, and never count refusals that nobody may know', async () => {
    const manager = await test.as('manager');
    const strict = { parameters: { ...parameters, minQuality: 1 } };
    const check = (await manager.post(`${test.alpha}/plans/check`, strict)).json();
    expect(check.conflicts).toMatchObject([{ code: 'plan_floor_above_all', params: { floor: 1 } }]);
    const [first, second] = plan.groups[0]?.members ?? [];
    const { connection } = test.database;
    await connection.asPerson(test.scene.people.manager, (session) =>
      grantRole(session, {
        personId: test.scene.people.relay,
        clusterId: test.scene.clusters.alpha,
        role: 'firm_owner',
        organisationId: first?.id ?? null,
      }),
    );
    const loose = (await manager.post(`${test.alpha}/plans/check`, { parameters })).json();
    const desk = await read<PlanDesk>(`/plans/${plan.id}/desk`);
    const vetoId = await connection.asPerson(test.scene.people.relay, (session) =>
      enterVeto(session, {
        clusterId: test.scene.clusters.alpha,
        organisationId: first?.id ?? '',
        againstId: second?.id ?? '',
        audience: 'self',
      }),
    );
    expect((await manager.post(`${test.alpha}/plans/check`, { parameters })).json()).toEqual(loose);
    expect(await read<PlanDesk>(`/plans/${plan.id}/desk`)).toEqual(desk);
    // Neither is ever proposed to the other, and the answer does not say why.
    const proposed = await manager.post(`${test.alpha}/plans/${plan.id}/status`, {
      status: 'proposed',
      was: 'draft',
    });
    expect([proposed.statusCode, proposed.json()]).toEqual([
      409,
      { code: 'plan_no_longer_possible', params: {}, current: await read(`/plans/${plan.id}`) },
    ]);
    await connection.asPerson(test.scene.people.relay, (session) =>
      withdrawVeto(session, test.scene.clusters.alpha, vetoId ?? ''),
    );
  });
});

describe('a plan composed by hand', () => {
  it('is kept beside the one it comes from, with its cost and what is proven', async () => {
    const manager = await test.as('manager');
    const desk = await read<PlanDesk>(`/plans/${plan.id}/desk`);
    expect(desk.groups.map((members) => members.toSorted())).toEqual(
      membersOf(plan).map((members) => members.toSorted()),
    );
    const [dissolved = [], ...others] = desk.groups;
    // Two of the first group stay together, which is fewer than the plan asks for.
    const groups = [dissolved.slice(0, 2), ...others];
    const answer = await manager.post(`${test.alpha}/plans/${plan.id}/versions`, {
      title: 'À la main',
      groups,
    });
    expect(answer.statusCode).toBe(201);
    const version: Plan = answer.json();
    expect(version).toMatchObject({
      origin: 'moved',
      parent: { id: plan.id, title: 'Plan' },
      groupCount: plan.groupCount,
      keptGroups: plan.groupCount - 1,
      bound: plan.bound,
      proven: false,
    });
    expect(version.objective).toBeCloseTo(plan.objective - (plan.groups[0]?.value ?? 0), 9);
    const told = version.groups.map(({ members, breaches }) => [members.length, breaches]);
    expect(told.filter(([size]) => size === 2)).toEqual([
      [2, [{ code: 'too_few', firms: [], params: { limit: 3 } }]],
    ]);
    expect(version.groups.flatMap(({ breaches }) => breaches)).toHaveLength(1);
    const [broken] = version.groups.filter(({ breaches }) => breaches.length > 0);
    expect(await read(`/groups/${broken?.id}`)).toMatchObject({ breaches: broken?.breaches });
    const comparison = await read<PlanComparison>(`/plans/${plan.id}/comparison/${version.id}`);
    expect(comparison.kept.length).toBe(plan.groupCount - 1);
    expect(comparison.moves.map(({ organisation, to }) => [organisation.id, to])).toEqual(
      dissolved.slice(2).map((id) => [id, null]),
    );
  });

  it.each([
    ['a firm in two groups', ([a, b]: string[][]) => [a, [...(b ?? []), a?.[0]]]],
    ['somebody who is no candidate', () => [[sceneId('nobody'), sceneId('nobody else')]]],
    ['an empty group', () => [[]]],
  ])('is refused with %s', async (_what, groupsOf) => {
    const manager = await test.as('manager');
    const body = { title: 'x', groups: groupsOf(membersOf(plan)) };
    const answer = await manager.post(`${test.alpha}/plans/${plan.id}/versions`, body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('is refused with a group that cannot be measured, by its name', async () => {
    const [first] = plan.groups[0]?.members ?? [];
    const body = { title: 'x', groups: [[first?.id]] };
    const answer = await (await test.as('manager')).post(`${test.alpha}/plans/${plan.id}/versions`, body);
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      { code: 'plan_group_unmeasured', params: { names: first?.name } },
    ]);
  });
});

describe('a search', () => {
  it('that was stopped keeps the best plan so far, with its bound, and goes on later', async () => {
    const manager = await test.as('manager');
    const body = { title: 'Longue', parameters: { maxKm: null, maxRivalry: 1, stagedCoopetition: false } };
    const { jobId } = (await manager.post(`${test.alpha}/plans`, body)).json();
    await vi.waitFor(
      async () => {
        const { found } = await read<{ found: { groups: unknown[]; bound: number | null } | null }>(
          `/plans/searches/${jobId}`,
        );
        expect(found?.groups.length).toBeGreaterThan(0);
      },
      { timeout: 60_000, interval: 30 },
    );
    await manager.post(`${test.alpha}/jobs/${jobId}/cancel`);
    await test.jobsDone();
    const job = await read<{ status: string; resultHref: string }>(`/jobs/${jobId}`);
    expect(job.status).toBe('done');
    const stopped = await read<Plan>(`/plans/${String(job.resultHref).split('=')[1]}`);
    expect(stopped.groupCount).toBeGreaterThan(0);
    expect(stopped.bound).toBeGreaterThanOrEqual(stopped.objective);
    expect(stopped.stopped).toBe(!stopped.proven);
    expect(stopped.canGoOn).toBe(!stopped.proven);
    // On a fast machine the proof may come before the stop: then there is nothing to go on with.
    if (stopped.proven) return;
    const resumed = await planOfJob(`/plans/${stopped.id}/resume`, { seconds: 2 });
    expect(resumed).toMatchObject({ origin: 'resumed', parent: { id: stopped.id }, seed: stopped.seed });
    expect(resumed.objective).toBeGreaterThanOrEqual(stopped.objective - 1e-9);
    expect(resumed.bound).toBeLessThanOrEqual(stopped.bound * (1 + 1e-9));
  });

  it('that is proven has nothing to go on with', async () => {
    const answer = await (await test.as('manager')).post(`${test.alpha}/plans/${plan.id}/resume`, {});
    expect([answer.statusCode, answer.json().code]).toEqual([409, 'plan_cannot_go_on']);
  });

  it('that starts from a plan leaves alone what is still the best', async () => {
    const body = { title: 'Adapté', parameters, fromPlanId: plan.id };
    const adapted = await planOfJob('/plans', body);
    expect(adapted).toMatchObject({ origin: 'adapted', keptGroups: plan.groupCount });
    expect(adapted.objective).toBeCloseTo(plan.objective, 9);
  });
});

describe('studies', () => {
  it('find other good plans and a more stable one, each beside the plan', async () => {
    await jobDone(`/plans/${plan.id}/alternatives`, { count: 1 });
    const made = (await read<PlanListItem[]>('/plans')).filter(
      ({ parent, origin }) => parent?.id === plan.id && (origin === 'alternative' || origin === 'stable'),
    );
    expect(made.map(({ origin }) => origin)).toContain('alternative');
    for (const other of made) {
      expect(other.objective).toBeLessThanOrEqual(plan.bound * (1 + 1e-9));
      if (other.origin === 'stable') {
        expect(other.blockingSets).toBeLessThan(plan.blockingSets ?? 0);
        expect(other.objective).toBeGreaterThanOrEqual(plan.objective * 0.98 - 1e-9);
      }
    }
  });

  it('say what would place a firm that is left out', async () => {
    const left = plan.unplaced[0]?.organisation;
    const address = `/plans/${plan.id}/placements/${left?.id}`;
    expect(await read(address)).toBe(null);
    await jobDone(address, {});
    const placement = await read<{ organisation: { id: string }; checks: { places: string }[] }>(address);
    expect(placement.organisation.id).toBe(left?.id);
    expect(placement.checks.length).toBeGreaterThan(0);
    const placed = plan.groups[0]?.members[0]?.id;
    const missing = await (
      await test.as('manager')
    ).get(`${test.alpha}/plans/${plan.id}/placements/${placed}`);
    expect(missing.statusCode).toBe(404);
  });
});
