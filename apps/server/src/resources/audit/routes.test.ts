import type { AuditPage } from '@grappe/contracts/api';
import type { Actor } from '@grappe/database/testing';
import { catalogues } from '@grappe/messages';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const read = async (query = '', actor: Actor = 'manager', cluster = test.alpha): Promise<AuditPage> =>
  (await (await test.as(actor)).get(`${cluster}/audit${query}`)).json();

describe('the audit trail', () => {
  it('is guarded', async () => {
    for (const path of ['/audit', '/audit.csv'])
      await expectGuards(test, { method: 'GET', path, wrongRole: 'teamMember' });
    for (const actor of ['firmOwner', 'boardMember', 'observer'] as const)
      expect((await (await test.as(actor)).get(`${test.alpha}/audit`)).statusCode).toBe(403);
  });

  it.each(['?action=forget', '?kind=drop%20table', '?from=yesterday', '?before=-1', '?actorId=me'])(
    'refuses %s',
    async (query) => {
      const answer = await (await test.as('manager')).get(`${test.alpha}/audit${query}`);
      expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
    },
  );

  it('has a name in both languages for every table that it speaks of', async () => {
    const tables = await test.database.asAdministrator((client) =>
      client.query<{ name: string }>(
        `select distinct relname as name from pg_trigger join pg_class c on c.oid = tgrelid
         where relnamespace = 'grappe'::regnamespace and tgname like '%audit%' and relname not like 'audit%'`,
      ),
    );
    const names = tables.rows.map(({ name }) => name);
    expect(names.length).toBeGreaterThan(50);
    for (const language of ['fr', 'en'] as const) {
      const { kind } = catalogues[language].register['audit'] as { kind: Record<string, string> };
      const known = Object.keys(kind);
      expect(
        names.filter((name) => !known.includes(name)),
        language,
      ).toEqual([]);
    }
  });

  it('says who changed what, on what, without the value', async () => {
    const firm = `${test.alpha}/organisations/${test.scene.organisations.firmA}`;
    const owner = await test.as('firmOwner');
    const { version } = (await owner.get(firm)).json();
    const fact = { do: 'set', key: 'offer', item: 'a new offer', value: 'a new offer', audience: 'cluster' };
    const changed = await owner.patch(firm, { version, facts: [fact] });
    expect(changed.statusCode, changed.body).toBe(200);
    const { entries, people } = await read(`?kind=facts&actorId=${test.scene.people.firmOwner}`);
    expect(entries[0]).toMatchObject({
      actor: { name: 'firmOwner' },
      action: 'insert',
      subject: { name: 'Œnocapteurs Étiage' },
      about: ['offer'],
      rows: 1,
    });
    expect(people.map(({ name }) => name)).toContain('firmOwner');
    expect(JSON.stringify(entries)).not.toContain('a new offer');
  });

  it('reads the same, whatever a firm does with what it keeps to itself', async () => {
    const before = await read();
    const owner = await test.as('firmOwner');
    const { firmA, abroad } = test.scene.organisations;
    const veto = { organisationId: firmA, againstId: abroad, audience: 'self' };
    expect((await owner.post(`${test.alpha}/vetoes`, veto)).statusCode).toBe(201);
    const firm = `${test.alpha}/organisations/${firmA}`;
    const { version } = (await owner.get(firm)).json();
    const fact = { do: 'set', key: 'need', item: 'kept', value: 'kept', audience: 'self' };
    expect((await owner.patch(firm, { version, facts: [fact] })).statusCode).toBe(200);
    expect(await read()).toEqual(before);
  });

  it('keeps what a coordinator reads of refusals, exports and documents', async () => {
    const member = await test.as('teamMember');
    expect((await member.get(`${test.alpha}/vetoes`)).statusCode).toBe(200);
    expect((await member.get(`${test.alpha}/export/facts.csv`)).statusCode).toBe(200);
    const { entries } = await read('?action=read');
    expect(entries.slice(0, 2).map(({ kind, actor, about }) => [kind, actor?.name, about])).toEqual([
      ['export', 'teamMember', ['facts']],
      ['vetoes', 'teamMember', []],
    ]);
  });

  it('keeps once an hour that a coordinator looked at what a firm shows to coordinators', async () => {
    const page = `${test.alpha}/organisations/${test.scene.organisations.firmA}`;
    for (const actor of ['teamMember', 'teamMember', 'otherFirm', 'firmOwner'] as const)
      expect((await (await test.as(actor)).get(page)).statusCode).toBe(200);
    const { entries } = await read('?kind=kept_facts&action=read');
    expect(entries).toEqual([
      expect.objectContaining({
        actor: { id: test.scene.people.teamMember, name: 'teamMember' },
        subject: expect.objectContaining({ id: test.scene.organisations.firmA }),
        rows: 1,
      }),
    ]);
  });

  it('of another cluster stays there', async () => {
    const { entries } = await read('', 'otherManager', test.beta);
    expect(entries.every(({ actor }) => actor === null || actor.name === 'otherManager')).toBe(true);
  });

  it('goes by pages, the newest first, without a hole', async () => {
    const manager = await test.as('manager');
    for (let rank = 0; rank < 60; rank += 1)
      await test.database.connection.asPerson(test.scene.people.manager, (session) =>
        session
          .updateTable('clusters')
          .set({ territory: `place ${rank}` })
          .where('id', '=', test.scene.clusters.alpha)
          .execute(),
      );
    const first = await read();
    const second = await read(`?before=${first.next}`);
    expect(first.entries).toHaveLength(50);
    const positions = [...first.entries, ...second.entries].map(({ position }) => position);
    expect(positions).toEqual(positions.map((_, rank) => (positions[0] ?? 0) - rank));
    const today = new Date().toISOString().slice(0, 10);
    expect((await read(`?from=${today}&to=${today}`)).entries).toHaveLength(50);
    expect((await read('?to=2020-01-01')).entries).toEqual([]);
    expect((await manager.get(`${test.alpha}/audit?before=1`)).json().entries).toEqual([]);
  });

  it('is exported with formulas neutralised, and the export is written in it', async () => {
    await test.database.asOwner((client) =>
      client.query(`update people set display_name = '=cmd|calc' where id = $1`, [test.scene.people.relay]),
    );
    await test.database.connection.asPerson(test.scene.people.relay, (session) =>
      session.updateTable('people').set({ language: 'fr' }).execute(),
    );
    await (await test.as('relay')).get(`${test.alpha}/export/members.csv`);
    const file = await (await test.as('manager')).get(`${test.alpha}/audit.csv?language=en`);
    expect(file.headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    expect(file.body).toContain("'=cmd|calc");
    expect(file.body).not.toMatch(/,=cmd/);
    expect((await read('?kind=audit_export')).entries[0]).toMatchObject({ actor: { name: 'manager' } });
  });
});
