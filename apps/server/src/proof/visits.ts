import type { LightMyRequestResponse } from 'fastify';
import { addressesOf, requireThings, type Address } from './api/addresses.ts';
import { nameOf, type ApiRoute } from './api/describe-api.ts';
import type { KnownIdentifiers, KnownThing } from './api/known-identifiers.ts';
import { coordinates, mayRead } from './entitlement.ts';
import type { Markers } from './markers.ts';
import { textsOf } from './reading/texts-of.ts';
import { clusterId, hatsOf, type Visitor } from './scene/world.ts';

/** Things of each cluster elsewhere that a visitor tries, at their own address and at its own cluster's. */
const triedElsewhere = { thoroughly: 3, plainly: 1 };

/** They ask with every query parameter; the others, who read by the same policies, without. */
const thorough: ReadonlySet<Visitor> = new Set<Visitor>([
  'manager',
  'ownerOfB',
  'ownerOfC',
  'relay',
  'ownerOfBetaOne',
  'observer',
  'signedOut',
]);

/** What a visitor tries of a route: all of its own clusters, some of the others, and theirs in the place of its own. */
export function addressesFor(visitor: Visitor, route: ApiRoute, known: KnownIdentifiers): Address[] {
  const { here, elsewhere } = thingsFor(visitor, requireThings(route, known));
  return chosen(visitor, route, [
    ...addressesOf(route, known, here, thorough.has(visitor) ? 'everything' : 'plainly'),
    ...addressesOf(route, known, elsewhere, 'once'),
  ]);
}

/** What a visitor tries of a route in its own clusters alone. */
export function ownAddressesFor(visitor: Visitor, route: ApiRoute, known: KnownIdentifiers): Address[] {
  const { here } = thingsFor(visitor, requireThings(route, known));
  const asked = thorough.has(visitor) ? 'everything' : 'plainly';
  return chosen(visitor, route, addressesOf(route, known, here, asked));
}

function chosen(visitor: Visitor, route: ApiRoute, all: readonly Address[]): Address[] {
  // In another language the same values are told by other words.
  const addresses = all.filter(({ url }) => visitor === 'manager' || !url.includes('language='));
  const asked = costly[route.path];
  if (asked === undefined) return addresses;
  if (!coordinates(visitor, 'alpha'))
    return thorough.has(visitor) ? addresses : addresses.filter(({ url }) => asked.others?.test(url) ?? true);
  return addresses
    .filter(({ url }) => asked[visitor === 'manager' ? 'all' : 'few'].test(url))
    .slice(0, visitor === 'manager' ? 7 : 1);
}

/** Routes that start a thread for each answer: whoever is let in asks for a few, whoever is not for all of them, or
 * for `others` of them. */
const costly: Readonly<
  Record<string, { readonly all: RegExp; readonly few: RegExp; readonly others?: RegExp }>
> = {
  // Every format for the coordinator, and the shareable version of two.
  '/api/clusters/{clusterId}/plans/{planId}/document.{format}': {
    all: /document\.\w+$|(json|docx)\?audience=shareable/,
    few: /\.json$/,
  },
  '/api/clusters/{clusterId}/groups/{groupId}/documents/{documentId}/document.{format}': {
    all: /document\.\w+$/,
    few: /\.html$/,
    others: /\.html$/,
  },
  '/api/clusters/{clusterId}/alliances/{allianceId}/drafts/{kind}/document.{format}': {
    all: /document\.\w+$/,
    few: /\.html$/,
    others: /\.html$/,
  },
  '/api/clusters/{clusterId}/people/{personId}/handover/document.{format}': {
    all: /document\.\w+$/,
    few: /\.html$/,
  },
  '/api/clusters/{clusterId}/reports/{reportId}/report.{format}': { all: /report\.\w+$/, few: /\.html$/ },
  '/api/clusters/{clusterId}/diagnosis/{waveId}/report.{format}': {
    all: /report\.\w+$/,
    few: /\.html$/,
    others: /\.html$/,
  },
  '/api/clusters/{clusterId}/evidence/report.{format}': {
    all: /report\.\w+$/,
    few: /\.html$/,
    others: /\.html$/,
  },
  '/api/clusters/{clusterId}/instruments/versions/{versionId}/questionnaire.{format}': {
    all: /questionnaire\.\w+$/,
    few: /\.html$/,
    others: /\.html$/,
  },
};

export function thingsFor(
  visitor: Visitor,
  things: readonly KnownThing[],
): { readonly here: readonly KnownThing[]; readonly elsewhere: readonly KnownThing[] } {
  const own = new Set(
    hatsOf(visitor).flatMap(({ cluster }) => (cluster === null ? [] : [clusterId(cluster)])),
  );
  const most = triedElsewhere[thorough.has(visitor) ? 'thoroughly' : 'plainly'];
  const counts = new Map<string, number>();
  const elsewhere: KnownThing[] = [];
  const here = things.filter((thing) => {
    if (thing.clusterId === null || own.has(thing.clusterId)) return true;
    const count = (counts.get(thing.clusterId) ?? 0) + 1;
    counts.set(thing.clusterId, count);
    if (count <= most) elsewhere.push(thing);
    return false;
  });
  const moved = [...own].flatMap((mine) =>
    elsewhere
      .filter(({ identifiers }) => Object.keys(identifiers).length > 1 && 'clusterId' in identifiers)
      .map(({ identifiers }) => ({ identifiers: { ...identifiers, clusterId: mine }, clusterId: mine })),
  );
  return { here, elsewhere: [...elsewhere, ...moved] };
}

/** What came to whom without being theirs. */
export interface Leak {
  readonly route: string;
  readonly visitor: Visitor;
  readonly marker: string;
  readonly place: string;
  readonly url: string;
}

/** Reads answers as their visitors do, and keeps what must not have come to them. */
export class Judge {
  readonly leaks: Leak[] = [];
  readonly readBySomebody = new Set<string>();
  /** Answers that are the server's fault. */
  readonly failures: string[] = [];
  answers = 0;
  readonly #markers: Markers;

  constructor(markers: Markers) {
    this.#markers = markers;
  }

  answer(visitor: Visitor, route: ApiRoute | string, url: string, answer: LightMyRequestResponse): void {
    this.answers++;
    const name = typeof route === 'string' ? route : nameOf(route);
    if (answer.statusCode >= 500) this.failures.push(`${name} × ${visitor}: ${answer.statusCode} ${url}`);
    this.text(visitor, name, url, textsOf(answer));
  }

  /** `url` holds what the visitor typed: what is said back to it is nothing new. */
  text(visitor: Visitor, route: string, url: string, text: string): void {
    for (const { token, place, whom } of this.#markers.foundIn(text)) {
      if (url.includes(token)) continue;
      if (mayRead(visitor, whom)) this.readBySomebody.add(token);
      else this.leaks.push({ route, visitor, marker: token, place, url });
    }
  }

  /** Each leak once, as a person reads it. */
  report(): string[] {
    const lines = this.leaks.map(
      ({ route, visitor, marker, place }) => `${route} × ${visitor} × ${marker} (${place})`,
    );
    return [...new Set(lines)];
  }
}
