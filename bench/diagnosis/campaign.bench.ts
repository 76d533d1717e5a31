/**
 * `node bench/diagnosis/campaign.bench.ts [firms]`: firms answer the short form through the real server, one call per answer, eight at a
 * time; twice on the way the server is killed with -9 and started again. Then: is every acknowledged answer there, and would 5,000 firms
 * fit within an hour? 200 firms by default (5,000 for the whole). One person speaks for all of them: each call therefore looks at as many
 * responses as there are firms, which costs more than a person with one.
 */
import { runningAddress } from '@grappe/database/launcher';
import pg from 'pg';
import type { InstrumentItem } from '@grappe/contracts/instruments';
import { BenchServer } from '../server/bench-server.ts';

const firms = Number(process.argv[2] ?? 200);
const atOnce = 8;
const wholeCampaign = 5000;

interface Kept {
  readonly responseId: string;
  readonly item: string;
  readonly answer: number | string;
}

const acknowledged: Kept[] = [];
const json = async <Answer>(answer: Promise<Response>): Promise<Answer> =>
  (await (await answer).json()) as Answer;
const put = (server: BenchServer, path: string, body: unknown): Promise<Response> =>
  server.call(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function withAdmin<Result>(
  server: BenchServer,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: runningAddress(server.dataFolder) ?? '' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Firms for which the person of the bench speaks. */
const fill = (server: BenchServer): Promise<void> =>
  withAdmin(server, async (client) => {
    await client.query(
      `insert into grappe.change_sets (cluster_id, kind) select id, 'import' from grappe.clusters limit 1`,
    );
    await client.query(
      `insert into grappe.organisations (cluster_id, name, kind, opened_by)
       select cluster_id, 'Firm ' || n, 'sme', id from grappe.change_sets, generate_series(1, $1::int) n`,
      [firms],
    );
    await client.query(
      `insert into grappe.role_grants (person_id, cluster_id, organisation_id, role)
       select g.person_id, o.cluster_id, o.id, 'firm_owner' from grappe.organisations o
       join grappe.role_grants g on g.cluster_id = o.cluster_id and g.role = 'cluster_manager'`,
    );
    await client.query('vacuum analyze');
  });

async function openWave(server: BenchServer): Promise<string> {
  const made = await json<{ id: string; versionId: string }>(
    server.post('/instruments', { name: 'Bench', yaml: null }),
  );
  await server.post(`/instruments/versions/${made.versionId}/publish`, {});
  const campaign = await json<{ id: string }>(
    server.post('/campaigns', {
      name: 'Bench',
      form: 'short',
      instrumentId: made.id,
      target: { kind: 'all' },
      stratumBy: 'size',
    }),
  );
  const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const dates = { opensOn: day(-1), closesOn: day(30) };
  return (await json<{ id: string }>(server.post(`/campaigns/${campaign.id}/waves`, dates))).id;
}

/** Answers a whole form; what the server did not acknowledge is asked again until it is. */
async function answerForm(
  server: BenchServer,
  waveId: string,
  organisationId: string,
  rank: number,
): Promise<void> {
  const begin = () =>
    json<{ id: string }>(
      server.post(`/me/diagnosis/waves/${waveId}/responses`, {
        organisationId,
        consent: true,
        forResearch: false,
      }),
    );
  const { id } = await again(begin);
  const { items } = await again(() =>
    json<{ items: InstrumentItem[] }>(server.call(`/me/diagnosis/responses/${id}`)),
  );
  for (const [at, item] of items.entries()) {
    const answer = item.kind === 'scale' ? 1 + ((rank + at) % 7) : 'now';
    await again(() =>
      put(server, `/me/diagnosis/responses/${id}/answers`, { answers: { [item.id]: answer } }),
    );
    acknowledged.push({ responseId: id, item: item.id, answer });
  }
  await again(() => server.post(`/me/diagnosis/responses/${id}/submit`, {}).catch(asDone));
}

/** Finished by the call whose answer was lost. */
const asDone = (error: unknown): Response => {
  if (error instanceof Error && error.message.includes('response_submitted'))
    return new Response(null, { status: 204 });
  throw error;
};

/** As a page does that has lost the network. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 0; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function killAndStart(server: BenchServer): Promise<void> {
  const { process: running } = server;
  const ended = new Promise((resolve) => running?.once('exit', resolve));
  running?.kill('SIGKILL');
  await ended;
  await server.start();
}

/** Everybody answers; at a third and at two thirds of the way the server is killed. */
async function answerAll(server: BenchServer, waveId: string, ids: readonly string[]): Promise<void> {
  const waiting = ids.map((id, rank) => ({ id, rank }));
  const kills = [Math.floor(firms / 3), Math.floor((2 * firms) / 3)];
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (kills.includes(next.rank)) await killAndStart(server);
      await answerForm(server, waveId, next.id, next.rank);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

const lostAnswers = (server: BenchServer): Promise<number> =>
  withAdmin(server, async (client) => {
    const { rows } = await client.query<Kept>(
      `select response_id as "responseId", item, answer from grappe.response_answers`,
    );
    const kept = new Map(rows.map((row) => [`${row.responseId} ${row.item}`, row.answer]));
    return acknowledged.filter(({ responseId, item, answer }) => kept.get(`${responseId} ${item}`) !== answer)
      .length;
  });

const server = await BenchServer.create();
try {
  await server.start();
  await fill(server);
  await server.signIn();
  const waveId = await openWave(server);
  const ids = await withAdmin(server, async (client) =>
    (await client.query<{ id: string }>('select id from grappe.organisations order by id')).rows.map(
      ({ id }) => id,
    ),
  );
  const start = performance.now();
  await answerAll(server, waveId, ids);
  const seconds = (performance.now() - start) / 1000;
  const submitted = await withAdmin(server, async (client) =>
    Number(
      (await client.query(`select count(*) from grappe.responses where submitted_at is not null`)).rows[0]
        ?.count,
    ),
  );
  const lost = await lostAnswers(server);
  const needed = (wholeCampaign * (acknowledged.length / firms)) / 3600;
  console.log(
    `${firms} firms, ${acknowledged.length} answers in ${seconds.toFixed(1)} s, the server killed twice`,
  );
  console.log(`acknowledged and lost: ${lost}; finished: ${submitted} of ${firms}`);
  console.log(
    `${(acknowledged.length / seconds).toFixed(0)} answers a second; ${wholeCampaign} firms within an hour need ${needed.toFixed(0)}: ` +
      `${(acknowledged.length / seconds / needed).toFixed(1)} times that`,
  );
  process.exitCode = lost === 0 && submitted === firms ? 0 : 1;
} finally {
  await server.stop();
  await server.remove();
}
