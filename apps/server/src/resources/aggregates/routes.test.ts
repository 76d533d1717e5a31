import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Aggregates, Panel, Published, StudyShape } from '@grappe/contracts/api';
import { sql } from 'kysely';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
  await test.database.asOwner((client) =>
    client.query('delete from statistics_editions; delete from studies'),
  );
  await test.database.asOwner((client) => client.query('delete from statistics_states'));
});
afterAll(() => test.close());

const figures = async (actor: Actor, query = ''): Promise<Aggregates> => {
  const answer = await (await test.as(actor)).get(`${test.alpha}/aggregates${query}`);
  expect(answer.statusCode, answer.body).toBe(200);
  return answer.json();
};
const publish = async (): Promise<Published> =>
  (await (await test.as('teamMember')).post(`${test.alpha}/aggregates/editions`)).json();

/** Members of one kind, each with a headcount and a served market. */
async function join(many: number, kind: string, headcount: string, market: string, audience = 'cluster') {
  const { clusters, changeSets } = test.scene;
  await test.database.asOwner((client) =>
    client.query(
      `with made as (
         insert into organisations (cluster_id, name, kind, country, sector, opened_by)
         select $1, 'Secret name ' || $3 || n, $3, 'FR', '11.02', $2 from generate_series(1, $4) n returning id),
       told as (
         insert into facts (cluster_id, organisation_id, key, value, source, audience, opened_by)
         select $1, id, 'headcount', $5::jsonb, 'import', $7, $2 from made)
       insert into facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
       select $1, id, 'served_market', $6, '{"since": null}', 'import', $7, $2 from made`,
      [clusters.alpha, changeSets.alpha, kind, many, headcount, market, audience],
    ),
  );
}

describe('published figures', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/aggregates', wrongRole: null });
    await expectGuards(test, { method: 'POST', path: '/aggregates/editions', wrongRole: 'observer' });
    const observer = await test.as('observer');
    for (const query of ['?by=name', '?level=0', '?sector=..%2Fx', '?kind=a%00b'])
      expect((await observer.get(`${test.alpha}/aggregates${query}`)).statusCode, query).toBe(400);
  });

  it('are none before the first edition, and withhold what is about fewer than five', async () => {
    expect(await figures('observer')).toMatchObject({
      edition: null,
      rows: [],
      total: null,
      mayPublish: false,
    });
    await publish();
    expect(await figures('observer')).toMatchObject({ rows: [], total: null, counted: [] });
  });

  it('tell counts and sums to observers, researchers and members alike', async () => {
    await join(5, 'sme', '12', 'DE');
    await join(6, 'midcap', '300', 'US');
    await join(4, 'lab', '40', 'US');
    const { ordinal } = await publish();
    for (const actor of ['observer', 'researcher', 'firmOwner', 'manager', 'boardMember'] as const) {
      const seen = await figures(actor);
      expect(seen.edition?.ordinal).toBe(ordinal);
      expect(seen.total).toMatchObject({ count: 18 });
      expect(seen.rows.map(({ code, count }) => [code, count])).toEqual([
        ['sme', 7],
        ['midcap', 6],
        ['lab', 5],
      ]);
      expect(seen.mayPublish).toBe(actor === 'manager');
    }
    const midcaps = await figures('observer', '?by=size&kind=midcap');
    expect(midcaps.rows).toEqual([{ code: 'large', count: 6, sums: { headcount: { sum: 1800, units: 6 } } }]);
    const { counted } = await figures('observer');
    expect(counted.map(({ kind, item, value }) => [kind, item, value])).toEqual([
      ['served_market', 'US', 10],
      ['served_market', 'DE', 5],
    ]);
  });

  it('do not move when one organisation joins, leaves, or changes what it keeps', async () => {
    const before = await figures('observer', '?by=size');
    await join(1, 'sme', '90000', 'US');
    const { firmB } = test.scene.organisations;
    await test.database.asOwner((client) =>
      client.query(`update organisations set outside = true where id = $1`, [firmB]),
    );
    await join(5, 'lab', '77', 'JP', 'coordinator');
    const again = await publish();
    expect(again.changed).toBe(true);
    const after = await figures('observer', '?by=size');
    // Six newcomers at once: five of them tell nobody their headcount, so that nobody's is told.
    expect(after.total?.count).toBe((before.total?.count ?? 0) + 6);
    expect(after.counted.map(({ item, value }) => [item, value])).toEqual([
      ['US', 10],
      ['DE', 5],
    ]);
    expect(JSON.stringify(after)).not.toContain('JP');
    expect(await publish()).toMatchObject({ changed: false });
  });

  it('never hold a name nor an identifier', async () => {
    const told = JSON.stringify(await figures('observer', '?by=sector&level=2'));
    expect(told).not.toContain('Secret name');
    for (const id of Object.values(test.scene.organisations)) expect(told).not.toContain(id);
  });

  it('are all that the role of an observer or a researcher reads in the database', async () => {
    const reachable = [
      'statistics_states',
      'statistics_members',
      'organisations',
      'facts',
      'ties',
      'memberships',
    ];
    for (const actor of ['observer', 'researcher'] as const)
      for (const table of reachable) {
        const rows = await test.services.connection.asPerson(test.scene.people[actor], (tx) =>
          sql`select * from ${sql.id('grappe', table)}`.execute(tx),
        );
        expect(rows.rows, `${actor} ${table}`).toEqual([]);
      }
  });
});

describe('studies', () => {
  const study = { title: 'Cores and peripheries', purpose: 'A doctoral thesis', endsOn: '2999-01-01' };
  const open = async (title: string): Promise<string> => {
    const answer = await (
      await test.as('manager')
    ).post(`${test.alpha}/studies`, {
      ...study,
      title,
      researcherId: test.scene.people.researcher,
    });
    expect(answer.statusCode, answer.body).toBe(201);
    return answer.json().id;
  };
  const panelOf = async (id: string): Promise<Panel> =>
    (await (await test.as('researcher')).get(`${test.alpha}/studies/${id}/panel`)).json();

  it('are guarded', async () => {
    const nowhere = '/studies/01990000-0000-7000-8000-000000000000';
    await expectGuards(test, { method: 'GET', path: '/studies', wrongRole: 'observer' });
    await expectGuards(test, { method: 'POST', path: '/studies', body: study, wrongRole: 'teamMember' });
    await expectGuards(test, { method: 'POST', path: `${nowhere}/close`, wrongRole: 'researcher' });
    await expectGuards(test, { method: 'GET', path: `${nowhere}/panel`, wrongRole: 'manager' });
    await expectGuards(test, { method: 'GET', path: `${nowhere}/panel.csv`, wrongRole: 'observer' });
    expect((await (await test.as('researcher')).get(`${test.alpha}${nowhere}/panel`)).statusCode).toBe(404);
  });

  it('are opened for researchers of the cluster only', async () => {
    const manager = await test.as('manager');
    const forObserver = { ...study, researcherId: test.scene.people.observer };
    expect((await manager.post(`${test.alpha}/studies`, forObserver)).statusCode).toBe(400);
    expect((await manager.post(`${test.alpha}/studies`, { ...forObserver, endsOn: 'soon' })).statusCode).toBe(
      400,
    );
  });

  it('give a panel whose pseudonyms are stable within a study and differ between studies', async () => {
    const [one, two] = [await open('One'), await open('Two')];
    const [first, second] = [await panelOf(one), await panelOf(two)];
    expect(first.rows.length).toBeGreaterThan(30);
    const names = (panel: Panel): Set<string> => new Set(panel.rows.map(({ pseudonym }) => pseudonym));
    expect([...names(first)].some((name) => names(second).has(name))).toBe(false);
    // The same organisation keeps its pseudonym from one edition to the next.
    expect(names(first).size).toBe(first.organisations);
    expect(names(first).size).toBeLessThan(first.rows.length);
    expect(await panelOf(one)).toEqual(first);
    const alike = Map.groupBy(first.rows, ({ pseudonym: _, ...told }) => JSON.stringify(told));
    for (const rows of alike.values()) expect(rows.length).toBeGreaterThanOrEqual(5);
    const histories = Map.groupBy(Map.groupBy(first.rows, ({ pseudonym }) => pseudonym).values(), (rows) =>
      JSON.stringify(rows.map(({ pseudonym: _, ...told }) => told)),
    );
    for (const lives of histories.values()) expect(lives.length).toBeGreaterThanOrEqual(5);
  });

  it('are downloaded, closed, and then no longer read', async () => {
    const id = await open('Three');
    const researcher = await test.as('researcher');
    const csv = await researcher.get(`${test.alpha}/studies/${id}/panel.csv?language=en`);
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('pseudonym,edition,on,kind,size,markets,section');
    expect(csv.body).not.toContain('Secret name');
    const listed: StudyShape[] = (await researcher.get(`${test.alpha}/studies`)).json();
    expect(listed.find((one) => one.id === id)).toMatchObject({ title: 'Three', mine: true, closed: false });
    const manager = await test.as('manager');
    expect((await manager.post(`${test.alpha}/studies/${id}/close`)).statusCode).toBe(204);
    expect((await manager.post(`${test.alpha}/studies/${id}/close`)).statusCode).toBe(404);
    expect((await researcher.get(`${test.alpha}/studies/${id}/panel`)).statusCode).toBe(404);
  });
});
