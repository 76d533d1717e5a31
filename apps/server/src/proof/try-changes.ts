import fc from 'fast-check';
import { fill, requireThings } from './api/addresses.ts';
import { nameOf, type ApiRoute } from './api/describe-api.ts';
import type { KnownIdentifiers, KnownThing } from './api/known-identifiers.ts';
import { valuesOf } from './fuzz/schema-arbitrary.ts';
import type { ProofApp } from './scene/proof-app.ts';
import type { Visitor } from './scene/world.ts';
import { thingsFor, type Judge } from './visits.ts';

/**
 * Changes that are not tried: what goes by another connection than the one that takes them back (accounts, sessions that
 * are closed, files that a thread reads), and answers nothing but that it is done.
 */
const notTakenBack =
  /^\/api\/(auth|account)\/|\/imports$|\/mapping$|\/end$|\/deactivate$|^\/api\/join-requests$/;

const seed = 20_261_121;

/** One of each role, here and elsewhere: the others read and write by the same policies. */
export const changers: readonly Visitor[] = [
  'manager',
  'boardMember',
  'ownerOfA',
  'ownerOfB',
  'ownerOfC',
  'relay',
  'observer',
  'researcher',
  'betaManager',
  'ownerOfBetaOne',
  'gammaManager',
  'administrator',
  'signedOut',
];

/** What came of the changes: how many were made, and which routes told a second person how things stand. */
export interface TriedChanges {
  made: number;
  readonly routes: Set<string>;
  readonly toldCurrent: Set<string>;
  /** Refused because of how things stand (409), without saying how. */
  readonly mute: Set<string>;
}

export const noChanges = (): TriedChanges => ({
  made: 0,
  routes: new Set(),
  toldCurrent: new Set(),
  mute: new Set(),
});

/** Sends every change to things here and elsewhere, as a visitor, and has its answer judged; each is taken back. */
export async function tryChanges(
  { proof, routes, known, judge }: Trial,
  visitor: Visitor,
  tried: TriedChanges,
): Promise<void> {
  const caller = (await proof.as(visitor)).before(proof.rehearsal);
  for (const route of routes.filter(({ method, path }) => method !== 'GET' && !notTakenBack.test(path))) {
    const { here, elsewhere } = thingsFor(visitor, requireThings(route, known));
    const aims = [...spread(here, 1).flatMap((thing) => [thing, thing]), ...spread(elsewhere, 1)];
    for (const [rank, thing] of aims.entries()) {
      const url = addressOf(route, thing, rank);
      const body = bodyFor(route, known, thing, rank);
      const answer = await caller.call(route.method, url, body);
      judge.answer(visitor, route, `${url} ${JSON.stringify(body)}`, answer);
      note(tried, route, answer);
    }
  }
}

interface Trial {
  readonly proof: ProofApp;
  readonly routes: readonly ApiRoute[];
  readonly known: KnownIdentifiers;
  readonly judge: Judge;
}

function note(
  tried: TriedChanges,
  route: ApiRoute,
  answer: { readonly statusCode: number; readonly body: string },
): void {
  tried.made++;
  tried.routes.add(nameOf(route));
  if (answer.statusCode !== 409) return;
  const { code, current } = JSON.parse(answer.body) as { code: string; current?: unknown };
  if (current === undefined) tried.mute.add(`${nameOf(route)} ${code}`);
  else tried.toldCurrent.add(nameOf(route));
}

/** Some of many, from end to end. */
const spread = <Item>(items: readonly Item[], count: number): readonly Item[] =>
  items.length <= count
    ? items
    : Array.from({ length: count }, (_, rank) => items[Math.floor((rank * items.length) / count)] as Item);

function addressOf(route: ApiRoute, { identifiers }: KnownThing, rank: number): string {
  const listed = route.pathParameters.flatMap(({ name, schema }) =>
    schema.enum === undefined ? [] : [[name, String(schema.enum[rank % schema.enum.length])] as const],
  );
  return fill(route.path, { ...identifiers, ...Object.fromEntries(listed) });
}

/** A body as the description asks for, about things of the same cluster; the second time from the version that most have. */
function bodyFor(route: ApiRoute, known: KnownIdentifiers, thing: KnownThing, rank: number): unknown {
  if (route.body === null) return undefined;
  const near = (name: string): readonly string[] => {
    const found = thing.clusterId === null ? known.named(name) : known.inCluster(name, thing.clusterId);
    return found.length === 0 ? known.named('organisationId') : found;
  };
  const identifiers = (name: string) =>
    fc.constantFrom(...near(name.endsWith('Id') ? name : 'organisationId'));
  const [body] = fc.sample(valuesOf(route.body, '', { identifiers, hostile: 0 }), {
    seed: seed + rank,
    numRuns: 1,
  });
  const isObject = typeof body === 'object' && body !== null && !Array.isArray(body);
  return isObject && 'version' in body && rank % 2 === 1 ? { ...body, version: 1 } : body;
}
