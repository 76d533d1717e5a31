import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let firmA: string;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  firmA = `/organisations/${test.scene.organisations.firmA}`;
});
afterAll(() => test.close());

const versionSeenBy = async (actor: 'manager' | 'teamMember' | 'firmOwner'): Promise<number> =>
  (await (await test.as(actor)).get(`${test.alpha}${firmA}`)).json().version;

describe('organisations', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/organisations', wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: firmA, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'GET', path: `${firmA}/history`, wrongRole: 'observer' });
    const body = { name: 'Nouvelle', kind: 'sme' };
    await expectGuards(test, { method: 'POST', path: '/organisations', body, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PATCH', path: firmA, body: { version: 1 }, wrongRole: 'relay' });
  });

  it('of another cluster are not found here', async () => {
    const manager = await test.as('manager');
    const answer = await manager.get(`${test.alpha}/organisations/${test.scene.organisations.firmC}`);
    expect(answer.statusCode).toBe(404);
  });

  it.each([
    ['without a name', { kind: 'sme' }],
    ['of an unknown kind', { name: 'X', kind: 'guild' }],
    ['in a country that is none', { name: 'X', kind: 'sme', country: 'France' }],
  ])('are not made %s', async (_what, body) => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/organisations`, body);
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('are found by words without accents, with facets and the words that matched', async () => {
    const manager = await test.as('manager');
    const found = (await manager.get(`${test.alpha}/organisations?words=oenocapteurs`)).json();
    expect(found.items[0]).toMatchObject({ name: 'Œnocapteurs Étiage', kind: 'sme', town: 'Libourne' });
    const facets = (await manager.get(`${test.alpha}/organisations/facets?words=oenocapteurs`)).json();
    expect(facets).toMatchObject({ base: 1, kind: [{ value: 'sme', count: 1 }] });
    const wrong = await manager.get(`${test.alpha}/organisations?pageSize=100000`);
    expect(wrong.statusCode).toBe(400);
  });

  it('are made, edited as one change, read with their history, and undone', async () => {
    const manager = await test.as('manager');
    const made = (
      await manager.post(`${test.alpha}/organisations`, { name: 'Chai Neuf', kind: 'sme' })
    ).json();
    const address = `${test.alpha}/organisations/${made.organisationId}`;
    const before = (await manager.get(address)).json();
    const edited = await manager.patch(address, {
      version: before.version,
      identity: { name: 'Chai Neuf et Fils', country: 'FR' },
      facts: [
        { do: 'set', key: 'headcount', value: 12 },
        { do: 'set', key: 'wanted_market', item: 'US', value: { priority: 1 } },
      ],
    });
    expect(edited.statusCode).toBe(200);
    const after = (await manager.get(address)).json();
    expect(after).toMatchObject({ name: 'Chai Neuf et Fils', country: 'FR', canEdit: true, mine: false });
    expect(after.facts).toMatchObject([
      { key: 'headcount', value: 12, source: 'declared', audience: 'cluster', canEdit: true },
      { key: 'wanted_market', item: 'US', value: { priority: 1 }, audience: 'coordinator' },
    ]);
    const history = (await manager.get(`${address}/history`)).json();
    expect(history).toContainEqual(
      expect.objectContaining({
        what: 'edited',
        key: 'name',
        before: 'Chai Neuf',
        after: 'Chai Neuf et Fils',
      }),
    );
    const undone = await manager.post(`${test.alpha}/changes/${edited.json().changeSetId}/undo`);
    expect(undone.json()).toMatchObject({ kept: [] });
    expect((await manager.get(address)).json()).toMatchObject({ name: 'Chai Neuf', facts: [] });
    const again = await manager.post(`${test.alpha}/changes/${edited.json().changeSetId}/undo`);
    expect([again.statusCode, again.json().code]).toEqual([409, 'already_undone']);
  });

  it('refuse values that their key does not take', async () => {
    const manager = await test.as('manager');
    const version = await versionSeenBy('manager');
    for (const facts of [
      [{ do: 'set', key: 'headcount', value: -3 }],
      [{ do: 'set', key: 'headcount', value: '12' }],
      [{ do: 'set', key: 'wanted_market', value: { priority: 1 } }],
      [{ do: 'set', key: 'headcount', item: 'x', value: 3 }],
    ]) {
      const answer = await manager.patch(`${test.alpha}${firmA}`, { version, facts });
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
    }
  });

  it('refuse the second of two people who edit at once, and lose nothing of the first', async () => {
    const [manager, team] = [await test.as('manager'), await test.as('teamMember')];
    const version = await versionSeenBy('manager');
    expect(await versionSeenBy('teamMember')).toBe(version);
    const first = await manager.patch(`${test.alpha}${firmA}`, { version, identity: { sector: '28.30Z' } });
    const second = await team.patch(`${test.alpha}${firmA}`, { version, identity: { sector: '01.21Z' } });
    expect(first.statusCode).toBe(200);
    expect([second.statusCode, second.json().code]).toEqual([409, 'conflict_changed_meanwhile']);
    expect((await team.get(`${test.alpha}${firmA}`)).json().sector).toBe('28.30Z');
  });

  it('are edited by their own people, who alone keep things to themselves', async () => {
    const [owner, other, manager] = [
      await test.as('firmOwner'),
      await test.as('otherFirm'),
      await test.as('manager'),
    ];
    const version = await versionSeenBy('firmOwner');
    const facts = [{ do: 'set', key: 'turnover', value: { cents: 100, currency: 'EUR' }, audience: 'self' }];
    expect((await other.patch(`${test.alpha}${firmA}`, { version, facts })).statusCode).toBe(403);
    const asManager = { version: await versionSeenBy('manager'), facts };
    expect((await manager.patch(`${test.alpha}${firmA}`, asManager)).statusCode).toBe(403);
    expect((await owner.patch(`${test.alpha}${firmA}`, { version, facts })).statusCode).toBe(200);
    const seen = (await manager.get(`${test.alpha}${firmA}`)).json();
    expect(seen.facts.some((fact: { key: string }) => fact.key === 'turnover')).toBe(false);
    expect(seen.version).toBe(asManager.version);
  });
});
