import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, seedTwoClusters, type Scene, type TestDatabase } from '../testing/index.ts';
import { verifyAudit } from './verify-audit.ts';

let database: TestDatabase;
let scene: Scene;
beforeAll(async () => {
  database = await createTestDatabase();
  scene = await seedTwoClusters(database);
  await database.asOwner(async (client) => {
    for (let rank = 1; rank <= 30; rank += 1)
      await client.query(`update clusters set territory = $2 where id = $1`, [
        scene.clusters.alpha,
        `place ${rank}`,
      ]);
  });
});
afterAll(() => database.drop());

/** What somebody who holds the whole database could try; taken back afterwards. */
async function tampered(statements: readonly string[]): Promise<Awaited<ReturnType<typeof verifyAudit>>> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await client.query('create table if not exists kept as select * from grappe.audit_entries');
    await client.query('alter table grappe.audit_entries disable trigger user');
    for (const statement of statements) await client.query(statement);
    return await verifyAudit(database.url);
  } finally {
    await client.query('truncate grappe.audit_entries');
    await client.query('insert into grappe.audit_entries select * from kept');
    await client.query('alter table grappe.audit_entries enable trigger user');
    await client.query('drop table kept');
    await client.end();
  }
}

const alpha = () => `cluster_id = '${scene.clusters.alpha}' and not confidential`;

describe('the verification of the audit trail', () => {
  it('finds nothing to say about what was only written', async () => {
    const { entries, chains, broken } = await verifyAudit(database.url);
    expect(broken).toBeNull();
    expect(entries).toBe(chains.reduce((sum, { length }) => sum + length, 0));
    expect(chains.find(({ cluster, confidential }) => cluster === 'alpha' && !confidential)).toMatchObject({
      length: 31,
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it.each([
    ['a detail', 'changed', 12, `update grappe.audit_entries set detail = '{"rows": 2}' where position = 12`],
    ['who', 'changed', 7, `update grappe.audit_entries set actor_id = gen_random_uuid() where position = 7`],
    ['when', 'changed', 9, `update grappe.audit_entries set at = at + '1 microsecond' where position = 9`],
    ['a hash', 'changed', 5, `update grappe.audit_entries set hash = previous_hash where position = 5`],
    ['an entry taken away', 'missing', 11, `delete from grappe.audit_entries where position = 10`],
    ['the first', 'missing', 2, `delete from grappe.audit_entries where position = 1`],
    ['the last', 'cut', 31, `delete from grappe.audit_entries where position = 31`],
  ] as const)('%s: %s at %i', async (_, fault, position, statement) => {
    const { broken } = await tampered([`${statement} and ${alpha()}`]);
    expect(broken).toMatchObject({ fault, position, cluster: 'alpha', confidential: false });
  });

  it('an entry written again with a hash that fits is not what the next one holds', async () => {
    const { broken } = await tampered([
      `update grappe.audit_entries e set actor_id = null, detail = '{}' where position = 20 and ${alpha()}`,
      `update grappe.audit_entries e set hash = grappe.audit_hash(e) where position = 20 and ${alpha()}`,
    ]);
    expect(broken).toMatchObject({ fault: 'unlinked', position: 21 });
  });

  it('a whole chain taken away is missed', async () => {
    const { broken } = await tampered([`delete from grappe.audit_entries where ${alpha()}`]);
    expect(broken).toMatchObject({ fault: 'cut', position: 1, cluster: 'alpha' });
  });

  it('any byte of any text, and the first broken link is that one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 31 }),
        fc.constantFrom('action', 'subject_kind', 'detail'),
        async (position, column) => {
          const other = {
            action: `'delete'`,
            subject_kind: `subject_kind || 'x'`,
            detail: `detail || '{"x":0}'`,
          };
          const set = other[column as keyof typeof other];
          const { broken } = await tampered([
            `update grappe.audit_entries set ${column} = ${set} where position = ${position} and ${alpha()}`,
          ]);
          expect(broken).toMatchObject({ fault: 'changed', position });
        },
      ),
      { numRuns: 8, seed: 13 },
    );
  });
});
