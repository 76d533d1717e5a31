import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@grappe/database/testing';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const { clusters, organisations } = test.scene;
  await test.database.asOwner(async (client) => {
    await client.query(
      `insert into plans (id, cluster_id, title, status) values ($1, $2, 'Together', 'proposed')`,
      [sceneId('plan:together'), clusters.alpha],
    );
    await client.query(`insert into plan_groups (id, cluster_id, plan_id, ordinal) values ($1, $2, $3, 1)`, [
      group,
      clusters.alpha,
      sceneId('plan:together'),
    ]);
    for (const member of [organisations.firmA, organisations.firmB]) {
      await client.query(
        `insert into plan_group_members (group_id, organisation_id, cluster_id) values ($1, $2, $3)`,
        [group, member, clusters.alpha],
      );
    }
  });
});
afterAll(() => test.close());

const group = sceneId('group:together');
const alliance = sceneId('alliance:standing');

interface Page {
  readonly version: number;
  readonly facts: readonly {
    readonly id: string;
    readonly item: string;
    readonly audience: string;
    readonly until: string | null;
    readonly afterwards: string | null;
  }[];
  readonly ties: readonly { readonly id: string; readonly kind: string }[];
  readonly vetoes: readonly { readonly id: string; readonly audience: string }[];
  readonly viewers: readonly { readonly audience: string; readonly facts: readonly string[] }[];
}
const me = async (): Promise<Page> => (await (await test.as('firmOwner')).get(`${test.alpha}/me`)).json();
const firmA = (): string => `${test.alpha}/organisations/${test.scene.organisations.firmA}`;

async function share(word: string, wanted: Record<string, unknown>, actor: Actor = 'firmOwner') {
  const page = await me();
  const fact = page.facts.find(({ item }) => item.startsWith(word));
  const seen = (await (await test.as(actor)).get(firmA())).json();
  const facts = [{ do: 'share', factId: fact?.id, ...wanted }];
  return (await test.as(actor)).patch(firmA(), { version: seen.version, facts });
}

/** What an actor reads of firmA: on its page, by search, in both exports. */
async function reads(actor: Actor, word: string): Promise<boolean> {
  const caller = await test.as(actor);
  const answers = [
    await caller.get(firmA()),
    await caller.get(`${test.alpha}/organisations?words=${word}`),
    await caller.get(`${test.alpha}/export/facts.csv`),
  ];
  const found = answers.map(({ body }) => body.includes(`${word} firma`));
  expect(new Set(found).size, `${actor}: ${found.join()}`).toBe(1);
  return found[0] ?? false;
}

const undo = async (changeSetId: string) =>
  (await test.as('firmOwner')).post(`${test.alpha}/changes/${changeSetId}/undo`);

describe('the audience of a group', () => {
  it('is read by its members and the coordinators, everywhere, and by nobody else', async () => {
    const changed = await share('selfword', { audience: 'group', audienceId: group });
    expect(changed.statusCode).toBe(200);
    expect(await reads('otherFirm', 'selfword')).toBe(true);
    expect(await reads('manager', 'selfword')).toBe(true);
    expect(await reads('partner', 'selfword')).toBe(false);
    expect(await reads('boardMember', 'selfword')).toBe(false);
    const { viewers, facts } = await me();
    const id = facts.find(({ item }) => item.startsWith('selfword'))?.id ?? '';
    expect(viewers.filter((one) => one.facts.includes(id)).map(({ audience }) => audience)).toEqual([
      'self',
      'coordinator',
      'group',
    ]);
    await undo(changed.json().changeSetId);
    expect(await reads('otherFirm', 'selfword')).toBe(false);
    expect(await reads('manager', 'selfword')).toBe(false);
  });

  it('ends with the plan that made it', async () => {
    const changed = await share('coordinatorword', { audience: 'group', audienceId: group });
    expect(await reads('otherFirm', 'coordinatorword')).toBe(true);
    const manager = await test.as('manager');
    const set = (status: string) =>
      test.database.asOwner((client) =>
        client.query(`update plans set status = $1 where id = $2`, [status, sceneId('plan:together')]),
      );
    await set('archived');
    expect(await reads('otherFirm', 'coordinatorword')).toBe(false);
    expect((await manager.get(firmA())).body).toContain('coordinatorword firma');
    await set('proposed');
    await undo(changed.json().changeSetId);
  });

  it('is refused for a group that is not one’s own, and without one', async () => {
    expect(
      (await share('selfword', { audience: 'group', audienceId: sceneId('group:other') })).statusCode,
    ).toBe(404);
    expect((await share('selfword', { audience: 'group' })).statusCode).toBe(400);
    expect((await share('selfword', { audience: 'cluster', audienceId: group })).statusCode).toBe(400);
  });
});

describe('sharing until a date', () => {
  const soon = () => new Date(Date.now() + 86_400_000).toISOString();

  it('widens, and falls back by itself', async () => {
    const until = soon();
    expect((await share('selfword', { audience: 'cluster', until })).statusCode).toBe(200);
    expect(await reads('otherFirm', 'selfword')).toBe(true);
    expect(await reads('relay', 'selfword')).toBe(true);
    const shown = (await me()).facts.find(({ item }) => item.startsWith('selfword'));
    expect(shown).toMatchObject({ audience: 'cluster', until, afterwards: 'self' });
    const seenByOther = (await (await test.as('otherFirm')).get(firmA())).json();
    const theirs = seenByOther.facts.find(({ item }: { item: string }) => item.startsWith('selfword'));
    expect(theirs).toMatchObject({ audience: 'cluster', until: null, afterwards: null });
    await test.database.asOwner((client) =>
      client.query(
        `update facts set shown_until = now() - interval '1 second' where shown_until is not null`,
      ),
    );
    expect(await reads('otherFirm', 'selfword')).toBe(false);
    expect(await reads('manager', 'selfword')).toBe(false);
    expect((await me()).facts.find(({ item }) => item.startsWith('selfword'))).toMatchObject({
      audience: 'self',
      until: null,
    });
  });

  it('is refused when it narrows, when it is past, and to coordinators', async () => {
    const code = async (...given: Parameters<typeof share>) => (await share(...given)).json().code;
    expect(await code('clusterword', { audience: 'coordinator', until: soon() })).toBe('audience_not_wider');
    expect(await code('selfword', { audience: 'cluster', until: '2020-01-01T00:00:00Z' })).toBe(
      'invalid_request',
    );
    expect(await code('coordinatorword', { audience: 'cluster', until: soon() }, 'manager')).toBe(
      'not_allowed',
    );
  });
});

describe('what its owner decided', () => {
  beforeEach(async () => {
    await share('coordinatorword', { audience: 'cluster' });
    await share('coordinatorword', { audience: 'coordinator' });
  });

  it('is not shown to more by a coordinator, who may show it to fewer', async () => {
    const refused = await share('coordinatorword', { audience: 'public' }, 'manager');
    expect(refused.json().code).toBe('audience_decided_by_owner');
    await share('coordinatorword', { audience: 'cluster' });
    expect((await share('coordinatorword', { audience: 'coordinator' }, 'manager')).statusCode).toBe(200);
    expect((await share('coordinatorword', { audience: 'cluster' }, 'manager')).statusCode).toBe(403);
  });

  it('has no past for others, nor for the coordinators once it is kept to oneself', async () => {
    const history = async (actor: Actor) => (await (await test.as(actor)).get(`${firmA()}/history`)).body;
    expect(await history('otherFirm')).not.toContain('coordinatorword');
    expect(await history('manager')).toContain('coordinatorword');
    const changed = await share('coordinatorword', { audience: 'self' });
    expect(await history('manager')).not.toContain('coordinatorword');
    expect(await history('firmOwner')).toContain('coordinatorword');
    await undo(changed.json().changeSetId);
    expect(await reads('manager', 'coordinatorword')).toBe(true);
  });
});

describe('ties and refusals', () => {
  it('are shared by those who declared them', async () => {
    const tie = (await me()).ties.find(({ kind }) => kind === 'rivalry');
    const address = `${test.alpha}/ties/${tie?.id}/share`;
    const sees = async (actor: Actor) =>
      (await (await test.as(actor)).get(`${test.alpha}/network`)).body.includes('rivalry');
    expect(await sees('otherFirm')).toBe(false);
    const owner = await test.as('firmOwner');
    expect((await (await test.as('manager')).post(address, { audience: 'cluster' })).statusCode).toBe(404);
    const changed = await owner.post(address, { audience: 'group', audienceId: group });
    expect(changed.statusCode).toBe(200);
    expect(await sees('otherFirm')).toBe(true);
    expect(await sees('partner')).toBe(false);
    await undo(changed.json().changeSetId);
    expect(await sees('otherFirm')).toBe(false);
  });

  it('of a refusal, the coordinators know or nobody does', async () => {
    const vetoes = async () => (await (await test.as('manager')).get(`${test.alpha}/vetoes`)).json().length;
    const before = await vetoes();
    const own = (await me()).vetoes.find(({ audience }) => audience === 'self');
    const address = `${test.alpha}/vetoes/${own?.id}/share`;
    expect((await (await test.as('otherFirm')).post(address, { audience: 'self' })).statusCode).toBe(404);
    const told = await (await test.as('firmOwner')).post(address, { audience: 'coordinator' });
    expect(told.statusCode).toBe(200);
    expect(await vetoes()).toBe(before + 1);
    const back = `${test.alpha}/vetoes/${told.json().id}/share`;
    expect((await (await test.as('manager')).post(back, { audience: 'self' })).statusCode).toBe(403);
    await (await test.as('firmOwner')).post(back, { audience: 'self' });
    expect(await vetoes()).toBe(before);
  });
});

describe('the audience of an alliance', () => {
  it('is chosen among the alliances that stand', async () => {
    expect((await share('clusterword', { audience: 'alliance', audienceId: alliance })).statusCode).toBe(200);
    expect(await reads('otherFirm', 'clusterword')).toBe(true);
    const unanswered = sceneId('alliance:unanswered');
    expect((await share('clusterword', { audience: 'alliance', audienceId: unanswered })).statusCode).toBe(
      404,
    );
  });
});
