import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roleUrl } from '../login-roles.ts';
import { createTestDatabase, seedTwoClusters, type Scene, type TestDatabase } from '../testing/index.ts';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
});
afterAll(() => database.drop());

interface Entry {
  readonly cluster_id: string;
  readonly confidential: boolean;
  readonly position: number;
  readonly actor_id: string | null;
  readonly action: string;
  readonly subject_kind: string;
  readonly subject_id: string | null;
  readonly detail: Record<string, unknown>;
}

/** The last entries of a chain, the newest first, as the owner reads them. */
const lastOf = (cluster: string, confidential = false, count = 1): Promise<Entry[]> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<Entry>(
      `select cluster_id, confidential, position::int, actor_id, action, subject_kind, subject_id, detail from audit_entries
       where cluster_id = $1 and confidential = $2 order by position desc limit $3`,
      [cluster, confidential, count],
    );
    return rows;
  });

const lengths = (): Promise<Record<string, number>> =>
  database.asOwner(async (client) => {
    const { rows } = await client.query<{ chain: string; length: number }>(
      `select cluster_id || ' ' || confidential as chain, length::int from audit_chains`,
    );
    return Object.fromEntries(rows.map(({ chain, length }) => [chain, length]));
  });

const broken = `
  select count(*)::int as count from (
    select hash <> grappe.audit_hash(e) or previous_hash <> lag(hash, 1, decode(repeat('00', 32), 'hex'))
        over (partition by cluster_id, confidential order by position)
      or position <> row_number() over (partition by cluster_id, confidential order by position) as wrong
    from grappe.audit_entries e
  ) links where wrong`;

const changeTerritory = (person: string, cluster: string, territory: string) =>
  database.connection.asPerson(person, (session) =>
    sql`update grappe.clusters set territory = ${territory} where id = ${cluster}`.execute(session),
  );

describe('the audit trail', () => {
  it('watches every table of ours, save those that are named here with their reason in ADR 0013', async () => {
    const { rows } = await database.asAdministrator((client) =>
      client.query<{ name: string }>(`
        select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('grappe', 'accounts') and c.relkind in ('r', 'p') and (
          select count(*) from pg_trigger t join pg_proc p on p.oid = t.tgfoid
          where t.tgrelid = c.oid and p.proname = 'tg_audit'
        ) < 3 order by 1`),
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'accounts.rateLimit',
      'accounts.session',
      'accounts.verification',
      'grappe.audit_chains',
      'grappe.audit_entries',
      'grappe.audit_pending',
      'grappe.classification_codes',
      'grappe.digests_sent',
      'grappe.directory_entries',
      'grappe.identity_changes',
      'grappe.interview_codings',
      'grappe.invitation_tokens',
      'grappe.mail_secrets',
      'grappe.mails',
      'grappe.matching_entries',
      'grappe.migrations',
      'grappe.response_answers',
      'grappe.response_scores',
      'grappe.room_events',
      'grappe.room_presence',
      'grappe.room_reads',
      'grappe.wave_seats',
    ]);
  });

  it('says who changed what, never the value', async () => {
    await changeTerritory(scene.people.manager, scene.clusters.alpha, 'Bordelais secret');
    const [entry] = await lastOf(scene.clusters.alpha);
    expect(entry).toMatchObject({
      actor_id: scene.people.manager,
      action: 'update',
      subject_kind: 'clusters',
      subject_id: scene.clusters.alpha,
      detail: { rows: 1, columns: ['territory'] },
    });
    expect(JSON.stringify(entry)).not.toContain('secret');
  });

  it('leaves nothing for a statement that changed nothing, nor for one that was taken back', async () => {
    const before = await lengths();
    await changeTerritory(scene.people.manager, scene.clusters.alpha, 'Bordelais secret');
    await expect(
      database.connection.asPerson(scene.people.manager, async (session) => {
        await sql`update grappe.clusters set territory = 'lost' where id = ${scene.clusters.alpha}`.execute(
          session,
        );
        throw new Error('taken back');
      }),
    ).rejects.toThrow('taken back');
    expect(await lengths()).toEqual(before);
  });

  it('what is kept to oneself goes to the confidential chain and moves nothing in the other', async () => {
    const before = await lengths();
    await database.connection.asPerson(scene.people.otherFirm, (session) =>
      sql`insert into grappe.vetoes (cluster_id, organisation_id, against_id, entered_by, audience)
        values (${scene.clusters.alpha}, ${scene.organisations.firmB}, ${scene.organisations.firmA}, ${scene.people.otherFirm}, 'self')`.execute(
        session,
      ),
    );
    const alpha = scene.clusters.alpha;
    expect(await lengths()).toEqual({
      ...before,
      [`${alpha} true`]: (before[`${alpha} true`] ?? 0) + 1,
    });
    const [entry] = await lastOf(alpha, true);
    expect(entry).toMatchObject({ subject_kind: 'vetoes', subject_id: scene.organisations.firmB });
    expect(JSON.stringify(entry)).not.toContain(scene.organisations.firmA);
  });

  it('a statement on many rows leaves one entry with their number', async () => {
    const { alpha } = scene.clusters;
    await database.asOwner((client) =>
      client.query(
        `insert into facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
         select $1, $2, 'offer', 'offer ' || n, '"x"', 'import', case when n % 4 = 0 then 'self' else 'cluster' end, $3
         from generate_series(1, 1000) n`,
        [alpha, scene.organisations.lab, scene.changeSets.alpha],
      ),
    );
    expect((await lastOf(alpha))[0]).toMatchObject({
      action: 'insert',
      subject_kind: 'facts',
      subject_id: null,
      actor_id: null,
      detail: { rows: 750 },
    });
    expect((await lastOf(alpha, true))[0]).toMatchObject({ subject_kind: 'facts', detail: { rows: 250 } });
  });

  it('reads are left by whoever is known there, and their own go to the confidential chain', async () => {
    const read = (person: string | null, kind: string) => {
      const work = (session: Parameters<Parameters<typeof database.connection.asPerson>[1]>[0]) =>
        sql`select grappe.audit_read(${kind}, null, '{"count": 2}'::jsonb, ${scene.clusters.alpha})`.execute(
          session,
        );
      return person === null
        ? database.connection.asNobody(work)
        : database.connection.asPerson(person, work);
    };
    await read(scene.people.teamMember, 'vetoes');
    expect((await lastOf(scene.clusters.alpha))[0]).toMatchObject({
      actor_id: scene.people.teamMember,
      action: 'read',
      subject_kind: 'vetoes',
      detail: { count: 2 },
    });
    await read(scene.people.firmOwner, 'own_data');
    expect((await lastOf(scene.clusters.alpha, true))[0]).toMatchObject({ subject_kind: 'own_data' });
    await expect(read(scene.people.otherManager, 'vetoes')).rejects.toMatchObject({ code: '42501' });
    await expect(read(null, 'vetoes')).rejects.toMatchObject({ code: '42501' });
  });

  it.each([
    `update grappe.audit_entries set detail = '{}'`,
    'delete from grappe.audit_entries',
    'truncate grappe.audit_entries',
    'delete from grappe.audit_pending',
    `select grappe.seal_chain(grappe.platform(), false, 1)`,
    `insert into grappe.audit_pending (cluster_id, confidential, action, subject_kind, detail)
     values (grappe.platform(), false, 'read', 'forged', '{}')`,
  ])('the application cannot: %s', async (statement) => {
    const client = new pg.Client({ connectionString: roleUrl(database.url, 'grappe_app') });
    await client.connect();
    await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    await client.end();
  });

  it.each([`update audit_entries set detail = '{}'`, 'delete from audit_entries', 'truncate audit_entries'])(
    'nor can the owner of the tables: %s',
    async (statement) => {
      await expect(database.asOwner((client) => client.query(statement))).rejects.toMatchObject({
        code: '42501',
      });
    },
  );
});

describe('the chain', () => {
  it('a transaction that lasts keeps nobody waiting, and everything is linked in the end', async () => {
    const { alpha } = scene.clusters;
    await database.asOwner(async (slow) => {
      await slow.query(`update clusters set kind = 'slow' where id = $1`, [scene.clusters.beta]);
      await slow.query(
        `insert into import_mappings (cluster_id, kind, header_signature, mapping) values ($1, 'ties', 'a', '{}')`,
        [alpha],
      );
      await slow.query('set constraints all immediate'); // holds both chains from now on
      await changeTerritory(scene.people.manager, alpha, 'meanwhile');
      const { rows } = await slow.query<{ count: number }>(
        'select count(*)::int as count from audit_pending where cluster_id = $1',
        [alpha],
      );
      expect(rows[0]?.count).toBe(1); // left, not waited for
    });
    await database.connection.asNobody((session) => sql`select grappe.seal_audit()`.execute(session));
    const [last, before] = await lastOf(alpha, false, 2);
    expect([before?.subject_kind, last?.subject_kind]).toEqual(['import_mappings', 'clusters']);
  });

  it('has no hole after many people wrote at once, some of whom failed', async () => {
    const before = await lengths();
    const { alpha, beta } = scene.clusters;
    await Promise.all(
      Array.from({ length: 40 }, async (_, rank) => {
        const inAlpha = rank % 3 > 0;
        const change = changeTerritory(
          inAlpha ? scene.people.manager : scene.people.otherManager,
          inAlpha ? alpha : beta,
          `place ${rank}`,
        );
        await change;
        await database.connection
          .asPerson(scene.people.manager, async (session) => {
            await sql`update grappe.clusters set kind = ${`kind ${rank}`} where id = ${alpha}`.execute(
              session,
            );
            throw new Error('taken back');
          })
          .catch(() => undefined);
      }),
    );
    await database.connection.asNobody((session) => sql`select grappe.seal_audit()`.execute(session));
    const after = await lengths();
    const grown = (cluster: string) => (after[`${cluster} false`] ?? 0) - (before[`${cluster} false`] ?? 0);
    expect([grown(alpha), grown(beta)]).toEqual([26, 14]);
    const { rows } = await database.asAdministrator((client) => client.query<{ count: number }>(broken));
    expect(rows[0]?.count).toBe(0);
  });
});
