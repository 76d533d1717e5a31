/**
 * `node bench/audit.bench.ts [entries]`: an audit trail of 1,000,000 entries is verified; one changed byte is found, and its
 * entry named. Also what a change costs with and without the trail.
 */
import pg from 'pg';
import { verifyAudit } from '@grappe/database/audit';
import { createTestDatabase, seedTwoClusters } from '@grappe/database/testing';

const entries = Number(process.argv[2] ?? 1_000_000);
const database = await createTestDatabase();
const client = new pg.Client({ connectionString: database.url });
await client.connect();

const seconds = (from: number): string => `${((performance.now() - from) / 1000).toFixed(1)} s`;
const told = (what: string, value: string): void => console.log(`    ${what.padEnd(34)} ${value}`);

try {
  const { clusters, people } = await seedTwoClusters(database);
  console.log(`${entries} entries in one chain`);
  let from = performance.now();
  for (let left = entries; left > 0; left -= 50_000) {
    await client.query('begin');
    await client.query('set local role grappe_owner');
    await client.query(
      `insert into grappe.audit_pending (cluster_id, confidential, actor_id, action, subject_kind, subject_id, detail)
       select $1, false, $2, 'update', 'organisations', gen_random_uuid()::text, jsonb_build_object('rows', 1, 'columns', array['sector'])
       from generate_series(1, $3)`,
      [clusters.alpha, people.manager, Math.min(left, 50_000)],
    );
    await client.query('select grappe.seal_audit(50000)');
    await client.query('commit');
  }
  told('written and linked', seconds(from));
  from = performance.now();
  const whole = await verifyAudit(database.url);
  told('verified', `${seconds(from)}, ${whole.broken === null ? 'whole' : 'BROKEN'}`);
  told('memory of the verifier', `${Math.round(process.memoryUsage().rss / 1e6)} MB`);

  const position = Math.round(entries * 0.97);
  await client.query('alter table grappe.audit_entries disable trigger user');
  await client.query(
    `update grappe.audit_entries set detail = '{"rows": 1, "columns": ["sectos"]}'
     where cluster_id = $1 and not confidential and position = $2`,
    [clusters.alpha, position],
  );
  from = performance.now();
  const { broken } = await verifyAudit(database.url);
  told('one changed byte found', `${seconds(from)}, entry ${broken?.position} (${broken?.fault})`);
  if (broken?.position !== position) process.exitCode = 1;
  await costOfAChange(clusters.alpha, people.manager);
} finally {
  await client.end();
  await database.drop();
}

/** One changed row in a transaction of its own, commit included. */
async function costOfAChange(cluster: string, person: string): Promise<void> {
  const times = 500;
  const run = async (): Promise<number> => {
    const start = performance.now();
    for (let rank = 0; rank < times; rank += 1) {
      await client.query('begin');
      await client.query('set local role grappe_owner');
      await client.query(`select set_config('grappe.person_id', $1, true)`, [person]);
      await client.query('update grappe.clusters set territory = $2 where id = $1', [
        cluster,
        String(Math.random()),
      ]);
      await client.query('commit');
    }
    return (performance.now() - start) / times;
  };
  await client.query('vacuum grappe.audit_pending'); // as the server does by itself within a minute
  await run();
  const watched = await run();
  await client.query('alter table grappe.clusters disable trigger user');
  const unwatched = await run();
  told('a change, with the trail', `${watched.toFixed(2)} ms; without: ${unwatched.toFixed(2)} ms`);
}
