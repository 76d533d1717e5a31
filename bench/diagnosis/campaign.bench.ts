/**
 * `node bench/diagnosis/campaign.bench.ts [firms] [minutes]`: firms answer the short form through the real server, each in the name of
 * its own person, one call per answer, eight at a time; twice on the way the server is killed with -9 and started again. Then: is every
 * acknowledged answer there, and would 5,000 firms fit within an hour? 200 firms (5,000 for the whole) and 10 minutes at most by
 * default: firms that did not begin by then are left out of the figures, and told.
 */
import { createHmac } from 'node:crypto';
import { runningAddress } from '@grappe/database/launcher';
import { roleSecret } from '@grappe/database';
import pg from 'pg';
import type { InstrumentItem } from '@grappe/contracts/instruments';
import { BenchServer } from '../server/bench-server.ts';

const firms = Number(process.argv[2] ?? 200);
const minutes = Number(process.argv[3] ?? 10);
const atOnce = 8;
const wholeCampaign = 5000;
/** Longest time in which 19 answers out of 20 are kept: a finger goes on to the next question. */
const aimMilliseconds = 200;

/** Processor time of an undisturbed stretch, before the first kill. */
const costs: { answers: number; server: number; database: number }[] = [];

interface Firm {
  readonly organisationId: string;
  readonly cookie: string;
}

interface Kept {
  readonly responseId: string;
  readonly item: string;
  readonly answer: number | string;
}

const acknowledged: Kept[] = [];
const json = async <Answer>(answer: Promise<Response>): Promise<Answer> =>
  (await (await answer).json()) as Answer;
const took: number[] = [];
const asFirm = (server: BenchServer, { cookie }: Firm, method: string, path: string, body?: unknown) =>
  server.call(path, {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
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

/** Firms, each with a person who speaks for it and is signed in. */
const fill = (server: BenchServer): Promise<Firm[]> =>
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
      `insert into accounts."user" (id, name, email, "emailVerified") select id, name, id || '@example.org', true from grappe.organisations`,
    );
    await client.query(
      `insert into grappe.people (user_id, display_name, email, language) select id, name, id || '@example.org', 'fr' from grappe.organisations`,
    );
    await client.query(
      `insert into grappe.role_grants (person_id, cluster_id, organisation_id, role)
       select p.id, o.cluster_id, o.id, 'firm_owner' from grappe.organisations o join grappe.people p on p.user_id = o.id::text`,
    );
    const { rows } = await client.query<{ token: string; organisationId: string }>(
      `insert into accounts.session (id, token, "userId", "expiresAt")
       select gen_random_uuid(), md5(random()::text || o.id), o.id, now() + interval '1 day' from grappe.organisations o order by o.id
       returning token, "userId" as "organisationId"`,
    );
    await client.query('vacuum analyze');
    return rows.map(({ token, organisationId }) => ({ organisationId, cookie: cookieOf(server, token) }));
  });

/** As the sign-in library signs it. */
function cookieOf(server: BenchServer, token: string): string {
  const secret = createHmac('sha256', roleSecret(runningAddress(server.dataFolder) ?? ''))
    .update('grappe sessions')
    .digest('hex');
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return `grappe.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

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
async function answerForm(server: BenchServer, waveId: string, firm: Firm, rank: number): Promise<void> {
  const mine = '/me/diagnosis';
  const begin = { organisationId: firm.organisationId, consent: true, forResearch: false };
  const { id } = await again(() =>
    json<{ id: string }>(asFirm(server, firm, 'POST', `${mine}/waves/${waveId}/responses`, begin)),
  );
  const one = `${mine}/responses/${id}`;
  const { items } = await again(() => json<{ items: InstrumentItem[] }>(asFirm(server, firm, 'GET', one)));
  for (const [at, item] of items.entries()) {
    const answer = item.kind === 'scale' ? 1 + ((rank + at) % 7) : 'now';
    const start = performance.now();
    await again(() =>
      asFirm(server, firm, 'PUT', `${one}/answers`, { answers: { [item.id]: answer } }).then((kept) =>
        kept.arrayBuffer(),
      ),
    );
    took.push(performance.now() - start);
    acknowledged.push({ responseId: id, item: item.id, answer });
  }
  await again(() => asFirm(server, firm, 'POST', `${one}/submit`, {}).catch(asDone));
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

/** Everybody answers, as far as the time allows; at a third and at two thirds of the way the server is killed. */
async function answerAll(server: BenchServer, waveId: string, everybody: readonly Firm[]): Promise<number> {
  const waiting = everybody.map((firm, rank) => ({ firm, rank }));
  const kills = [Math.floor(firms / 3), Math.floor((2 * firms) / 3)];
  const until = performance.now() + minutes * 60_000;
  let begun = 0;
  costs.push(await costSoFar(server));
  const one = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      if (performance.now() > until) return;
      begun += 1;
      if (next.rank === kills[0]) costs.push(await costSoFar(server));
      if (kills.includes(next.rank)) await killAndStart(server);
      await answerForm(server, waveId, next.firm, next.rank);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, one));
  return begun;
}

const costSoFar = async (server: BenchServer): Promise<(typeof costs)[number]> => ({
  answers: acknowledged.length,
  ...(await server.processorSeconds()),
});

const lostAnswers = (server: BenchServer): Promise<number> =>
  withAdmin(server, async (client) => {
    const { rows } = await client.query<Kept>(
      `select response_id as "responseId", item, answer from grappe.response_answers`,
    );
    const kept = new Map(rows.map((row) => [`${row.responseId} ${row.item}`, row.answer]));
    return acknowledged.filter(({ responseId, item, answer }) => kept.get(`${responseId} ${item}`) !== answer)
      .length;
  });

const countSubmitted = (server: BenchServer): Promise<number> =>
  withAdmin(server, async (client) => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) from grappe.responses where submitted_at is not null`,
    );
    return Number(rows[0]?.count);
  });

/** What was measured, beside what is aimed at; whether nothing was lost. */
async function tell(server: BenchServer, begun: number, seconds: number): Promise<boolean> {
  const submitted = await countSubmitted(server);
  const lost = await lostAnswers(server);
  const needed = (wholeCampaign * (acknowledged.length / begun)) / 3600;
  const rate = acknowledged.length / seconds;
  const sorted = took.toSorted((a, b) => a - b);
  const late = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  console.log(
    `${begun} firms, ${acknowledged.length} answers in ${seconds.toFixed(1)} s, killed twice on the way`,
  );
  if (begun < firms)
    console.log(`${firms - begun} of ${firms} firms did not begin within ${minutes} minutes`);
  console.log(`acknowledged and lost: ${lost} (aim 0); finished: ${submitted} of ${begun}`);
  console.log(
    `${rate.toFixed(0)} answers a second; aim ${needed.toFixed(0)}, for ${wholeCampaign} firms within an hour: ${(rate / needed).toFixed(1)} times the aim`,
  );
  console.log(
    `an answer is kept after ${(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN).toFixed(0)} ms (median), ${late.toFixed(0)} ms (p95): ${(late / aimMilliseconds).toFixed(2)} of the aim`,
  );
  tellCosts();
  return lost === 0 && submitted === begun;
}

/** What an answer costs, with its part of beginning and finishing a form: two cores give 2,000 ms of processor a second at most. */
function tellCosts(): void {
  const [from, to] = costs;
  if (from === undefined || to === undefined) return;
  const each = (part: 'server' | 'database'): number =>
    (1000 * (to[part] - from[part])) / (to.answers - from.answers);
  console.log(
    `processor time of an answer: server ${each('server').toFixed(1)} ms, database ${each('database').toFixed(1)} ms (${to.answers - from.answers} answers before the first kill)`,
  );
}

const server = await BenchServer.create();
try {
  await server.start();
  const everybody = await fill(server);
  await server.signIn();
  const waveId = await openWave(server);
  const start = performance.now();
  const begun = await answerAll(server, waveId, everybody);
  const isWhole = await tell(server, begun, (performance.now() - start) / 1000);
  process.exitCode = isWhole ? 0 : 1;
} finally {
  await server.stop();
  await server.remove();
}
