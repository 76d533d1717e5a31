import fc from 'fast-check';
import type { ApiRoute } from '../api/describe-api.ts';
import { combined, fill, requireThings } from '../api/addresses.ts';
import type { Identifiers, KnownIdentifiers } from '../api/known-identifiers.ts';
import { clusterId, clusters, visitors, type Cluster, type Visitor } from '../scene/world.ts';
import { hostileText, hostileValue } from './hostile-values.ts';
import { valuesOf, type IdentifierSource } from './schema-arbitrary.ts';

/** A request as it goes out. */
export interface FuzzedRequest {
  readonly visitor: Visitor;
  readonly route: ApiRoute;
  readonly url: string;
  readonly body: string | Buffer | undefined;
  readonly headers: Readonly<Record<string, string>>;
}

/** Those who may do something where the address leads come more often. */
const atHome: Readonly<Record<Cluster | 'anywhere', readonly Visitor[]>> = {
  alpha: [
    ...(['manager', 'manager', 'manager', 'ownerOfA', 'ownerOfA', 'ownerOfB', 'ownerOfC'] as const),
    ...(['teamMember', 'employeeOfA', 'boardMember', 'relay', 'observer', 'researcher'] as const),
  ],
  beta: ['betaManager', 'betaManager', 'ownerOfBetaOne', 'twoHats'],
  gamma: ['gammaManager', 'gammaManager', 'ownerOfGammaOne', 'twoHats'],
  anywhere: ['administrator', 'manager', 'ownerOfA', 'stranger', 'signedOut'],
};

const callersAt = (url: string): readonly Visitor[] =>
  atHome[clusters.find((cluster) => url.includes(clusterId(cluster))) ?? 'anywhere'];

/** Of a route that takes its time by intention, or starts a thread, fewer requests are made. */
const slow =
  /document\.\{format\}|join-requests$|request-password|reset|sign-in|change-password|\/imports$|mapping$|platform\/clusters$/;

/** Requests from the description of the API: well made, badly made, and anything between. */
export function fuzzedRequests(
  routes: readonly ApiRoute[],
  known: KnownIdentifiers,
): fc.Arbitrary<FuzzedRequest> {
  const identifiers = identifierSource(known);
  return fc.oneof(
    ...routes.map((route) => ({
      weight: slow.test(route.path) ? 1 : 8,
      arbitrary: requestsOf(route, known, identifiers),
    })),
  );
}

/** An identifier of the kind that the name tells, of another kind or another cluster, or of nothing. */
const identifierSource =
  (known: KnownIdentifiers): IdentifierSource =>
  (name) => {
    const likely = known.named(name.endsWith('Id') ? name : 'organisationId');
    const any = ['organisationId', 'personId', 'roomId', 'planId', 'clusterId'].flatMap((kind) =>
      known.named(kind),
    );
    return fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...(likely.length === 0 ? any : likely)) },
      { weight: 2, arbitrary: fc.constantFrom(...any) },
      { weight: 1, arbitrary: fc.uuid() },
      {
        weight: 1,
        arbitrary: fc.constantFrom(
          '00000000-0000-0000-0000-000000000000',
          'ffffffff-ffff-ffff-ffff-ffffffffffff',
          ...any.slice(0, 3).map((id) => id.toUpperCase()),
        ),
      },
    );
  };

function requestsOf(
  route: ApiRoute,
  known: KnownIdentifiers,
  identifiers: IdentifierSource,
): fc.Arbitrary<FuzzedRequest> {
  return fc
    .record({
      caller: fc.oneof(
        { weight: 4, arbitrary: fc.nat().map((rank) => ({ rank })) },
        { weight: 1, arbitrary: fc.constantFrom(...visitors) },
      ),
      path: paths(route, known, identifiers),
      query: queries(route, identifiers),
      sent: bodies(route, identifiers),
    })
    .map(({ caller, path, query, sent }) => ({
      visitor: typeof caller === 'string' ? caller : pickedFrom(callersAt(path), caller.rank),
      route,
      url: query === '' ? path : `${path}?${query}`,
      body: sent?.body,
      headers: sent === undefined ? {} : { 'content-type': sent.type },
    }));
}

const pickedFrom = (some: readonly Visitor[], rank: number): Visitor =>
  some[rank % some.length] ?? 'signedOut';

/** Mostly addresses of things that are there; else each part from anywhere, or nothing that an address may hold. */
function paths(
  route: ApiRoute,
  known: KnownIdentifiers,
  identifiers: IdentifierSource,
): fc.Arbitrary<string> {
  const { path, pathParameters } = route;
  const choices = combined(pathParameters.filter(({ schema }) => schema.enum !== undefined));
  const real = fc
    .tuple(fc.constantFrom(...requireThings(route, known)), fc.constantFrom(...choices))
    .map(([thing, choice]) => fill(path, { ...thing.identifiers, ...choice }));
  const each = (values: (name: string) => fc.Arbitrary<string>) =>
    fc
      .record(Object.fromEntries(pathParameters.map(({ name }) => [name, values(name)])))
      .map((values) => fill(path, values as Identifiers));
  const torn = each(() => hostileText.map((text) => text.toWellFormed().slice(0, 300)));
  return fc.oneof(
    { weight: 7, arbitrary: real },
    { weight: 2, arbitrary: each(identifiers) },
    { weight: 1, arbitrary: torn },
  );
}

function queries(route: ApiRoute, identifiers: IdentifierSource): fc.Arbitrary<string> {
  if (route.queryParameters.length === 0) return fc.constant('');
  const one = fc.oneof(
    ...route.queryParameters.map(({ name, schema }) =>
      valuesOf(schema, name, { identifiers, hostile: 25 }).map((value) => [name, asText(value)] as const),
    ),
  );
  // A stream that is followed never ends.
  const following = route.queryParameters.some(({ name }) => name === 'follow')
    ? [['follow', '0'] as const]
    : [];
  return fc
    .array(one, { maxLength: 4 })
    .map((pairs) =>
      [...pairs.filter(([name]) => name !== 'follow'), ...following]
        .map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`)
        .join('&'),
    );
}

const asText = (value: unknown): string =>
  (typeof value === 'string' ? value : (JSON.stringify(value) ?? '')).slice(0, 2000);

interface Sent {
  readonly type: string;
  readonly body: string | Buffer;
}

function bodies(route: ApiRoute, identifiers: IdentifierSource): fc.Arbitrary<Sent | undefined> {
  if (route.method === 'GET') return fc.constant(undefined);
  const json = (value: fc.Arbitrary<unknown>) =>
    value.map((body) => ({ type: 'application/json', body: JSON.stringify(body) ?? 'null' }));
  const torn = fc.constantFrom<Sent>(
    { type: 'application/json', body: '{"name": ' },
    { type: 'application/json', body: '' },
    { type: 'application/json', body: '{"__proto__":{"x":1}}' },
    { type: 'application/json', body: `${'['.repeat(20_000)}${']'.repeat(20_000)}` },
    { type: 'application/json', body: Buffer.from('7b22c3288822', 'hex') },
    { type: 'text/plain', body: 'name=1' },
    { type: 'application/x-www-form-urlencoded', body: 'name=1&role=cluster_manager' },
    { type: 'application/xml', body: '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>' },
    { type: 'multipart/form-data', body: 'no boundary' },
    { type: 'multipart/form-data; boundary=x', body: '--x\r\nContent-Disposition: form-data; name="file"' },
  );
  if (route.body === null) return fc.oneof(fc.constant(undefined), json(hostileValue), torn, forms());
  const described = (hostile: number) => json(valuesOf(route.body ?? {}, '', { identifiers, hostile }));
  return fc.oneof(
    { weight: 5, arbitrary: described(0) },
    { weight: 5, arbitrary: described(12) },
    { weight: 1, arbitrary: json(hostileValue) },
    { weight: 1, arbitrary: torn },
    { weight: 1, arbitrary: forms() },
  );
}

/** A form with a file, as far as forms go. */
const forms = (): fc.Arbitrary<Sent> =>
  fc
    .record({
      kind: fc.oneof(fc.constantFrom('members', 'ties'), hostileText),
      name: fc.oneof(fc.constantFrom('a.csv', 'a.xlsx', 'a.pdf', 'a.gexf', 'a.txt'), hostileText),
      content: fc.oneof(
        fc.constantFrom(
          'nom;pays\r\nVignes;FR\r\n',
          'PK\u0003\u0004',
          '<gexf><graph>',
          '%PDF-1.7',
          'a;b\r\n'.repeat(300),
        ),
        hostileText,
      ),
    })
    .map(({ kind, name, content }) => {
      const part = (head: string, body: string) =>
        `--border\r\nContent-Disposition: form-data; ${head}\r\n\r\n${body}\r\n`;
      const file = `name="file"; filename="${name.toWellFormed().replaceAll(/["\r\n]/g, '_')}"`;
      return {
        type: 'multipart/form-data; boundary=border',
        body: Buffer.from(`${part('name="kind"', kind)}${part(file, content)}--border--\r\n`),
      };
    });
