import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * The alliance of alpha and beta that stands is run by both teams: a mandate, a convention that alpha signed, a roadmap, a
 * working group with firmA and firmC, a project, a competence that alpha misses and beta answers, an incident that firmA told
 * in confidence and its team passed on, notes of the team and of its manager alone; and what a former colleague handed over.
 */
export async function seedAllianceFiles(client: pg.Client, scene: Scene): Promise<void> {
  const { manager, otherManager } = scene.people;
  const insert = insertInto(client);
  const standing = sceneId('alliance:standing');
  const alpha = { cluster_id: scene.clusters.alpha, alliance_id: standing };
  const beta = { cluster_id: scene.clusters.beta, alliance_id: standing };
  for (const [side, person] of [
    [alpha, manager],
    [beta, otherManager],
    [{ ...alpha, alliance_id: sceneId('alliance:unanswered') }, manager],
  ] as const)
    await insert('alliance_sides', { ...side, owner_id: person });
  const mandate = sceneId('mandate');
  await insert('alliance_mandates', {
    cluster_id: alpha.cluster_id,
    id: mandate,
    title: 'Light from elsewhere',
    status: 'given',
    given_on: '2026-01-05',
    owner_id: manager,
    created_by: manager,
    updated_by: manager,
  });
  await client.query('update alliance_sides set mandate_id = $2 where cluster_id = $1 and alliance_id = $3', [
    alpha.cluster_id,
    mandate,
    standing,
  ]);
  await seedTalks(insert, scene, { alpha, beta });
  await seedWork(insert, scene, { alpha, beta });
  await seedIncident(insert, scene, alpha);
  await insert('handovers', {
    cluster_id: alpha.cluster_id,
    id: sceneId('handover'),
    successor_id: scene.people.teamMember,
    made_by: manager,
  });
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;
interface Side {
  readonly cluster_id: string;
  readonly alliance_id: string;
}
interface Sides {
  readonly alpha: Side;
  readonly beta: Side;
}

const insertInto =
  (client: pg.Client): Insert =>
  (table, row) =>
    client.query(
      `insert into ${table} (${Object.keys(row).join(', ')})
       values (${Object.keys(row)
         .map((_, rank) => `$${rank + 1}`)
         .join(', ')})`,
      Object.values(row),
    );

async function seedTalks(insert: Insert, { people }: Scene, { alpha, beta }: Sides): Promise<void> {
  const { manager, otherManager } = people;
  for (const stage of ['search', 'negotiation'])
    await insert('alliance_steps', { ...alpha, stage, owner_id: manager, updated_by: manager });
  await insert('alliance_steps', { ...beta, stage: 'negotiation', updated_by: otherManager });
  await insert('alliance_conventions', { ...alpha, terms: '{}', updated_by: manager });
  await insert('alliance_signatures', {
    ...alpha,
    convention_version: 1,
    signed_on: '2026-02-01',
    signatory: 'The president',
    recorded_by: manager,
  });
  await insert('alliance_commitments', {
    ...alpha,
    id: sceneId('commitment'),
    promised_by: beta.cluster_id,
    title: 'Visit',
    due_on: '2026-06-01',
    created_by: manager,
    updated_by: manager,
  });
  for (const audience of ['team', 'self'])
    await insert('alliance_notes', {
      ...alpha,
      id: sceneId(`note:${audience}`),
      audience,
      body: 'a note',
      author_id: manager,
    });
  await insert('alliance_contacts', {
    ...alpha,
    id: sceneId('contact'),
    name: 'Somebody at beta',
    updated_by: manager,
  });
  for (const shared of [true, false])
    await insert('alliance_events', {
      ...alpha,
      id: sceneId(`event:${shared}`),
      kind: 'exchange',
      shared,
      author_id: manager,
    });
}

async function seedWork(insert: Insert, scene: Scene, { alpha, beta }: Sides): Promise<void> {
  const { manager, otherManager } = scene.people;
  const group = sceneId('working-group');
  await insert('alliance_working_groups', {
    ...alpha,
    id: group,
    theme: 'Light',
    created_by: manager,
    updated_by: manager,
  });
  for (const [side, firm, person] of [
    [alpha, scene.organisations.firmA, manager],
    [beta, scene.organisations.firmC, otherManager],
  ] as const)
    await insert('alliance_working_group_firms', {
      cluster_id: side.cluster_id,
      working_group_id: group,
      organisation_id: firm,
      entered_by: person,
    });
  await insert('working_group_invitations', {
    cluster_id: alpha.cluster_id,
    id: sceneId('group-invitation'),
    working_group_id: group,
    organisation_id: scene.organisations.firmB,
    message: 'You light lamps',
    respond_by: '2100-01-01',
    asked_by: manager,
  });
  const project = sceneId('alliance-project');
  await insert('alliance_projects', {
    ...alpha,
    id: project,
    kind: 'research',
    title: 'Lamps',
    created_by: manager,
    updated_by: manager,
  });
  await insert('alliance_project_partners', {
    cluster_id: alpha.cluster_id,
    id: sceneId('alliance-project-partner'),
    project_id: project,
    organisation_id: scene.organisations.firmA,
    entered_by: manager,
  });
  const request = sceneId('competence');
  await insert('competence_requests', {
    cluster_id: alpha.cluster_id,
    id: request,
    title: 'Lenses',
    created_by: manager,
    updated_by: manager,
  });
  await insert('competence_answers', {
    cluster_id: beta.cluster_id,
    id: sceneId('competence-answer'),
    request_id: request,
    message: 'We have one',
    created_by: otherManager,
  });
}

async function seedIncident(insert: Insert, scene: Scene, alpha: Side): Promise<void> {
  const { manager, firmOwner } = scene.people;
  const incident = sceneId('incident');
  await insert('alliance_incidents', {
    ...alpha,
    id: incident,
    organisation_id: scene.organisations.firmA,
    kind: 'brand',
    body: 'Our name is on their catalogue',
    agrees: true,
    opened_by: firmOwner,
    updated_by: firmOwner,
  });
  await insert('alliance_incident_tellings', {
    ...alpha,
    incident_id: incident,
    kind: 'brand',
    body: 'A brand',
    told_by: manager,
  });
  for (const audience of ['home', 'teams'])
    await insert('alliance_incident_words', {
      cluster_id: alpha.cluster_id,
      id: sceneId(`incident-word:${audience}`),
      incident_id: incident,
      audience,
      body: 'a word',
      author_id: manager,
    });
}
