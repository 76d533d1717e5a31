import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Alliance, HandoverFile, HandoverRecord } from '@grappe/contracts/api';
import { sceneId, type Actor } from '@grappe/database/testing';
import { sql } from 'kysely';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

/** What is one's own and goes to nobody, each with its reason. */
const ownToEachPerson: Readonly<Record<string, string>> = {
  alliance_notes: 'notes for oneself',
  calendar_feeds: 'the secret address of one’s own calendar',
  consents: 'what one consented to',
  digest_choices: 'how often one wants mails',
  mails: 'mails that were sent to oneself',
  mentoring_pairs: 'one learns from somebody, not an office from an office',
  privacy_requests: 'what one asked about one’s own data',
  room_reads: 'how far one has read',
};

/** Keys of every row that somebody reads, by table. */
async function readBy(actor: Actor): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const tables = await test.database.asOwner(async (client) => {
    const { rows } = await client.query<{ name: string; keys: string[] }>(`
      select c.relname as name, array_agg(a.attname::text order by a.attnum) as keys
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_index i on i.indrelid = c.oid and i.indisprimary
      join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
      where n.nspname = 'grappe' and c.relkind in ('r', 'p')
        and has_any_column_privilege('grappe_app', c.oid, 'select')
      group by c.relname order by 1`);
    return rows;
  });
  return test.database.connection.asPerson(test.scene.people[actor], async (tx) => {
    const seen = new Map<string, ReadonlySet<string>>();
    for (const { name, keys } of tables) {
      const key = sql.join(
        keys.map((column) => sql`${sql.ref(column)}::text`),
        sql` || ' ' || `,
      );
      const { rows } = await sql<{
        key: string;
      }>`select ${key} as key from ${sql.id('grappe', name)}`.execute(tx);
      seen.set(name, new Set(rows.map((row) => row.key)));
    }
    return seen;
  });
}

describe('a handover', () => {
  it('knows every table whose rows have an owner', async () => {
    const { owned, viewed, moved } = await test.database.asOwner(async (client) => {
      const one = async (text: string): Promise<string> =>
        String((await client.query<{ told: string }>(text)).rows[0]?.told ?? '');
      const { rows } = await client.query<{ name: string }>(`
        select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid and c.relkind = 'r'
        join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'grappe' and a.attname = 'owner_id'`);
      return {
        owned: rows.map(({ name }) => name),
        viewed: await one(`select pg_get_viewdef('grappe.responsibilities'::regclass) as told`),
        moved: await one(`select prosrc as told from pg_proc where proname = 'move_responsibilities'`),
      };
    });
    expect(owned.length).toBeGreaterThan(8);
    for (const name of owned) {
      expect(viewed, `${name} in grappe.responsibilities`).toContain(name);
      expect(moved, `${name} in grappe.move_responsibilities`).toContain(name);
    }
  });

  it('lets the successor reach all that the leaver saw and had to do, and nothing that was the leaver’s own', async () => {
    const [manager, successor] = [await test.as('manager'), await test.as('teamMember')];
    const { people } = test.scene;
    const standing = `${test.alpha}/alliances/${sceneId('alliance:standing')}`;
    const carried = `${test.alpha}/people/${people.manager}`;
    await manager.post(`${standing}/notes`, { audience: 'self', body: 'nobody else reads zebra' });
    await manager.post(`${standing}/commitments`, {
      title: 'Send the list of firms',
      dueOn: '2027-01-15',
      promisedBy: test.scene.clusters.alpha,
      ownerId: people.manager,
    });
    const file: HandoverFile = (await manager.get(`${carried}/handover`)).json();
    expect(file.responsibilities.map(({ title }) => title)).toContain('Send the list of firms');
    const relation = file.relations.find(({ kind }) => kind === 'alliance');
    expect(relation).toMatchObject({
      partners: ['Cluster beta'],
      documents: ['mandate', 'convention', 'roadmap'],
    });
    expect(relation?.people.map(({ name }) => name)).toContain('Somebody at beta');
    expect(JSON.stringify(file)).not.toContain('zebra');
    for (const format of ['docx', 'pdf', 'html'])
      expect((await manager.get(`${carried}/handover/document.${format}?language=en`)).statusCode).toBe(200);
    expect((await successor.get(`${carried}/handover`)).statusCode).toBe(403);

    const before = await readBy('manager');
    const alone = await manager.post(`${carried}/end`, { successorId: null });
    expect([alone.statusCode, alone.json().code]).toEqual([409, 'successor_needed']);
    expect((await manager.post(`${carried}/end`, { successorId: people.teamMember })).statusCode).toBe(204);
    const after = await readBy('teamMember');
    const lost = [...before].flatMap(([table, keys]) => {
      const reached = after.get(table) ?? new Set();
      return [...keys].some((key) => !reached.has(key)) ? [table] : [];
    });
    expect(lost.filter((table) => ownToEachPerson[table] === undefined)).toEqual([]);

    const left = await test.database.asOwner((client) =>
      client.query(`select kind from responsibilities where owner_id = $1 and cluster_id = $2`, [
        people.manager,
        test.scene.clusters.alpha,
      ]),
    );
    expect(left.rows).toEqual([]);
    const whole: Alliance = (await successor.get(standing)).json();
    expect([whole.side.ownerId, whole.notes.map(({ audience }) => audience)]).toEqual([
      people.teamMember,
      ['team'],
    ]);
    const [record]: HandoverRecord[] = (await successor.get(`${test.alpha}/handovers`)).json();
    expect(record?.items.map(({ title }) => title)).toContain('Send the list of firms');
    const ticked = { version: record?.version, done: [`alliance:${sceneId('alliance:standing')}`] };
    const path = `${test.alpha}/handovers/${record?.id}/done`;
    expect((await successor.put(path, ticked)).statusCode).toBe(200);
    const again = await successor.put(path, ticked);
    expect([again.statusCode, again.json().current[0].version]).toEqual([409, 2]);
  });
});
