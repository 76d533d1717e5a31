import { randomUUID } from 'node:crypto';
import type { Contribution, Organisation, SensitiveRules } from '@grappe/contracts/api';
import { factRegistry, type FactDefinition } from '@grappe/contracts/facts';
import { sceneId, type Actor } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { proposeGroup } from '../../testing/propose-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let group: string;
let room: string;
let working: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  group = await proposeGroup(test, 'sensitive', ['firmA', 'firmB']);
  room = await opened({ kind: 'group', title: 'Groupement', subjectId: group });
  const { firmOwner, otherFirm } = test.scene.people;
  working = await opened({ kind: 'working_group', title: 'Travail', people: [firmOwner, otherFirm] });
});
afterAll(() => test.close());

const opened = async (body: unknown): Promise<string> =>
  (await (await test.as('manager')).post(`${test.alpha}/rooms`, body)).json().id;

const firm = () => `${test.alpha}/organisations/${test.scene.organisations.firmA}`;

const page = async (actor: Actor): Promise<Organisation> => (await (await test.as(actor)).get(firm())).json();

/** Changes facts of firmA in its own name. */
async function edit(...facts: object[]) {
  const owner = await test.as('firmOwner');
  return owner.patch(firm(), { version: (await page('firmOwner')).version, facts });
}

const setPrice = (item: string, more: object = {}) =>
  edit({ do: 'set', key: 'price', item, value: item, ...more });

const reads = async (actor: Actor, item: string): Promise<boolean> =>
  (await page(actor)).facts.some((fact) => fact.item === item);

const rules = async (actor: Actor): Promise<SensitiveRules> =>
  (await (await test.as(actor)).get(`${test.alpha}/sensitive`)).json();

const declare = async (declared: object) =>
  (await test.as('manager')).post(`${test.alpha}/sensitive/clearances`, declared);

/** With the declaration that those of the group do not compete, withdrawn afterwards. */
async function cleared(work: () => Promise<void>): Promise<void> {
  expect((await declare({ groupId: group, reason: 'Métiers différents' })).statusCode).toBe(204);
  await work();
  const [standing] = (await rules('manager')).clearances;
  const path = `${test.alpha}/sensitive/clearances/${standing?.id}/withdraw`;
  expect((await (await test.as('manager')).post(path)).statusCode).toBe(204);
}

describe('the registry of facts', () => {
  it('and the database agree on what is sensitive', async () => {
    const told = await test.database.asOwner((client) =>
      client.query(
        `select key, grappe.sensitive_category(key) as category from unnest($1::text[]) as key order by key`,
        [Object.keys(factRegistry)],
      ),
    );
    const said = Object.entries(factRegistry)
      .map(([key, definition]: [string, FactDefinition]) => ({ key, category: definition.sensitive ?? null }))
      .sort((a, b) => (a.key < b.key ? -1 : 1));
    expect(told.rows).toEqual(said);
  });
});

describe('a sensitive fact', () => {
  it('is not shared with a group of competitors, nor wider, and the answer says why', async () => {
    expect((await setPrice('12 € la barrique', { audience: 'coordinator' })).statusCode).toBe(200);
    const answer = { code: 'sensitive_among_rivals', params: { category: 'prices' } };
    for (const audience of ['cluster', 'public'])
      expect((await setPrice('12 € la barrique', { audience })).json(), audience).toEqual(answer);
    const toGroup = await setPrice('12 € la barrique', { audience: 'group', audienceId: group });
    expect([toGroup.statusCode, toGroup.json()]).toEqual([403, answer]);
    expect(await reads('manager', '12 € la barrique')).toBe(true);
    expect(await reads('otherFirm', '12 € la barrique')).toBe(false);
  });

  it('is not shared for a time either, nor granted', async () => {
    const fact = (await page('firmOwner')).facts.find(({ key }) => key === 'price');
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const share = { do: 'share', factId: fact?.id, audience: 'cluster', until };
    expect((await edit(share)).json().code).toBe('sensitive_among_rivals');
    const other = await test.as('otherFirm');
    const asked = await other.post(`${test.alpha}/asks`, {
      organisationId: test.scene.organisations.firmA,
      kind: 'fact',
      key: 'price',
    });
    const answer = await (
      await test.as('firmOwner')
    ).post(`${test.alpha}/asks/${asked.json().id}/answer`, { accept: true, factIds: [fact?.id], until });
    expect(answer.json().code).toBe('sensitive_among_rivals');
  });

  it('shared before the group is not read by its competitors, whatever its audience', async () => {
    await test.database.asOwner((client) =>
      client.query(`update facts set audience = 'cluster', owner_chose = true where key = 'price'`),
    );
    expect(await reads('otherFirm', '12 € la barrique')).toBe(false);
    expect(await reads('partner', '12 € la barrique')).toBe(true);
    const seenByGroup = (await (await test.as('firmOwner')).get(`${test.alpha}/me`)).json().viewers;
    const facts = (audience: string) =>
      seenByGroup.find((viewer: { audience: string }) => viewer.audience === audience).facts.length;
    expect(facts('group')).toBe(facts('cluster') - 1);
    const renewed = await setPrice('12 € la barrique', { validTo: '2099-12-31' });
    expect(renewed.statusCode, 'a value brought up to date stays as it was shared').toBe(200);
  });

  it('is shared with those of whom the coordinator declared that they do not compete', async () => {
    await cleared(async () => {
      expect((await rules('otherFirm')).groups).toEqual([
        { groupId: group, guarded: false, knownRivals: null },
      ]);
      expect((await setPrice('8 € le bouchon', { audience: 'group', audienceId: group })).statusCode).toBe(
        200,
      );
      expect(await reads('otherFirm', '8 € le bouchon')).toBe(true);
    });
    expect(await reads('otherFirm', '8 € le bouchon')).toBe(false);
  });

  it('is kept from known rivals, whatever was declared; what a firm keeps to itself changes nothing', async () => {
    const tie = (audience: string, source: 'firmA' | 'firmB') =>
      test.database.asOwner((client) =>
        client.query(
          `insert into ties (id, cluster_id, source_id, target_id, kind, source, audience, declared_by, opened_by)
           values ($1, $2, $3, $4, 'rivalry', 'declared', $5, $3, $6)`,
          [
            sceneId('tie:rivals'),
            test.scene.clusters.alpha,
            test.scene.organisations[source],
            test.scene.organisations[source === 'firmA' ? 'firmB' : 'firmA'],
            audience,
            test.scene.changeSets.alpha,
          ],
        ),
      );
    const untie = () =>
      test.database.asOwner((client) =>
        client.query(`delete from ties where id = $1`, [sceneId('tie:rivals')]),
      );
    await cleared(async () => {
      await tie('self', 'firmB');
      expect(await reads('otherFirm', '8 € le bouchon')).toBe(true);
      await untie();
      await tie('coordinator', 'firmB');
      expect(await reads('otherFirm', '8 € le bouchon')).toBe(false);
      expect((await rules('manager')).groups).toEqual([{ groupId: group, guarded: true, knownRivals: true }]);
    });
    const refused = await declare({ groupId: group, reason: 'x' });
    expect(refused.json().code).toBe('clearance_with_rivals');
    await untie();
  });
});

describe('in a room of competitors', () => {
  const say = async (roomId: string, category: string | null) =>
    (await test.as('firmOwner')).post(`${test.alpha}/rooms/${roomId}/messages`, {
      clientId: randomUUID(),
      body: 'Bonjour',
      category,
    });

  it('a message or a file about what is sensitive is refused, anything else is not', async () => {
    for (const place of [room, working]) {
      const refused = await say(place, 'wages');
      expect(refused.json()).toEqual({ code: 'sensitive_among_rivals', params: { category: 'wages' } });
      const files = `${test.alpha}/rooms/${place}/files`;
      const file = { name: 'a.txt', bytes: 'a' };
      const sent = await (await test.as('firmOwner')).upload(`${files}?category=bids`, file, {});
      expect(sent.json().params).toEqual({ category: 'bids' });
      expect((await (await test.as('firmOwner')).upload(files, file, {})).json().category).toBeNull();
    }
    expect((await say(room, null)).json().category).toBeNull();
    expect((await say(room, 'technology')).json().category).toBe('technology');
    expect((await say(room, 'gossip')).statusCode).toBe(400);
  });

  it('of a working group, a coordinator may declare that nobody competes', async () => {
    expect((await declare({ roomId: working, reason: 'Un seul fabricant' })).statusCode).toBe(204);
    expect((await say(working, 'prices')).statusCode).toBe(201);
    const seen = (await (await test.as('otherFirm')).get(`${test.alpha}/rooms/${working}`)).json();
    expect(seen.guarded).toBe(false);
    const whole = await opened({ kind: 'cluster', title: 'Tous' });
    expect((await declare({ roomId: whole, reason: 'x' })).json().code).toBe('clearance_with_rivals');
    expect((await declare({ roomId: randomUUID(), reason: 'x' })).statusCode).toBe(404);
    expect((await declare({ groupId: randomUUID(), reason: 'x' })).statusCode).toBe(404);
  });
});

describe('what is told to the coordinators alone', () => {
  const path = () => `${test.alpha}/sensitive/contributions`;
  const list = async (actor: Actor): Promise<Contribution[]> =>
    (await (await test.as(actor)).get(path())).json();
  const body = { category: 'capacities', subject: 'Notre ligne', body: '40 barriques par jour' };

  it('is guarded', async () => {
    const wrongRole = 'observer' as const;
    await expectGuards(test, { method: 'GET', path: '/sensitive', wrongRole });
    await expectGuards(test, { method: 'GET', path: '/sensitive/contributions', wrongRole });
    await expectGuards(test, {
      method: 'POST',
      path: '/sensitive/contributions',
      body: {},
      wrongRole: 'manager',
    });
    await expectGuards(test, {
      method: 'POST',
      path: `/sensitive/contributions/${randomUUID()}/withdraw`,
      wrongRole: 'manager',
    });
    const clearances = { method: 'POST', path: '/sensitive/clearances', body: {} } as const;
    await expectGuards(test, { ...clearances, wrongRole: 'firmOwner' });
    const one = `/sensitive/clearances/${randomUUID()}/withdraw`;
    await expectGuards(test, { method: 'POST', path: one, wrongRole: 'boardMember' });
  });

  it('is read by them and by its own people, until it is withdrawn', async () => {
    const owner = await test.as('firmOwner');
    expect((await owner.post(path(), { ...body, category: 'markets' })).statusCode).toBe(400);
    expect((await owner.post(path(), { ...body, roomId: randomUUID() })).statusCode).toBe(404);
    const { id } = (await owner.post(path(), { ...body, roomId: room })).json();
    const ids = async (actor: Actor) => (await list(actor)).map((one) => one.id);
    for (const actor of ['firmEmployee', 'manager', 'teamMember'] as const)
      expect(await ids(actor), actor).toContain(id);
    for (const actor of ['otherFirm', 'partner'] as const) expect(await ids(actor), actor).toEqual([]);
    const other = await test.as('otherFirm');
    expect((await other.post(`${path()}/${id}/withdraw`)).statusCode).toBe(404);
    expect((await owner.post(`${path()}/${id}/withdraw`)).statusCode).toBe(204);
    expect(await ids('manager')).not.toContain(id);
    expect(await ids('firmOwner')).toContain(id);
  });
});
