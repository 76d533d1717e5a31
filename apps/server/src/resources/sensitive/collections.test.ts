import { randomUUID } from 'node:crypto';
import type { Collection, CollectionSummary, NewCollection } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let room: string;
const extra = Array.from({ length: 10 }, (_, rank) => sceneId(`organisation:extra${rank}`));

beforeAll(async () => {
  test = await openTestApp({ working: false });
  await moreFirms();
  const manager = await test.as('manager');
  room = (await manager.post(`${test.alpha}/rooms`, { kind: 'cluster', title: 'Tous' })).json().id;
});
afterAll(() => test.close());

/** Ten more firms of alpha, with somebody who speaks for each. */
const moreFirms = () =>
  test.database.asOwner(async (client) => {
    for (const id of extra) {
      await client.query(
        `insert into organisations (id, cluster_id, name, kind, opened_by) values ($1, $2, $3, 'sme', $4)`,
        [id, test.scene.clusters.alpha, `Firm ${id.slice(0, 4)}`, test.scene.changeSets.alpha],
      );
      await client.query(`insert into people (id, display_name, email) values ($1, $2, $3)`, [
        id,
        `Person ${id.slice(0, 4)}`,
        `${id}@example.org`,
      ]);
      await client.query(
        `insert into role_grants (person_id, cluster_id, organisation_id, role) values ($1, $2, $1, 'firm_owner')`,
        [id, test.scene.clusters.alpha],
      );
    }
  });

const path = () => `${test.alpha}/collections`;
const asked: NewCollection = {
  roomId: '',
  category: 'volumes',
  title: 'Volumes exportés',
  unit: 'hl',
  periodStart: '2025-01-01',
  periodEnd: '2025-12-31',
  statistic: 'sum',
};

async function open(more: Partial<NewCollection> = {}): Promise<string> {
  const answer = await (await test.as('manager')).post(path(), { ...asked, roomId: room, ...more });
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}

const read = async (actor: Actor, id: string): Promise<Collection> =>
  (await (await test.as(actor)).get(`${path()}/${id}`)).json();

/** What each of the first firms answers; the others take their answer back. */
const answers = (id: string, values: readonly (number | null)[]) =>
  test.database.asOwner(async (client) => {
    await client.query(`delete from sensitive_answers where collection_id = $1`, [id]);
    for (const [rank, value] of values.entries())
      if (value !== null)
        await client.query(
          `insert into sensitive_answers (cluster_id, collection_id, organisation_id, value) values ($1, $2, $3, $4)`,
          [test.scene.clusters.alpha, id, extra[rank], value],
        );
  });

async function publish(id: string): Promise<string> {
  const answer = await (await test.as('manager')).post(`${path()}/${id}/publish`);
  return answer.statusCode === 200 ? 'published' : answer.json().code;
}

const forget = () =>
  test.database.asOwner((client) =>
    client.query(`delete from sensitive_collections where room_id = $1`, [room]),
  );

describe('collections', () => {
  it('are guarded', async () => {
    const one = `/collections/${randomUUID()}`;
    await expectGuards(test, { method: 'GET', path: '/collections', wrongRole: 'observer' });
    await expectGuards(test, { method: 'GET', path: one, wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'POST', path: '/collections', body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PATCH', path: one, body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: `${one}/publish`, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'PUT', path: `${one}/answer`, body: {}, wrongRole: 'manager' });
    await expectGuards(test, {
      method: 'POST',
      path: `${one}/answer/withdraw`,
      body: {},
      wrongRole: 'manager',
    });
  });

  it('refuse what is no question', async () => {
    const manager = await test.as('manager');
    const status = async (more: object) =>
      (await manager.post(path(), { ...asked, roomId: room, ...more })).statusCode;
    expect(await status({ monthsOld: 2 })).toBe(400);
    expect(await status({ smallest: 4 })).toBe(400);
    expect(await status({ category: 'markets' })).toBe(400);
    expect(await status({ periodEnd: '2024-12-31' })).toBe(400);
    expect(await status({ roomId: randomUUID() })).toBe(404);
  });

  it('are answered to the coordinators alone', async () => {
    const id = await open();
    const answer = async (actor: Actor, body: object) =>
      (await test.as(actor)).put(`${path()}/${id}/answer`, { version: null, ...body });
    expect((await answer('firmOwner', { value: -1 })).statusCode).toBe(400);
    expect((await answer('firmOwner', { value: 120.5 })).json().myAnswer).toMatchObject({ value: 120.5 });
    expect((await answer('firmEmployee', { value: 1 })).json().code).toBe('conflict_changed_meanwhile');
    expect((await answer('firmEmployee', { value: 130, version: 1 })).statusCode).toBe(200);
    expect(await read('otherFirm', id)).toMatchObject({ answers: null, myAnswer: null, asked: true });
    expect(JSON.stringify(await read('otherFirm', id))).not.toContain('130');
    const seen = (await read('teamMember', id)).answers;
    expect(seen?.find(({ value }) => value !== null)).toMatchObject({
      organisation: { name: 'Œnocapteurs Étiage' },
      value: 130,
    });
    const manager = await test.as('manager');
    await manager.patch(`${path()}/${id}`, { status: 'closed' });
    expect((await answer('firmOwner', { value: 9, version: 2 })).json().code).toBe('collection_closed');
    await manager.patch(`${path()}/${id}`, { status: 'open' });
    const withdrawn = await (
      await test.as('firmOwner')
    ).post(`${path()}/${id}/answer/withdraw`, { version: 2 });
    expect(withdrawn.json().myAnswer).toBeNull();
    const list: CollectionSummary[] = (await (await test.as('otherFirm')).get(path())).json();
    expect(list.map((one) => one.id)).toContain(id);
    await forget();
  });

  it('bring a result back when five have answered and the period is old enough', async () => {
    const id = await open();
    await answers(id, [10, 20, 30, 40]);
    expect(await publish(id)).toBe('aggregate_too_few');
    await answers(id, [10, 20, 30, 40, 50]);
    expect(await publish(id)).toBe('published');
    expect((await read('otherFirm', id)).publications).toMatchObject([{ rank: 1, answers: 5, value: 150 }]);
    expect(await publish(id), 'the same again').toBe('published');
    expect((await read('otherFirm', id)).publications).toHaveLength(1);
    const recent = await open({
      periodStart: '2026-09-01',
      periodEnd: new Date().toISOString().slice(0, 10),
    });
    await answers(recent, [10, 20, 30, 40, 50]);
    expect(await publish(recent)).toBe('aggregate_too_recent');
    const patient = await open({ monthsOld: 60 });
    await answers(patient, [10, 20, 30, 40, 50]);
    expect(await publish(patient)).toBe('aggregate_too_recent');
    await forget();
  });

  it('do not tell one firm: neither by its weight, nor by the difference of two results', async () => {
    const first = await open();
    await answers(first, [1000, 20, 30, 10, 5]);
    expect(await publish(first)).toBe('aggregate_dominated');
    await answers(first, [0, 0, 0, 0, 0]);
    expect(await publish(first)).toBe('aggregate_dominated');
    await answers(first, [10, 20, 30, 40, 50]);
    expect(await publish(first)).toBe('published');
    await answers(first, [10, 20, 30, 40, 50, 60]);
    expect(await publish(first), 'one more').toBe('aggregate_too_close');
    await answers(first, [10, 20, 30, 40, 51]);
    expect(await publish(first), 'one corrected').toBe('aggregate_too_close');
    const second = await open({ title: 'Volumes du premier semestre', periodEnd: '2025-06-30', unit: 't' });
    await answers(second, [1, 2, 3, 4, 5, 6]);
    expect(await publish(second), 'one more, in another collection').toBe('aggregate_too_close');
    await answers(second, [1, 2, 3, 4, 5]);
    expect(await publish(second), 'the same firms').toBe('published');
    await answers(first, [10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(await publish(first), 'but the other result has five firms fewer').toBe('published');
    expect((await read('firmOwner', first)).publications.map(({ value }) => value)).toEqual([150, 550]);
    await forget();
  });

  it('do not tell two firms by three results, though no two of them are close', async () => {
    const [one, other, third] = [await open(), await open(), await open()];
    const only = (from: number, to: number) =>
      extra.map((_, rank) => (rank >= from && rank <= to ? 50 + rank : null));
    await answers(one, only(0, 4));
    await answers(other, only(5, 9));
    expect([await publish(one), await publish(other)]).toEqual(['published', 'published']);
    // With an eleventh firm in the place of the first: one + other − third would be the first less the eleventh.
    await answers(third, only(1, 9));
    await test.database.asOwner((client) =>
      client.query(
        `insert into sensitive_answers (cluster_id, collection_id, organisation_id, value) values ($1, $2, $3, 60)`,
        [test.scene.clusters.alpha, third, test.scene.organisations.firmA],
      ),
    );
    expect(await publish(third)).toBe('aggregate_too_close');
    expect((await read('manager', third)).publications).toEqual([]);
    await answers(third, only(0, 9));
    expect(await publish(third), 'the whole is the sum of both').toBe('published');
    await forget();
  });

  it('of medians give nobody the figure of one firm', async () => {
    const id = await open({ statistic: 'median' });
    await answers(id, [1, 2, 6, 9, 1000]);
    expect(await publish(id)).toBe('published');
    expect((await read('firmOwner', id)).publications[0]?.value).toBeCloseTo(17 / 3, 5);
    await forget();
  });

  it('never let two results differ by one to four answers, in whatever order they come', async () => {
    const figures = fc.array(fc.option(fc.integer({ min: 50, max: 60 })), { minLength: 10, maxLength: 10 });
    await fc.assert(
      fc.asyncProperty(fc.array(figures, { minLength: 2, maxLength: 4 }), async (attempts) => {
        const id = await open();
        const told: (number | null)[][] = [];
        for (const values of attempts) {
          await answers(id, values);
          const before = (await read('manager', id)).publications.length;
          await publish(id);
          if ((await read('manager', id)).publications.length > before) told.push(values);
        }
        await forget();
        for (const [rank, one] of told.entries()) {
          expect(one.filter((value) => value !== null).length).toBeGreaterThanOrEqual(5);
          for (const other of told.slice(rank + 1)) {
            const differing = one.filter((value, place) => value !== other[place]).length;
            expect(differing === 0 || differing >= 5).toBe(true);
          }
        }
      }),
      { numRuns: 12, seed: 20261121 },
    );
  });
});
