/**
 * `node bench/policies.bench.ts [clusters]`: 1,000 clusters by default, each with 100 organisations and 1,000 facts, in one
 * database. The directory's and the organisations' pages through the real server (aim: p95 under 80 ms), then their very
 * queries side by side: as the application's role, and as the administrator, whom policies do not hold.
 */
import { connect, getOrganisation, searchOrganisations, type Session } from '@grappe/database';
import { runningAddress } from '@grappe/database/launcher';
import pg from 'pg';
import { BenchServer } from './server/bench-server.ts';

const clusters = Number(process.argv[2] ?? 1000);
const organisationsEach = 100;
const aim = 80;
const times = 200;

/** Straight into the tables, without their triggers: what is measured is reading. */
const fillings = [
  `insert into grappe.clusters (slug, name, country) select 'c' || n, 'Cluster ' || n, 'FR' from generate_series(2, ${clusters}) n`,
  `insert into grappe.change_sets (cluster_id, kind) select id, 'import' from grappe.clusters`,
  `insert into grappe.organisations (cluster_id, name, kind, country, sector, opened_by)
   select s.cluster_id, 'Organisation ' || n || ' ' || left(s.id::text, 13), 'sme', 'FR', '28.30Z', s.id
   from grappe.change_sets s, generate_series(1, ${organisationsEach}) n where s.kind = 'import' `,
  `insert into grappe.memberships (cluster_id, organisation_id, opened_by)
   select cluster_id, id, opened_by from grappe.organisations`,
  `insert into grappe.facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
   select o.cluster_id, o.id, k.key, case when k.key in ('offer', 'need') then n::text else '' end,
     case k.key when 'headcount' then to_jsonb(10 + n) when 'offer' then to_jsonb('pressoirs et cuves ' || n)
       else to_jsonb('machines ' || n) end,
     'declared', (array['self', 'coordinator', 'cluster', 'cluster', 'public'])[1 + (n + length(o.name)) % 5], o.opened_by
   from grappe.organisations o, (values ('headcount', 1), ('offer', 5), ('need', 4)) k (key, many), generate_series(1, k.many) n`,
];

interface Index {
  readonly name: string;
  readonly definition: string;
}

/** Indexes that no constraint needs, of the tables that take the most rows: made again at once when these are full. */
const laterIndexes = `
  select x.indexrelid::regclass::text as name, pg_get_indexdef(x.indexrelid) as definition from pg_index x
  where x.indrelid = any (array['grappe.facts', 'grappe.organisations', 'grappe.memberships']::regclass[])
    and not exists (select from pg_constraint c where c.conindid = x.indexrelid)`;

async function fill(admin: pg.Client): Promise<void> {
  const start = performance.now();
  const told = (what: string) =>
    console.log(
      `    ${what.padEnd(34)} ${((performance.now() - start) / 1000).toFixed(0)} s since the start`,
    );
  await admin.query(
    `set session_replication_role = replica; set synchronous_commit = off; set maintenance_work_mem = '512MB'; set work_mem = '256MB'`,
  );
  const { rows: indexes } = await admin.query<Index>(laterIndexes);
  for (const { name } of indexes) await admin.query(`drop index ${name}`);
  for (const filling of fillings) {
    await admin.query(filling);
    told(/insert into grappe\.(\w+)/.exec(filling)?.[1] ?? '');
  }
  for (const { definition } of indexes) await admin.query(definition);
  told(`${indexes.length} indexes`);
  await admin.query('select grappe.enter_directory(array(select id from grappe.organisations))');
  told('entries of the directory');
  await admin.query(
    `reset session_replication_role; reset synchronous_commit; reset maintenance_work_mem; reset work_mem`,
  );
  await admin.query('vacuum analyze');
  told('vacuum analyze');
  const { rows } = await admin.query(`select (select count(*) from grappe.clusters) as clusters,
    (select count(*) from grappe.organisations) as organisations, (select count(*) from grappe.facts) as facts`);
  console.log(JSON.stringify(rows[0]));
}

async function timed(work: (round: number) => Promise<unknown>): Promise<number[]> {
  const took: number[] = [];
  for (let round = -5; round < times; round++) {
    const start = performance.now();
    await work(round);
    if (round >= 0) took.push(performance.now() - start);
  }
  return took.sort((a, b) => a - b);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function tell(name: string, sorted: readonly number[]): void {
  const p95 = at(sorted, 0.95);
  console.log(
    `    ${name.padEnd(34)} median ${at(sorted, 0.5).toFixed(1)} ms  p95 ${p95.toFixed(1)} ms: ${(p95 / aim).toFixed(2)} of the aim`,
  );
}

interface Asked {
  readonly text: string;
  readonly values: unknown[];
}

/** The queries that some work sends, without those that open and close its transaction. */
async function queriesOf(
  url: string,
  personId: string,
  work: (session: Session) => Promise<unknown>,
): Promise<Asked[]> {
  const asked: Asked[] = [];
  const connection = connect(url, { connections: 1, accountConnections: 1 });
  connection.appPool.on('connect', (client) => {
    const send = client.query.bind(client) as (...given: unknown[]) => unknown;
    const listen = (first: unknown, values?: unknown, ...rest: unknown[]): unknown => {
      const text = typeof first === 'string' ? first : (first as { text?: string }).text;
      if (text !== undefined && !/^(begin|commit|start|rollback|select set_config)/i.test(text))
        asked.push({ text, values: Array.isArray(values) ? values : [] });
      return send(first, values, ...rest);
    };
    Object.assign(client, { query: listen });
  });
  await connection.asPerson(personId, work);
  await connection.close();
  return asked;
}

/** Median and p95 of the same queries, in one transaction in the name of the person. */
async function replay(
  client: pg.Client,
  role: string | null,
  personId: string,
  asked: readonly Asked[],
): Promise<number[]> {
  await client.query('begin; set local search_path = grappe, public, extensions');
  await client.query(`select set_config('grappe.person_id', $1, true)`, [personId]);
  if (role !== null) await client.query(`set local role ${role}`);
  const took = await timed(async () => {
    for (const { text, values } of asked) await client.query(text, values);
  });
  await client.query('rollback');
  return took;
}

const server = await BenchServer.create();
const closing: (() => Promise<void>)[] = [];
try {
  await server.start();
  const url = runningAddress(server.dataFolder) ?? '';
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  closing.push(() => admin.end());
  await fill(admin);
  await server.signIn();
  const { rows } = await admin.query<{ id: string; clusterId: string; personId: string }>(
    `select o.id, o.cluster_id as "clusterId", g.person_id as "personId" from grappe.organisations o
     join grappe.role_grants g on g.cluster_id = o.cluster_id order by o.id`,
  );
  const one = (round: number) => rows[(round + rows.length) % rows.length]?.id ?? '';
  const { clusterId = '', personId = '' } = rows[0] ?? {};
  console.log(`pages through the server; aim: p95 under ${aim} ms`);
  tell('directory, first page', await timed(() => server.call('/organisations?pageSize=50')));
  tell('directory, a word', await timed((round) => server.call(`/organisations?words=cuves ${round % 5}`)));
  tell('directory, its counts', await timed(() => server.call('/organisations/facets')));
  tell('page of an organisation', await timed((round) => server.call(`/organisations/${one(round)}`)));

  console.log('the same queries with and without policies');
  const pages: readonly (readonly [string, (session: Session) => Promise<unknown>])[] = [
    ['page of an organisation', (session) => getOrganisation(session, clusterId, one(0))],
    ['directory', (session) => searchOrganisations(session, clusterId, {}, { limit: 50, offset: 0 })],
  ];
  for (const [name, work] of pages) {
    const asked = await queriesOf(url, personId, work);
    const held = await replay(admin, 'grappe_app', personId, asked);
    const free = await replay(admin, null, personId, asked);
    const ratio = at(held, 0.5) / at(free, 0.5);
    tell(`${name}, with policies`, held);
    tell(`${name}, without`, free);
    console.log(`    ${''.padEnd(34)} with / without, medians: ${ratio.toFixed(2)}`);
  }
} finally {
  for (const close of closing) await close();
  await server.remove();
}
