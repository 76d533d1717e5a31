import type { Group, Plan } from '@grappe/contracts/api';
import { grantRole } from '@grappe/database';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { importDemonstration } from '../../testing/import-demonstration.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

let test: TestApp;
let plan: Plan;
let address: string;
beforeAll(async () => {
  test = await openTestApp();
  await importDemonstration(test);
  const manager = await test.as('manager');
  await manager.post(`${test.alpha}/plans`, { title: 'Plan' });
  await test.jobsDone();
  const [listed] = (await manager.get(`${test.alpha}/plans`)).json();
  plan = (await manager.get(`${test.alpha}/plans/${listed.id}`)).json();
  address = `${test.alpha}/groups/${plan.groups[0]?.id}`;
});
afterAll(() => test.close());

const budget = {
  currency: 'EUR',
  lines: [
    {
      id: 'manager',
      kind: 'fixed',
      amountCents: 6_000_000,
      subsidy: { rateRatio: 0.3, ceilingCents: 1_500_000 },
    },
    { id: 'markets', kind: 'per_market', amountCents: 850_000 },
  ],
  days: {},
  version: 0,
};

describe('groups', () => {
  it('are guarded', async () => {
    const path = `/groups/${sceneId('group:any')}`;
    await expectGuards(test, { method: 'GET', path, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PUT', path: `${path}/budget`, body: {}, wrongRole: 'boardMember' });
  });

  it('start without a budget, with lines to fill and no invented amount', async () => {
    const group: Group = (await (await test.as('manager')).get(address)).json();
    expect(group).toMatchObject({
      planTitle: 'Plan',
      planStatus: 'draft',
      budget: null,
      shares: [],
      hasBudget: false,
    });
    expect(group.budgetDraft.lines.length).toBeGreaterThan(2);
    expect(group.budgetDraft.lines.every(({ amountCents }) => amountCents === 0)).toBe(true);
    const markets = group.budgetDraft.lines.flatMap(({ market }) => market ?? []);
    expect(markets).toEqual(group.commonMarkets);
  });

  it('share a budget to the cent by every rule, and say what is missing for the others', async () => {
    const group: Group = (await (await test.as('manager')).put(`${address}/budget`, budget)).json();
    expect(group.shares.map(({ rule }) => rule)).toEqual([
      'equal',
      'turnover',
      'headcount',
      'days',
      'shapley',
      'weighted_shapley',
      'nucleolus',
      'ensc',
      'tau',
      'owen',
    ]);
    for (const share of group.shares) {
      if (share.rule === 'days' || share.rule === 'weighted_shapley') {
        expect(share).toMatchObject({ kind: 'missing_data' });
        continue;
      }
      if (share.rule === 'owen') {
        expect(share).toMatchObject({ kind: 'undefined', why: 'no_unions' });
        continue;
      }
      if (share.kind !== 'shared') throw new Error(`${share.rule}: ${share.kind}`);
      expect(share.partners.reduce((sum, { paysCents }) => sum + paysCents, 0)).toBe(share.totalCents);
    }
    expect((await (await test.as('manager')).get(address)).json()).toEqual(group);
  });

  it('tell each member its own share once proposed, and no other', async () => {
    const manager = await test.as('manager');
    const [member, neighbour] = plan.groups[0]?.members ?? [];
    for (const [personId, organisationId] of [
      [test.scene.people.otherClusterFirm, member?.id],
      [test.scene.people.stranger, neighbour?.id],
    ] as const) {
      await test.database.connection.asPerson(test.scene.people.manager, (session) =>
        grantRole(session, {
          personId,
          clusterId: test.scene.clusters.alpha,
          role: 'firm_owner',
          organisationId: organisationId ?? null,
        }),
      );
    }
    await manager.post(`${test.alpha}/plans/${plan.id}/status`, { status: 'proposed', was: 'draft' });
    const group: Group = (await manager.get(address)).json();
    const mine = (await (await test.as('otherClusterFirm')).get(`${test.alpha}/me/groups`)).json()[0];
    const theirs = (await (await test.as('stranger')).get(`${test.alpha}/me/groups`)).json()[0];
    const shapley = group.shares.find(({ rule }) => rule === 'shapley');
    if (shapley?.kind !== 'shared') throw new Error('no share');
    const own = (id: string | undefined) => shapley.partners.find((partner) => partner.id === id)?.paysCents;
    const told = (page: { myShares: { rule: string; paysCents: number }[] }) =>
      page.myShares.find(({ rule }) => rule === 'shapley')?.paysCents;
    expect([told(mine), told(theirs)]).toEqual([own(member?.id), own(neighbour?.id)]);
    expect(JSON.stringify(mine)).not.toContain('totalCents');
  });

  it('stop telling their reasons at once when a member shows to fewer what they were made of', async () => {
    const [member] = plan.groups[0]?.members ?? [];
    const [owner, neighbour] = [await test.as('otherClusterFirm'), await test.as('stranger')];
    const told = async () => (await neighbour.get(`${test.alpha}/me/groups`)).json()[0];
    const before = await told();
    expect(before).toMatchObject({ shownToFewer: false });
    expect(before.reasons).not.toEqual([]);
    const { facts, version } = (await owner.get(`${test.alpha}/me`)).json();
    const shared = facts.find(({ audience }: { audience: string }) => audience === 'cluster');
    const share = [{ do: 'share', factId: shared.id, audience: 'coordinator' }];
    const changed = await owner.patch(`${test.alpha}/organisations/${member?.id}`, { version, facts: share });
    expect(changed.statusCode, changed.body).toBe(200);
    expect(await told()).toMatchObject({ shownToFewer: true, reasons: [] });
    expect(await told()).toMatchObject({ members: before.members, commonMarkets: before.commonMarkets });
  });
});
