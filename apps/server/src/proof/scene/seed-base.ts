import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import {
  clusterId,
  clusters,
  emailOf,
  firmId,
  firms,
  people,
  personId,
  type Cluster,
  type Firm,
  type Person,
} from './world.ts';

export const changeSetOf = (cluster: Cluster): string => sceneId(`proof:change:${cluster}`);

/** Whoever holds a role in a cluster knows its name; so does the platform. */
export const knowing = (cluster: Cluster): Whom => ({
  kind: 'people',
  people: (Object.keys(people) as Person[]).filter((person) =>
    people[person].some(
      (hat) => hat.role === 'platform_administrator' || (hat.cluster === cluster && !('ended' in hat)),
    ),
  ),
});

/** The clusters, the people with their accounts and roles, and the organisations with their public identity. */
export async function seedBase(client: pg.Client, markers: Markers, passwordHash: string): Promise<void> {
  for (const cluster of clusters) await seedCluster(client, markers, cluster);
  for (const person of Object.keys(people) as Person[])
    await seedPerson(client, markers, person, passwordHash);
  for (const cluster of clusters) await seedDirectory(client, markers, cluster);
  await seedGrants(client);
}

async function seedCluster(client: pg.Client, markers: Markers, cluster: Cluster): Promise<void> {
  // Alpha and beta have public pages and an alliance, which name them; gamma has nothing of the kind.
  const name = cluster === 'gamma' ? markers.word('clusters.name', knowing('gamma')) : 'Grappe';
  await insert(client, 'clusters', {
    id: clusterId(cluster),
    slug: cluster,
    name: `${name} ${cluster}`,
    kind: markers.word('clusters.kind', knowing(cluster)),
    country: 'FR',
    territory: markers.word('clusters.territory', knowing(cluster)),
    settings: JSON.stringify({ note: markers.word('clusters.settings', knowing(cluster)) }),
  });
}

async function seedPerson(
  client: pg.Client,
  markers: Markers,
  person: Person,
  passwordHash: string,
): Promise<void> {
  const alone: Whom = { kind: 'people', people: [person] };
  const account = `account-${person}`;
  const email = emailOf(person);
  await insert(client, 'people', {
    id: personId(person),
    user_id: account,
    display_name: `${person} ${markers.word('people.display_name', nameOf(person))}`,
    email,
    language: person.length % 2 === 0 ? 'fr' : 'en',
  });
  await insert(client, 'accounts."user"', {
    id: account,
    name: markers.word('accounts.user.name', alone),
    email,
    image: markers.word('accounts.user.image', alone),
  });
  await insert(client, 'accounts.account', {
    id: `credential-${account}`,
    '"accountId"': account,
    '"providerId"': 'credential',
    '"userId"': account,
    password: passwordHash,
  });
}

/**
 * A name is known to whoever reads a directory of its clusters (it stands beside what it wrote) and, because rooms of the
 * alliance name who is in, to readers of alpha and beta alike; the platform knows everybody. A researcher knows the team of its
 * cluster, whom it names on its studies of interviews. Who runs a cluster knows those of any cluster who wrote in the community.
 */
function nameOf(person: Person): Whom {
  const hats = people[person] as readonly { readonly cluster: Cluster | null }[];
  const readers = hats.flatMap(({ cluster }): Whom[] => {
    if (cluster === null) return [];
    return cluster === 'gamma'
      ? [{ kind: 'cluster', cluster }]
      : [{ kind: 'alliance', clusters: ['alpha', 'beta'] }];
  });
  const known: readonly Person[] = person === 'manager' || person === 'teamMember' ? ['researcher'] : [];
  const community: readonly Whom[] =
    person === 'manager' || person === 'betaManager' ? [{ kind: 'coordinator', cluster: 'gamma' }] : [];
  return {
    kind: 'any',
    of: [{ kind: 'people', people: [person, 'administrator', ...known] }, ...readers, ...community],
  };
}

async function seedDirectory(client: pg.Client, markers: Markers, cluster: Cluster): Promise<void> {
  const here: Whom = { kind: 'cluster', cluster };
  const author: Record<Cluster, Person> = {
    alpha: 'manager',
    beta: 'betaManager',
    gamma: 'gammaManager',
  };
  await insert(client, 'change_sets', {
    id: changeSetOf(cluster),
    cluster_id: clusterId(cluster),
    kind: 'import',
    author: personId(author[cluster]),
    summary: JSON.stringify({ note: markers.word('change_sets.summary', { kind: 'coordinator', cluster }) }),
  });
  const place = sceneId(`proof:place:${cluster}`);
  await insert(client, 'places', {
    id: place,
    cluster_id: clusterId(cluster),
    name: markers.word('places.name', here),
    country: 'FR',
    region: markers.word('places.region', here),
    departement: '33',
    insee_code: markers.word('places.insee_code', here),
    postcode: markers.word('places.postcode', here),
    latitude: 44.9,
    longitude: -0.2,
    precision: 'commune',
  });
  for (const firm of Object.keys(firms) as Firm[]) {
    if (firms[firm] === cluster) await seedFirm(client, markers, firm, place);
  }
}

const kindOf = (firm: Firm): string =>
  firm === 'lab' ? 'lab' : firm === 'abroad' ? 'foreign_partner' : 'sme';

/** Firms that show something to the alliance, or whose people are in its room, are named there; public ones everywhere. */
const identityOf = (firm: Firm): Whom =>
  firm === 'firmA' || firm === 'firmB'
    ? { kind: 'public' }
    : firms[firm] === 'gamma'
      ? { kind: 'cluster', cluster: 'gamma' }
      : { kind: 'alliance', clusters: ['alpha', 'beta'] };

async function seedFirm(client: pg.Client, markers: Markers, firm: Firm, place: string): Promise<void> {
  const cluster = firms[firm];
  const here: Whom = { kind: 'cluster', cluster };
  const ids = { cluster_id: clusterId(cluster), organisation_id: firmId(firm) };
  await insert(client, 'organisations', {
    id: firmId(firm),
    cluster_id: clusterId(cluster),
    name: `Maison ${firm} ${markers.word('organisations.name', speaking(firm))}`,
    kind: kindOf(firm),
    country: firm === 'abroad' ? 'ES' : 'FR',
    sector: markers.word('organisations.sector', here),
    place_id: place,
    outside: firm === 'abroad',
    external_ref: markers.word('organisations.external_ref', here),
    opened_by: changeSetOf(cluster),
  });
  await insert(client, 'memberships', { ...ids, since: '2020-01-01', opened_by: changeSetOf(cluster) });
  await insert(client, 'identity_changes', {
    ...ids,
    change_set_id: changeSetOf(cluster),
    before: JSON.stringify({ name: markers.word('identity_changes.before', here) }),
    after: JSON.stringify({ name: markers.word('identity_changes.after', here) }),
  });
}

/** One's own organisation is named with one's role, whatever it is. */
const speaking = (firm: Firm): Whom => ({ kind: 'any', of: [identityOf(firm), { kind: 'self', firm }] });

async function seedGrants(client: pg.Client): Promise<void> {
  for (const person of Object.keys(people) as Person[]) {
    for (const hat of people[person]) {
      await insert(client, 'role_grants', {
        person_id: personId(person),
        cluster_id: hat.cluster === null ? null : clusterId(hat.cluster),
        organisation_id: 'firm' in hat ? firmId(hat.firm) : null,
        role: hat.role,
        ended_at: 'ended' in hat ? new Date() : null,
      });
    }
  }
}
