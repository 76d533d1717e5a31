import type pg from 'pg';
import type { Role } from '@grappe/contracts/roles';
import type { TestDatabase } from './create-test-database.ts';
import { sceneId } from './scene-id.ts';
import { seedAllianceFiles } from './seed-alliances.ts';
import { seedAudit } from './seed-audit.ts';
import { seedClusterProfiles } from './seed-cluster-profiles.ts';
import { seedEncounters } from './seed-encounters.ts';
import { seedGroupDocuments } from './seed-group-documents.ts';
import { seedGroupLife } from './seed-group-life.ts';
import { seedAnalyses } from './seed-analyses.ts';
import { seedInstruments } from './seed-instruments.ts';
import { seedInterviews } from './seed-interviews.ts';
import { seedLabel } from './seed-label.ts';
import { seedShares } from './seed-shares.ts';
import { seedMails } from './seed-mails.ts';
import { seedMeetings } from './seed-meetings.ts';
import { seedRegister } from './seed-register.ts';
import { seedRights } from './seed-rights.ts';
import { seedRooms } from './seed-rooms.ts';
import { seedSharing } from './seed-sharing.ts';
import { seedStatistics } from './seed-statistics.ts';
import { seedWork } from './seed-work.ts';

/** Who plays in the scene: one person for each role in the cluster `alpha`, and some from elsewhere. */
export const actors = [
  'manager',
  'teamMember',
  'boardMember',
  'firmOwner',
  'firmEmployee',
  'otherFirm',
  'partner',
  'relay',
  'observer',
  'researcher',
  'otherManager',
  'otherClusterFirm',
  'administrator',
  'stranger',
] as const;
export type Actor = (typeof actors)[number];

export const organisationsOfScene = ['firmA', 'firmB', 'lab', 'abroad', 'firmC', 'firmD'] as const;
export type SceneOrganisation = (typeof organisationsOfScene)[number];

/**
 * Two clusters with every role and at least one row in every table. `firmOwner` and `firmEmployee` speak for `firmA`,
 * `otherFirm` for `firmB`, `partner` for `abroad`; `otherManager` runs `beta`, `otherClusterFirm` speaks for `firmC` there.
 */
export interface Scene {
  readonly clusters: { readonly alpha: string; readonly beta: string };
  readonly people: Readonly<Record<Actor, string>>;
  readonly organisations: Readonly<Record<SceneOrganisation, string>>;
  /** Change sets that made the two directories. */
  readonly changeSets: { readonly alpha: string; readonly beta: string };
}

const grants: readonly {
  actor: Actor;
  role: Role;
  cluster: 'alpha' | 'beta' | null;
  organisation?: SceneOrganisation;
}[] = [
  { actor: 'manager', role: 'cluster_manager', cluster: 'alpha' },
  { actor: 'teamMember', role: 'team_member', cluster: 'alpha' },
  { actor: 'boardMember', role: 'board_member', cluster: 'alpha' },
  { actor: 'firmOwner', role: 'firm_owner', cluster: 'alpha', organisation: 'firmA' },
  { actor: 'firmEmployee', role: 'firm_employee', cluster: 'alpha', organisation: 'firmA' },
  { actor: 'otherFirm', role: 'firm_owner', cluster: 'alpha', organisation: 'firmB' },
  { actor: 'partner', role: 'partner', cluster: 'alpha', organisation: 'abroad' },
  { actor: 'relay', role: 'relay', cluster: 'alpha' },
  { actor: 'observer', role: 'observer', cluster: 'alpha' },
  { actor: 'researcher', role: 'researcher', cluster: 'alpha' },
  { actor: 'otherManager', role: 'cluster_manager', cluster: 'beta' },
  { actor: 'otherClusterFirm', role: 'firm_owner', cluster: 'beta', organisation: 'firmC' },
  { actor: 'administrator', role: 'platform_administrator', cluster: null },
];

const directory: Record<SceneOrganisation, { cluster: 'alpha' | 'beta'; name: string; kind: string }> = {
  firmA: { cluster: 'alpha', name: 'Œnocapteurs Étiage', kind: 'sme' },
  firmB: { cluster: 'alpha', name: 'Tonnellerie du Fleuve', kind: 'sme' },
  lab: { cluster: 'alpha', name: 'Laboratoire de la Vigne', kind: 'lab' },
  abroad: { cluster: 'alpha', name: 'Bodegas Imaginarias', kind: 'foreign_partner' },
  firmC: { cluster: 'beta', name: 'Photonique Inventée', kind: 'sme' },
  firmD: { cluster: 'beta', name: 'Optique Rêvée', kind: 'sme' },
};

const byName = <Name extends string>(names: readonly Name[], prefix: string): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, sceneId(`${prefix}:${name}`)])) as Record<Name, string>;

/** Sets the scene; identifiers are the same on every run. */
export async function seedTwoClusters(database: TestDatabase): Promise<Scene> {
  const scene: Scene = {
    clusters: byName(['alpha', 'beta'], 'cluster'),
    people: byName(actors, 'person'),
    organisations: byName(organisationsOfScene, 'organisation'),
    changeSets: byName(['alpha', 'beta'], 'change'),
  };
  await database.asOwner(async (client) => {
    await seedPeople(client, scene);
    await seedDirectory(client, scene);
    await seedGrants(client, scene);
    await seedFacts(client, scene);
    await seedTies(client, scene);
    await seedWork(client, scene);
    await seedSharing(client, scene);
    await seedAllianceFiles(client, scene);
    await seedEncounters(client, scene);
    await seedRooms(client, scene);
    await seedMeetings(client, scene);
    await seedRegister(client, scene);
    await seedMails(client, scene);
    await seedStatistics(client, scene);
    await seedRights(client, scene);
    await seedGroupDocuments(client, scene);
    await seedLabel(client, scene);
    await seedGroupLife(client, scene);
    await seedShares(client, scene);
    await seedInstruments(client, scene);
    await seedAnalyses(client, scene);
    await seedInterviews(client, scene);
    await seedClusterProfiles(client, scene);
    await seedAccounts(client, scene);
    await seedAudit(client, scene);
  });
  return scene;
}

async function seedPeople(client: pg.Client, scene: Scene): Promise<void> {
  for (const [name, id] of Object.entries(scene.people)) {
    await client.query(
      `insert into people (id, user_id, display_name, email, language) values ($1, $2, $3, $4, 'fr')`,
      [id, `account-${name}`, name, `${name.toLowerCase()}@example.org`],
    );
  }
  for (const [name, id] of Object.entries(scene.clusters)) {
    await client.query(
      `insert into clusters (id, slug, name, kind, country) values ($1, $2, $3, 'competitiveness', 'FR')`,
      [id, name, `Cluster ${name}`],
    );
  }
}

async function seedDirectory(client: pg.Client, scene: Scene): Promise<void> {
  for (const cluster of ['alpha', 'beta'] as const) {
    await client.query(
      `insert into change_sets (id, cluster_id, kind, author) values ($1, $2, 'import', $3)`,
      [
        scene.changeSets[cluster],
        scene.clusters[cluster],
        scene.people[cluster === 'alpha' ? 'manager' : 'otherManager'],
      ],
    );
    await client.query(
      `insert into places (id, cluster_id, name, country, departement, region, latitude, longitude, precision)
       values ($1, $2, 'Libourne', 'FR', '33', 'Nouvelle-Aquitaine', 44.91, -0.24, 'commune')`,
      [sceneId(`place:${cluster}`), scene.clusters[cluster]],
    );
  }
  for (const name of organisationsOfScene) {
    const { cluster, name: fullName, kind } = directory[name];
    await client.query(
      `insert into organisations (id, cluster_id, name, kind, country, sector, place_id, outside, opened_by)
       values ($1, $2, $3, $4, $5, '11.02', $6, $7, $8)`,
      [
        scene.organisations[name],
        scene.clusters[cluster],
        fullName,
        kind,
        name === 'abroad' ? 'ES' : 'FR',
        name === 'abroad' ? null : sceneId(`place:${cluster}`),
        name === 'abroad',
        scene.changeSets[cluster],
      ],
    );
    await client.query(
      `insert into memberships (cluster_id, organisation_id, since, opened_by) values ($1, $2, '2020-01-01', $3)`,
      [scene.clusters[cluster], scene.organisations[name], scene.changeSets[cluster]],
    );
    await client.query(
      `insert into identity_changes (cluster_id, organisation_id, change_set_id, before, after)
       values ($1, $2, $3, '{"sector": null}', '{"sector": "11.02"}')`,
      [scene.clusters[cluster], scene.organisations[name], scene.changeSets[cluster]],
    );
  }
}

async function seedGrants(client: pg.Client, scene: Scene): Promise<void> {
  for (const grant of grants) {
    await client.query(
      `insert into role_grants (person_id, cluster_id, organisation_id, role) values ($1, $2, $3, $4)`,
      [
        scene.people[grant.actor],
        grant.cluster === null ? null : scene.clusters[grant.cluster],
        grant.organisation === undefined ? null : scene.organisations[grant.organisation],
        grant.role,
      ],
    );
  }
}

/** Each organisation says one word to each audience: `self-firmA`, `coordinator-firmA`, `cluster-firmA`, `public-firmA`. */
async function seedFacts(client: pg.Client, scene: Scene): Promise<void> {
  for (const name of organisationsOfScene) {
    const { cluster } = directory[name];
    for (const audience of ['self', 'coordinator', 'cluster', 'public']) {
      await client.query(
        `insert into facts (cluster_id, organisation_id, key, item, value, source, author, audience, opened_by)
         values ($1, $2, 'offer', $3::text, to_jsonb($3::text), 'import', $4, $5, $6)`,
        [
          scene.clusters[cluster],
          scene.organisations[name],
          `${audience}word ${name.toLowerCase()}`,
          scene.people.manager,
          audience,
          scene.changeSets[cluster],
        ],
      );
    }
  }
}

async function seedTies(client: pg.Client, scene: Scene): Promise<void> {
  const { firmA, firmB, lab, firmC, firmD } = scene.organisations;
  const tie = (
    cluster: 'alpha' | 'beta',
    ends: [string, string],
    kind: string,
    audience: string,
    declaredBy: string | null,
  ) =>
    client.query(
      `insert into ties (cluster_id, source_id, target_id, kind, strength, source, declared_by, audience, opened_by)
       values ($1, $2, $3, $4, 1, 'import', $5, $6, $7)`,
      [scene.clusters[cluster], ...ends, kind, declaredBy, audience, scene.changeSets[cluster]],
    );
  await tie('alpha', [firmA, firmB], 'commercial', 'cluster', null);
  await tie('alpha', [firmA, lab], 'knowledge', 'coordinator', null);
  await tie('alpha', [firmA, firmB], 'rivalry', 'self', firmA);
  await tie('beta', [firmC, firmD], 'commercial', 'cluster', null);
}

async function seedAccounts(client: pg.Client, scene: Scene): Promise<void> {
  await client.query(
    `insert into accounts."user" (id, name, email) select user_id, display_name, email from people`,
  );
  await client.query(
    `insert into accounts.session (id, "expiresAt", token, "userId")
     values ('session-1', now() + interval '1 day', 'token-1', (select user_id from people where id = $1))`,
    [scene.people.manager],
  );
}
