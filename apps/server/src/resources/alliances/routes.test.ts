import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AllianceShape, Allies } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const list = async (actor: Actor, cluster = test.alpha): Promise<AllianceShape[]> =>
  (await (await test.as(actor)).get(`${cluster}/alliances`)).json();
const propose = async (shortName: string): Promise<string> =>
  (
    await (await test.as('manager')).post(`${test.alpha}/alliances`, { shortName, name: `With ${shortName}` })
  ).json().id;

describe('alliances', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/alliances', wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: '/allies', wrongRole: 'researcher' });
    await expectGuards(test, { method: 'POST', path: '/alliances', body: {}, wrongRole: 'teamMember' });
  });

  it('are proposed with the same answer whether the short name is known or not', async () => {
    const [known, unknown] = [await propose('beta'), await propose('gamma')];
    const mine = await list('manager');
    const strip = (id: string) => {
      const found = mine.find((one) => one.id === id);
      return { ...found, id: '', name: '', shortName: '', proposedAt: '' };
    };
    expect(strip(known)).toEqual(strip(unknown));
    expect(strip(known)).toMatchObject({ status: 'proposed', way: 'sent', partners: [], canEnd: true });
    const theirs = await list('otherManager', test.beta);
    expect(theirs.find(({ id }) => id === known)).toMatchObject({
      way: 'received',
      partners: ['Cluster alpha'],
      shortName: null,
      canAnswer: true,
    });
    expect((await list('firmOwner')).some(({ id }) => id === known)).toBe(false);
    expect((await list('otherClusterFirm', test.beta)).some(({ id }) => id === known)).toBe(false);
  });

  it('that are declined look to the proposer as those that wait', async () => {
    const id = await propose('beta');
    const before = (await list('manager')).find((one) => one.id === id);
    const other = await test.as('otherManager');
    expect((await other.post(`${test.beta}/alliances/${id}/answer`, { accept: false })).statusCode).toBe(204);
    expect((await list('manager')).find((one) => one.id === id)).toEqual(before);
    const second = await other.post(`${test.beta}/alliances/${id}/answer`, { accept: true });
    expect([second.statusCode, second.json().current]).toEqual([409, { answer: 'declined', ended: false }]);
  });

  it('carry what is told to them, to the other cluster, until either ends them', async () => {
    const id = await propose('beta');
    const [manager, other] = [await test.as('manager'), await test.as('otherManager')];
    expect((await manager.post(`${test.alpha}/alliances/${id}/answer`, { accept: true })).statusCode).toBe(
      404,
    );
    expect((await other.post(`${test.beta}/alliances/${id}/answer`, { accept: true })).statusCode).toBe(204);
    expect((await list('firmOwner')).find((one) => one.id === id)?.partners).toEqual(['Cluster beta']);

    const owner = await test.as('firmOwner');
    const address = `${test.alpha}/organisations/${test.scene.organisations.firmA}`;
    const { version, facts } = (await owner.get(address)).json();
    const fact = facts.find(({ item }: { item: string }) => item.startsWith('selfword'));
    const shared = { do: 'share', factId: fact.id, audience: 'alliance', audienceId: id };
    expect((await owner.patch(address, { version, facts: [shared] })).statusCode).toBe(200);

    const allies = async (actor: Actor, cluster: string): Promise<Allies> =>
      (await (await test.as(actor)).get(`${cluster}/allies`)).json();
    const told = (await allies('otherClusterFirm', test.beta)).find(({ allianceId }) => allianceId === id);
    expect(told?.organisations.map((one) => [one.name, one.facts.map(({ item }) => item)])).toEqual([
      ['Œnocapteurs Étiage', ['selfword firma']],
    ]);
    expect(JSON.stringify(await allies('firmOwner', test.alpha))).not.toContain('selfword');
    const elsewhere = await test.as('otherClusterFirm');
    for (const path of ['/organisations', '/organisations?words=selfword', '/export/facts.csv', '/network']) {
      expect((await elsewhere.get(`${test.beta}${path}`)).body, path).not.toContain('firma');
    }
    expect((await elsewhere.get(address)).statusCode).toBe(404);

    expect((await other.post(`${test.beta}/alliances/${id}/end`)).statusCode).toBe(204);
    expect(JSON.stringify(await allies('otherClusterFirm', test.beta))).not.toContain('selfword');
    expect((await (await test.as('otherFirm')).get(address)).body).toContain('selfword firma');
    expect((await list('manager')).find((one) => one.id === id)?.status).toBe('ended');
  });

  it('of the scene is there for the people of both', async () => {
    const standing = sceneId('alliance:standing');
    for (const actor of ['firmOwner', 'relay', 'boardMember'] as const)
      expect((await list(actor)).map(({ id }) => id)).toEqual([standing]);
  });
});

describe('the public page', () => {
  it('shows to anybody what is public, and nothing else', async () => {
    const page = await test.anonymous.get(`/api/public/alpha/${test.scene.organisations.firmA}`);
    expect(page.statusCode).toBe(200);
    expect(page.json().facts.map(({ item }: { item: string }) => item)).toEqual(['publicword firma']);
  });

  it('is the same nothing for what is unknown, elsewhere, outside or without public facts', async () => {
    const { firmA, firmC, abroad, lab } = test.scene.organisations;
    await test.database.asOwner((client) =>
      client.query(`delete from facts where organisation_id = $1 and audience = 'public'`, [lab]),
    );
    for (const path of [
      `beta/${firmA}`,
      `alpha/${firmC}`,
      `gamma/${firmA}`,
      `alpha/${abroad}`,
      `alpha/${lab}`,
    ]) {
      const answer = await test.anonymous.get(`/api/public/${path}`);
      expect([answer.statusCode, answer.json()], path).toEqual([404, { code: 'not_found', params: {} }]);
    }
    expect((await test.anonymous.get('/api/public/alpha/nobody')).statusCode).toBe(404);
  });
});
