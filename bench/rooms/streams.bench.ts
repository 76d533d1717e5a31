/**
 * `node bench/rooms/streams.bench.ts [streams] [messages]`: 500 open event streams on one process, 25 people of one room with
 * twenty each. How long until a message has reached every one of them, and what a stream costs in memory.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { BenchServer } from '../server/bench-server.ts';

const streams = Number(process.argv[2] ?? 500);
const messages = Number(process.argv[3] ?? 60);
const streamsOfOne = 20;
const password = 'bench password 2026';
const targetMilliseconds = 300;

interface Arrival {
  readonly sentAt: number;
  readonly after: number[];
  readonly all: Promise<void>;
  readonly arrived: () => void;
}

const arrivals = new Map<string, Arrival>();

function expectArrival(clientId: string): Arrival {
  const after: number[] = [];
  const sentAt = performance.now();
  const { promise, resolve } = Promise.withResolvers<void>();
  const arrived = (): void => {
    if (after.push(performance.now() - sentAt) === streams) resolve();
  };
  const arrival = { sentAt, after, all: promise, arrived };
  arrivals.set(clientId, arrival);
  return arrival;
}

/** Reads frames as they come and notes the messages that this bench sent. */
function listenTo(answer: IncomingMessage): void {
  let rest = '';
  answer.setEncoding('utf8');
  answer.on('data', (text: string) => {
    const frames = (rest + text).split('\n\n');
    rest = frames.pop() ?? '';
    for (const frame of frames) arrivals.get(/"clientId":"([^"]+)"/.exec(frame)?.[1] ?? '')?.arrived();
  });
}

function openStream(url: string, cookie: string, from: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const call = get(url, { headers: { cookie, 'x-forwarded-for': from }, agent: false }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`The stream was refused: ${answer.statusCode}`));
      else {
        listenTo(answer);
        resolve();
      }
    });
    call.on('error', reject);
  });
}

/** Every person calls from an address of its own, as in life: sign-ins are counted by address. */
async function signIn(server: BenchServer, email: string, from: string): Promise<string> {
  const answer = await fetch(`${server.address}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

const residentMegabytes = (server: BenchServer): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.process?.pid}/status`, 'utf8'))?.[1]) / 1024;

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ??
  Number.NaN;

async function addPeople(server: BenchServer): Promise<string[]> {
  const many = Math.ceil(streams / streamsOfOne);
  const emails = Array.from({ length: many }, (_, n) => `person${n}@example.org`);
  for (const email of emails) {
    const body = { name: email, email, language: 'en', role: 'board_member', organisationId: null };
    await server.post('/invitations', body);
    await acceptInvitation(server, email);
  }
  return emails;
}

/** As the invited person does, with the link that the outbox kept. */
async function acceptInvitation(server: BenchServer, email: string): Promise<void> {
  const outbox = (await (await server.call('/mails')).json()) as { mails: { id: string; address: string }[] };
  const mail = outbox.mails.find(({ address }) => address === email);
  const { link } = (await (await server.post(`/mails/${mail?.id}/reveal`, {})).json()) as { link: string };
  const account = { token: new URL(link).hash.slice(1), name: email, password, language: 'en' };
  await server.post('/api/invitations/accept', account);
}

async function openAll(server: BenchServer, cluster: string, emails: readonly string[]): Promise<void> {
  let left = streams;
  for (const [n, email] of emails.entries()) {
    const from = `10.0.0.${n + 1}`;
    const cookie = await signIn(server, email, from);
    const mine = Math.min(left, streamsOfOne);
    left -= mine;
    for (let opened = 0; opened < mine; opened++)
      await openStream(`${server.address}/api/clusters/${cluster}/events`, cookie, from);
  }
}

async function sendAll(server: BenchServer, roomId: string): Promise<Arrival[]> {
  const sent: Arrival[] = [];
  for (let n = 0; n < messages; n++) {
    const clientId = randomUUID();
    const arrival = expectArrival(clientId);
    await server.post(`/rooms/${roomId}/messages`, { clientId, body: `Message ${n}: ${'word '.repeat(40)}` });
    await Promise.race([arrival.all, sleep(5000)]);
    if (arrival.after.length < streams)
      throw new Error(`Message ${n} reached ${arrival.after.length} of ${streams}.`);
    sent.push(arrival);
    await sleep(150);
  }
  return sent;
}

process.env['GRAPPE_TRUST_PROXY'] = '1';
const server = await BenchServer.create();
try {
  await server.start();
  await server.signIn();
  const session = (await (await server.call('/api/session')).json()) as { grants: { clusterId: string }[] };
  const cluster = session.grants[0]?.clusterId ?? '';
  const room = (await (await server.post('/rooms', { kind: 'cluster', title: 'Bench' })).json()) as {
    id: string;
  };
  const emails = await addPeople(server);
  for (let n = 0; n < 20; n++)
    await server.post(`/rooms/${room.id}/messages`, { clientId: randomUUID(), body: 'Warm' });
  await sleep(2000);
  const before = residentMegabytes(server);
  await openAll(server, cluster, emails);
  await sleep(1000);
  const after = residentMegabytes(server);
  const sent = await sendAll(server, room.id);
  const untilAll = sent.map((arrival) => Math.max(...arrival.after));
  const each = sent.flatMap((arrival) => arrival.after);
  const p95 = percentile(untilAll, 0.95);
  console.log(`${streams} streams, ${messages} messages, one process`);
  console.log(
    `until all have it: median ${percentile(untilAll, 0.5).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (target ${targetMilliseconds})`,
  );
  console.log(
    `one stream: median ${percentile(each, 0.5).toFixed(0)} ms, p95 ${percentile(each, 0.95).toFixed(0)} ms`,
  );
  console.log(
    `memory: ${before.toFixed(0)} → ${after.toFixed(0)} MB resident, ${(((after - before) * 1024) / streams).toFixed(0)} kB per stream`,
  );
  if (p95 > targetMilliseconds) process.exitCode = 1;
} finally {
  await server.remove();
  process.exit();
}
