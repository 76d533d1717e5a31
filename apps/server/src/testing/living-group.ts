import type { GroupLife, Plan } from '@grappe/contracts/api';
import { grantRole } from '@grappe/database';
import type { Actor } from '@grappe/database/testing';
import { expect } from 'vitest';
import { importDemonstration } from './import-demonstration.ts';
import type { Caller } from './caller.ts';
import type { TestApp } from './test-app.ts';

/** A group of a proposed plan of the demonstration, two of whose members have somebody who signs in. */
export interface LivingGroup {
  readonly planId: string;
  readonly groupId: string;
  /** Address of the group. */
  readonly address: string;
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly manager: Caller;
  /** `otherClusterFirm` owns the first member, `stranger` the second. */
  readonly first: Caller;
  readonly second: Caller;
  setPlan(status: 'proposed' | 'archived'): Promise<void>;
  life(): Promise<GroupLife>;
  /** Changes the life from the version as it is; answers with the status and what came back. */
  step(to: string, more?: object): Promise<GroupLife>;
}

export const inDays = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

export async function livingGroup(test: TestApp): Promise<LivingGroup> {
  await importDemonstration(test);
  const manager = await test.as('manager');
  await manager.post(`${test.alpha}/plans`, { title: 'Plan' });
  await test.jobsDone();
  const [listed] = (await manager.get(`${test.alpha}/plans`)).json();
  const plan: Plan = (await manager.get(`${test.alpha}/plans/${listed.id}`)).json();
  const group = plan.groups.find(({ members }) => members.length >= 3);
  if (group === undefined) throw new Error('no group');
  const own = async (actor: Actor, organisationId: string) => {
    await test.database.connection.asPerson(test.scene.people.manager, (session) =>
      grantRole(session, {
        personId: test.scene.people[actor],
        clusterId: test.scene.clusters.alpha,
        role: 'firm_owner',
        organisationId,
      }),
    );
    return test.as(actor);
  };
  const [a, b] = group.members;
  const [first, second] = [await own('otherClusterFirm', a?.id ?? ''), await own('stranger', b?.id ?? '')];
  const address = `${test.alpha}/groups/${group.id}`;
  const life = async (): Promise<GroupLife> => (await manager.get(`${address}/life`)).json();
  return {
    planId: plan.id,
    groupId: group.id,
    address,
    members: group.members,
    manager,
    first,
    second,
    setPlan: async (status) => {
      const { status: was } = (await manager.get(`${test.alpha}/plans/${plan.id}`)).json();
      const answer = await manager.post(`${test.alpha}/plans/${plan.id}/status`, { was, status });
      expect(answer.statusCode).toBe(200);
    },
    life,
    step: async (to, more = {}) => {
      const { version } = await life();
      const answer = await manager.post(`${address}/life/steps`, { version, to, ...more });
      expect([answer.statusCode, answer.json().code]).toEqual([200, undefined]);
      return answer.json();
    },
  };
}

/** The team writes down that every member who did not answer said yes, with the proof. */
export async function allSayYes(group: LivingGroup, kind: 'interest' | 'commitment'): Promise<void> {
  for (const { organisation, answers } of (await group.life()).members) {
    const asked = answers.find((each) => each.kind === kind);
    if (asked?.answer !== null || asked === undefined) continue;
    const answer = await group.manager.put(`${group.address}/life/answers/${organisation.id}`, {
      version: asked.version,
      kind,
      answer: 'yes',
      on: inDays(0),
      proof: 'Signed letter',
    });
    expect(answer.statusCode).toBe(200);
  }
}

/** From the proposal to the work: everybody said yes, the study is favourable, the budget kept, the dates given. */
export async function setToWork(test: TestApp, group: LivingGroup): Promise<void> {
  const { manager, address } = group;
  await group.setPlan('proposed');
  await group.step('contacted', { respondBy: inDays(10) });
  await allSayYes(group, 'interest');
  await group.step('feasibility');
  for (const { item } of (await group.life()).feasibility)
    await manager.put(`${address}/life/feasibility/${item}`, { version: 0, verdict: 'good' });
  await manager.put(`${address}/life/feasibility/outcome`, { version: 0, verdict: 'go', note: 'Sound' });
  await manager.post(`${address}/life/asks`, {
    version: (await group.life()).version,
    kind: 'commitment',
    respondBy: inDays(10),
  });
  await allSayYes(group, 'commitment');
  await group.step('commitment');
  await manager.put(`${address}/budget`, {
    version: 0,
    currency: 'EUR',
    lines: [
      { id: 'manager', kind: 'fixed', label: 'Manager', amountCents: 3_000_001 },
      { id: 'days', kind: 'per_day', amountCents: 10_000 },
    ],
    days: Object.fromEntries(group.members.map(({ id }) => [id, 10])),
  });
  await manager.put(`${address}/life/settings`, {
    version: (await group.life()).version,
    startsOn: inDays(-40),
    endsOn: inDays(400),
    managerName: 'A. Manager',
    managerDays: 40,
  });
  await group.step('operating');
}
