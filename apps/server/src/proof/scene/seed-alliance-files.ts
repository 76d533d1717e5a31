import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { clusterId, firmId, personId } from './world.ts';

const ours: Whom = { kind: 'coordinator', cluster: 'alpha' };
const teams: Whom = { kind: 'any', of: [ours, { kind: 'coordinator', cluster: 'beta' }] };
const members: Whom = { kind: 'alliance', clusters: ['alpha', 'beta'] };
const firmAndTeam: Whom = { kind: 'coordinator', cluster: 'alpha', firm: 'firmA' };
const firmAndTeams: Whom = { kind: 'any', of: [firmAndTeam, teams] };

interface Scene {
  readonly client: pg.Client;
  readonly markers: Markers;
  readonly side: { readonly cluster_id: string; readonly alliance_id: string };
}

/** What alpha keeps of its alliance with beta, what both share, what firms do there, and what goes wrong. */
export async function seedAllianceFiles(
  client: pg.Client,
  markers: Markers,
  { allianceId }: { readonly allianceId: string },
): Promise<void> {
  const scene = { client, markers, side: { cluster_id: clusterId('alpha'), alliance_id: allianceId } };
  await seedOwn(scene);
  await seedShared(scene);
  await seedTogether(scene);
  await seedCompetences(scene);
  await seedIncidents(scene);
  await insert(client, 'handovers', {
    cluster_id: clusterId('alpha'),
    leaver_id: personId('formerManager'),
    successor_id: personId('manager'),
    items: JSON.stringify([{ kind: 'alliance', id: allianceId, place: allianceId }]),
  });
}

async function seedOwn({ client, markers, side }: Scene): Promise<void> {
  const word = (place: string, whom: Whom = ours) => markers.word(place, whom);
  const mandate = sceneId('proof:mandate');
  const board: Whom = { kind: 'any', of: [ours, { kind: 'people', people: ['boardMember'] }] };
  await insert(client, 'alliance_mandates', {
    cluster_id: side.cluster_id,
    id: mandate,
    title: word('alliance_mandates.title', board),
    purpose: word('alliance_mandates.purpose', board),
    priorities: [word('alliance_mandates.priorities', board)],
    status: 'given',
    given_on: '2026-01-05',
    given_by: word('alliance_mandates.given_by', board),
  });
  await client.query(
    `update alliance_sides set mandate_id = $3, tone_note = $4, owner_id = $5 where cluster_id = $1 and alliance_id = $2`,
    [side.cluster_id, side.alliance_id, mandate, word('alliance_sides.tone_note'), personId('manager')],
  );
  const mine: Whom = { kind: 'people', people: ['manager'] };
  for (const [audience, whom] of [
    ['team', ours],
    ['self', mine],
  ] as const)
    await insert(client, 'alliance_notes', {
      ...side,
      audience,
      body: word(`alliance_notes.body to ${audience}`, whom),
      author_id: personId('manager'),
    });
  await insert(client, 'alliance_contacts', {
    ...side,
    name: word('alliance_contacts.name'),
    position: word('alliance_contacts.position'),
    email: `${word('alliance_contacts.email')}@example.org`,
    note: word('alliance_contacts.note'),
  });
  for (const [stage, whom] of [
    ['search', ours],
    ['negotiation', teams],
  ] as const)
    await insert(client, 'alliance_steps', {
      ...side,
      stage,
      next_step: word(`alliance_steps.next_step of ${stage}`, whom),
      outcome: word(`alliance_steps.outcome of ${stage}`, whom),
      owner_id: personId('manager'),
    });
  const outside = sceneId('proof:outside');
  await client.query(
    `insert into alliances (id, name, status, stage, outside_name) values ($1, $2, 'prepared', 'search', $3)`,
    [outside, word('alliances.name of one that is prepared'), word('alliances.outside_name')],
  );
  await insert(client, 'alliance_clusters', {
    cluster_id: side.cluster_id,
    alliance_id: outside,
    status: 'accepted',
  });
  await insert(client, 'alliance_sides', { cluster_id: side.cluster_id, alliance_id: outside });
}

async function seedShared({ client, markers, side }: Scene): Promise<void> {
  const word = (place: string, whom: Whom = teams) => markers.word(place, whom);
  await insert(client, 'alliance_conventions', {
    ...side,
    terms: JSON.stringify({ purpose: word('alliance_conventions.terms') }),
  });
  await insert(client, 'alliance_signatures', {
    ...side,
    convention_version: 1,
    signed_on: '2026-02-01',
    signatory: word('alliance_signatures.signatory'),
    capacity: word('alliance_signatures.capacity'),
  });
  await insert(client, 'alliance_commitments', {
    ...side,
    id: sceneId('proof:commitment'),
    title: word('alliance_commitments.title'),
    detail: word('alliance_commitments.detail'),
    outcome: word('alliance_commitments.outcome'),
    due_on: '2027-06-01',
    owner_id: personId('manager'),
  });
  for (const shared of [true, false])
    await insert(client, 'alliance_events', {
      ...side,
      kind: 'exchange',
      shared,
      detail: JSON.stringify({
        means: 'call',
        text: word(`alliance_events.detail ${shared ? 'shared' : 'kept'}`, shared ? teams : ours),
      }),
      author_id: personId('manager'),
    });
}

async function seedTogether({ client, markers, side }: Scene): Promise<void> {
  const group = sceneId('proof:working-group');
  const known = (place: string) => markers.word(place, members);
  await insert(client, 'alliance_working_groups', {
    ...side,
    id: group,
    theme: known('alliance_working_groups.theme'),
    purpose: known('alliance_working_groups.purpose'),
    outcome: markers.word('alliance_working_groups.outcome', teams),
    opened_on: '2026-03-01',
  });
  for (const [cluster, firm] of [
    ['alpha', 'firmA'],
    ['beta', 'betaOne'],
  ] as const)
    await insert(client, 'alliance_working_group_firms', {
      cluster_id: clusterId(cluster),
      working_group_id: group,
      organisation_id: firmId(firm),
    });
  await insert(client, 'working_group_invitations', {
    cluster_id: side.cluster_id,
    id: sceneId('proof:group-invitation'),
    working_group_id: group,
    organisation_id: firmId('firmB'),
    message: markers.word('working_group_invitations.message', {
      kind: 'coordinator',
      cluster: 'alpha',
      firm: 'firmB',
    }),
    respond_by: '2100-01-01',
    asked_by: personId('manager'),
  });
  const project = sceneId('proof:alliance-project');
  await insert(client, 'alliance_projects', {
    ...side,
    id: project,
    kind: 'research',
    title: markers.word('alliance_projects.title', firmAndTeams),
    summary: markers.word('alliance_projects.summary', teams),
    brick_sought: markers.word('alliance_projects.brick_sought', teams),
    funder: markers.word('alliance_projects.funder', teams),
    outcome: markers.word('alliance_projects.outcome', teams),
    funding_cents: markers.number('alliance_projects.funding_cents', teams),
    currency: 'EUR',
  });
  await insert(client, 'alliance_project_partners', {
    cluster_id: side.cluster_id,
    project_id: project,
    organisation_id: firmId('firmA'),
    part: markers.word('alliance_project_partners.part', firmAndTeams),
  });
  await insert(client, 'alliance_project_partners', {
    cluster_id: side.cluster_id,
    project_id: project,
    name: markers.word('alliance_project_partners.name', firmAndTeams),
  });
}

async function seedCompetences({ client, markers, side }: Scene): Promise<void> {
  const request = sceneId('proof:competence');
  await insert(client, 'competence_requests', {
    cluster_id: side.cluster_id,
    id: request,
    title: markers.word('competence_requests.title', teams),
    detail: markers.word('competence_requests.detail', teams),
    outcome: markers.word('competence_requests.outcome', teams),
  });
  await insert(client, 'competence_answers', {
    cluster_id: clusterId('beta'),
    request_id: request,
    message: markers.word('competence_answers.message', teams),
  });
}

async function seedIncidents({ client, markers, side }: Scene): Promise<void> {
  const incident = sceneId('proof:incident');
  await insert(client, 'alliance_incidents', {
    ...side,
    id: incident,
    organisation_id: firmId('firmA'),
    kind: 'brand',
    body: markers.word('alliance_incidents.body', firmAndTeam),
    learnt: markers.word('alliance_incidents.learnt', firmAndTeam),
    agrees: true,
    opened_by: personId('ownerOfA'),
  });
  await insert(client, 'alliance_incident_tellings', {
    ...side,
    incident_id: incident,
    kind: 'brand',
    body: markers.word('alliance_incident_tellings.body', firmAndTeams),
    learnt: markers.word('alliance_incident_tellings.learnt', firmAndTeams),
  });
  for (const [audience, whom] of [
    ['home', firmAndTeam],
    ['teams', teams],
  ] as const)
    await insert(client, 'alliance_incident_words', {
      cluster_id: side.cluster_id,
      incident_id: incident,
      audience,
      body: markers.word(`alliance_incident_words.body to ${audience}`, whom),
      author_id: personId('manager'),
    });
}
