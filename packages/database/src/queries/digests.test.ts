import fc from 'fast-check';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestDatabase,
  sceneId,
  seedTwoClusters,
  type Scene,
  type TestDatabase,
} from '../testing/index.ts';
import { chooseDigest, leaveDigests, myDigestChoice, type DigestChoice } from './digests.ts';
import { markRead } from './rooms.ts';

let database: TestDatabase;
let scene: Scene;
const room = sceneId('room:group');
beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

const hour = 3_600_000;
const start = Date.parse('2026-11-02T08:00:00Z');

interface Due {
  readonly person_id: string;
  readonly messages: number;
  readonly rooms: number;
  readonly mentions: number;
  readonly changed: number;
}

const dueAt = (client: pg.Client, moment: number) =>
  client.query<Due>(
    `select person_id, messages::int, rooms::int, mentions::int, changed::int from digests_due($1) order by person_id`,
    [new Date(moment)],
  );

const say = (client: pg.Client, at: number, mentions: string[] = []) =>
  client.query(
    `insert into room_messages (cluster_id, room_id, author_id, client_id, body, mentions, created_at)
     values ($1, $2, $3, gen_random_uuid(), 'said', $4, $5)`,
    [scene.clusters.alpha, room, scene.people.manager, mentions, new Date(at)],
  );

/** Nothing said, read, told or chosen: everything begins at `start`. */
async function begin(client: pg.Client): Promise<void> {
  for (const table of ['room_messages', 'room_reads', 'room_presence', 'digests_sent', 'digest_choices'])
    await client.query(`delete from ${table === 'room_messages' ? 'room_files' : table}`);
  await client.query('delete from room_messages');
}

const choose = (client: pg.Client, person: string, { every, hours }: DigestChoice) =>
  client.query('insert into digest_choices (person_id, every, hours) values ($1, $2, $3)', [
    person,
    every,
    hours,
  ]);

const waits: readonly (DigestChoice & { readonly wait: number })[] = [
  { every: 'hours', hours: 1, wait: hour },
  { every: 'hours', hours: 12, wait: 12 * hour },
  { every: 'day', hours: null, wait: 24 * hour },
  { every: 'week', hours: null, wait: 168 * hour },
  { every: 'never', hours: null, wait: Infinity },
];

describe('digests', () => {
  it('are chosen by each for itself; once a day when nothing was chosen', async () => {
    const { manager, firmEmployee, otherFirm } = scene.people;
    const { connection } = database;
    expect(await connection.asPerson(firmEmployee, myDigestChoice)).toEqual({ every: 'day', hours: null });
    await connection.asPerson(firmEmployee, (tx) => chooseDigest(tx, { every: 'hours', hours: 3 }));
    await connection.asPerson(firmEmployee, (tx) => chooseDigest(tx, { every: 'hours', hours: 4 }));
    expect(await connection.asPerson(firmEmployee, myDigestChoice)).toEqual({ every: 'hours', hours: 4 });
    expect(await connection.asPerson(otherFirm, myDigestChoice)).toMatchObject({ every: 'never' });
    expect(await connection.asPerson(manager, myDigestChoice)).toMatchObject({ every: 'day' });
  });

  it('never come sooner than was chosen, and come once it is time', async () => {
    const moments = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...waits), moments, async (choice, saidAfter) => {
        await database.asOwner(async (client) => {
          await begin(client);
          await choose(client, scene.people.firmOwner, choice);
          const said = saidAfter.map((hours) => start + hours * hour);
          for (const at of said) await say(client, at);
          const first = Math.min(...said);
          for (const step of [-1, 0, 1]) {
            const moment = first + Math.min(choice.wait, 500 * hour) + step * 1000;
            const { rows } = await dueAt(client, moment);
            const isDue = rows.some(({ person_id }) => person_id === scene.people.firmOwner);
            expect(isDue).toBe(choice.wait !== Infinity && step >= 0);
          }
          await client.query(
            `insert into digests_sent (person_id, told_through, sent_at) select person_id, newest, $1 from digests_due($1) where person_id = $2`,
            [new Date(first + Math.min(choice.wait, 500 * hour)), scene.people.firmOwner],
          );
          const again = first + Math.min(choice.wait, 500 * hour) * 2 - 1000;
          const { rows } = await dueAt(client, again);
          if (choice.wait !== Infinity)
            expect(rows.some(({ person_id }) => person_id === scene.people.firmOwner)).toBe(false);
        });
      }),
      { seed: 20261121, numRuns: 12 },
    );
  }, 60_000);

  it('count what was not read nor told, for people of the room who are away', async () => {
    const { firmOwner, firmEmployee, otherFirm, manager } = scene.people;
    await database.asOwner(async (client) => {
      await begin(client);
      await say(client, start, [firmOwner]);
      await say(client, start + hour);
      await client.query(
        'insert into room_presence (cluster_id, room_id, person_id, seen_at) values ($1, $2, $3, $4)',
        [scene.clusters.alpha, room, otherFirm, new Date(start + 25 * hour)],
      );
      const { rows } = await dueAt(client, start + 25 * hour);
      const people = rows.map(({ person_id }) => person_id);
      expect(people).toContain(firmEmployee);
      // Its author, somebody who looks at the room, and people who are not in it.
      for (const person of [manager, otherFirm, scene.people.partner, scene.people.otherManager])
        expect(people).not.toContain(person);
      expect(rows.find(({ person_id }) => person_id === firmOwner)).toMatchObject({
        messages: 2,
        rooms: 1,
        mentions: 1,
      });
      const due = async () => (await dueAt(client, start + 25 * hour)).rows.map(({ person_id }) => person_id);
      await client.query(`update plans set status = 'archived'`);
      expect(await due(), 'a group that lives outlives its plan').toContain(firmOwner);
      await client.query('alter table group_lives disable trigger user');
      const { rows: lives } = await client.query('select group_id, state from group_lives');
      await client.query(`update group_lives set state = 'proposed'`);
      expect(await due()).not.toContain(firmOwner);
      for (const { group_id, state } of lives)
        await client.query('update group_lives set state = $2 where group_id = $1', [group_id, state]);
      await client.query('alter table group_lives enable trigger user');
      await client.query(`update plans set status = 'proposed' where id = $1`, [sceneId('plan:proposed')]);
    });
  });

  it('do not come for what was read, and wait for a mail room', async () => {
    const { firmOwner } = scene.people;
    const last = await database.asOwner(async (client) => {
      await begin(client);
      await say(client, Date.now() - 48 * hour);
      const { rows } = await client.query<{ id: string }>('select id from room_messages');
      return rows[0]?.id ?? '';
    });
    await database.connection.asPerson(firmOwner, (tx) =>
      markRead(tx, { clusterId: scene.clusters.alpha, roomId: room }, last),
    );
    const due = await database.asOwner((client) => dueAt(client, Date.now()));
    expect(due.rows.map(({ person_id }) => person_id)).not.toContain(firmOwner);
    expect(await database.connection.asNobody(leaveDigests)).toBeGreaterThanOrEqual(0);
  });

  it('tell that a room was renamed or closed, as each chose and once, not to who did it', async () => {
    const { firmOwner, firmEmployee, manager } = scene.people;
    await database.asOwner(async (client) => {
      await begin(client);
      await choose(client, firmOwner, { every: 'week', hours: null });
      await client.query(
        `update rooms set renamed_from = 'Before', renamed_by = $2, renamed_at = $3, status_by = $2, status_at = $3 where id = $1`,
        [room, manager, new Date(start)],
      );
      const told = async (after: number) =>
        new Map((await dueAt(client, start + after * hour)).rows.map((row) => [row.person_id, row]));
      expect((await told(23)).has(firmEmployee)).toBe(false);
      expect((await told(24)).get(firmEmployee)).toMatchObject({ messages: 0, rooms: 1, changed: 1 });
      expect((await told(24)).has(firmOwner)).toBe(false);
      expect((await told(168)).get(firmOwner)).toMatchObject({ changed: 1 });
      expect((await told(168)).has(manager)).toBe(false);
      await client.query('insert into digests_sent (person_id, sent_at) values ($1, $2)', [
        firmEmployee,
        new Date(start + 24 * hour),
      ]);
      expect((await told(100)).has(firmEmployee)).toBe(false);
      await say(client, start + 90 * hour);
      expect((await told(120)).get(firmEmployee)).toMatchObject({ messages: 1, changed: 0 });
      await client.query('delete from room_messages');
      await client.query(`update rooms set renamed_at = now() - interval '8 days' where id = $1`, [room]);
    });
    await database.connection.asNobody(leaveDigests);
    const { rows } = await database.asOwner((client) =>
      client.query('select kind, params from mails where person_id = $1', [firmOwner]),
    );
    expect(rows.map(({ kind }) => kind)).toContain('rooms_changed');
  });
});
