import fc from 'fast-check';
import { errorCodes } from '@grappe/contracts/errors';
import { describedRoutes, nameOf, type ApiRoute } from '../api/describe-api.ts';
import { KnownIdentifiers } from '../api/known-identifiers.ts';
import { fillScene } from '../scene/fill-scene.ts';
import { freeze, openProofApp, type FrozenScene, type ProofApp } from '../scene/proof-app.ts';
import { fuzzedRequests, type FuzzedRequest } from './fuzzed-request.ts';
import { keepJournal, type WriteJournal } from './write-journal.ts';

export interface FuzzReport {
  readonly requests: number;
  readonly routes: number;
  readonly seed: number;
  /** How many answers had each status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What went wrong, each once, with the number of the request by which it is found again. */
  readonly faults: readonly string[];
}

/** After so many requests the scene begins anew: what they took away is there again. */
const batch = 500;

/**
 * Sends requests made from the API description, the same for the same seed. None may be the server's fault, a refused one
 * leaves nothing behind, and each refusal is `{code, params}` with a code that has its sentences.
 */
export async function runFuzz(count: number, seed: number): Promise<FuzzReport> {
  const first = await openProofApp();
  await fillScene(first);
  const routes = await describedRoutes(first.app);
  const known = await KnownIdentifiers.read(first.database);
  const scene = await freeze(first);
  const requests = fc.sample(fuzzedRequests(routes, known), { seed, numRuns: count });
  const tally = new Tally(routes);
  for (let from = 0; from < count; from += batch)
    await sendBatch(scene, tally, requests.slice(from, from + batch), from);
  await scene.drop();
  return {
    requests: count,
    routes: tally.routesReached,
    seed,
    statuses: tally.statuses,
    faults: tally.faults,
  };
}

async function sendBatch(
  scene: FrozenScene,
  tally: Tally,
  requests: readonly FuzzedRequest[],
  from: number,
): Promise<void> {
  const proof = await scene.open({ working: false });
  const journal = await keepJournal(proof.database);
  for (const [rank, request] of requests.entries()) await send(proof, journal, tally, request, from + rank);
  await proof.close();
}

async function send(
  proof: ProofApp,
  journal: WriteJournal,
  tally: Tally,
  request: FuzzedRequest,
  number: number,
): Promise<void> {
  const { visitor, route, url, body, headers } = request;
  const caller = await proof.as(visitor);
  const answer = await caller.call(route.method, url, body, headers);
  const found = (what: string): void =>
    tally.fault(`#${number} ${nameOf(route)} × ${visitor}: ${what}`, `${nameOf(route)} ${what}`);
  tally.count(route, answer.statusCode);
  if (answer.statusCode >= 500) found(`${answer.statusCode} ${lastFailure(proof)}`);
  const kept = await journal.news();
  if (answer.statusCode < 400) return;
  const unexpected = kept.filter((what) => !keptByRefusals.has(what));
  if (unexpected.length > 0) found(`refused (${answer.statusCode}) and yet wrote: ${unexpected.join(', ')}`);
  const unclear = problemWith(answer.body);
  if (unclear !== null) found(unclear);
}

/** What a refused request may leave behind. */
const keptByRefusals: ReadonlySet<string> = new Set([
  // A challenge is used once, whatever came of it.
  'delete accounts.verification',
]);

const codes: ReadonlySet<string> = new Set(errorCodes);

/** What is wrong with a refusal; null when it is `{code, params}` with a code of the register; `current` when things stand otherwise. */
function problemWith(body: string): string | null {
  let answer: unknown;
  try {
    answer = JSON.parse(body);
  } catch {
    return 'a refusal that is no JSON';
  }
  if (typeof answer !== 'object' || answer === null) return 'a refusal that is no object';
  const { code, params, current: _, ...more } = answer as Record<string, unknown>;
  if (typeof code !== 'string' || !codes.has(code))
    return `a refusal whose code is not registered: ${String(code)}`;
  if (typeof params !== 'object' || params === null) return 'a refusal without params';
  return Object.keys(more).length === 0 ? null : `a refusal that says more: ${Object.keys(more).join()}`;
}

/** The fault as the log has it, for whoever mends it. */
function lastFailure({ logLines }: ProofApp): string {
  const line = logLines.findLast((one) => one.includes('unforeseen failure')) ?? '';
  const { failure } = JSON.parse(line === '' ? '{}' : line) as { failure?: Record<string, unknown> };
  const frames = Array.isArray(failure?.['frames']) ? failure['frames'] : [];
  const ours = frames
    .map(String)
    .filter((frame) => !frame.includes('node_modules') && frame.includes('/src/'));
  const told = [failure?.['type'], failure?.['code'], failure?.['constraint'], failure?.['message']];
  return [
    ...told.filter((part) => part !== undefined),
    ...ours.slice(0, 3).map((frame) => frame.trim()),
  ].join(' ');
}

class Tally {
  readonly statuses = new Map<number, number>();
  readonly #faults = new Map<string, string>();
  readonly #reached = new Set<string>();
  readonly #routes: readonly ApiRoute[];

  constructor(routes: readonly ApiRoute[]) {
    this.#routes = routes;
  }

  count(route: ApiRoute, status: number): void {
    this.#reached.add(nameOf(route));
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }

  /** The same fault of the same route is told once. */
  fault(told: string, same: string): void {
    if (!this.#faults.has(same)) this.#faults.set(same, told);
  }

  get faults(): string[] {
    return [...this.#faults.values()];
  }

  get routesReached(): number {
    return this.#routes.filter((route) => this.#reached.has(nameOf(route))).length;
  }
}
