import { conventionTerms } from '@grappe/contracts/api';
import type { DemonstrationAlliance, DemonstrationMandate } from '@grappe/demo';
import {
  addRow,
  asJson,
  beginAlliance,
  bySelf,
  changeAlliance,
  changeVersioned,
  getAllianceSide,
  listMandates,
  listWorkingGroups,
  recordAllianceEvent,
  type AlliancePlace,
  type DatabaseConnection,
  type Session,
} from '@grappe/database';

interface Place {
  readonly connection: DatabaseConnection;
  readonly clusterId: string;
  readonly managerId: string;
  /** Identifiers of people, by the addresses of their accounts. */
  readonly people: ReadonlyMap<string, string>;
  readonly organisationNamed: (tx: Session, name: string) => Promise<string>;
}

const dayIn = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** The mandate of the fictional board, and its alliances at several stages, written by its manager and by a firm. */
export async function openDemonstrationAlliances(
  place: Place,
  mandate: DemonstrationMandate,
  alliances: readonly DemonstrationAlliance[],
): Promise<void> {
  const { connection, clusterId, managerId } = place;
  const mandateId = await connection.asPerson(managerId, async (tx) => {
    await addRow(tx, 'alliance_mandates', {
      cluster_id: clusterId,
      title: mandate.title,
      purpose: mandate.purpose,
      priorities: [...mandate.priorities],
      status: 'given',
      given_on: dayIn(-mandate.givenDaysAgo),
      given_by: mandate.givenBy,
      owner_id: bySelf,
      created_by: bySelf,
      updated_by: bySelf,
    });
    return (await listMandates(tx, clusterId))[0]?.id ?? null;
  });
  for (const alliance of alliances) {
    const allianceId = await connection.asPerson(managerId, (tx) => open(tx, place, alliance, mandateId));
    await tellIncident(place, alliance, allianceId);
  }
}

async function open(
  tx: Session,
  place: Place,
  alliance: DemonstrationAlliance,
  mandateId: string | null,
): Promise<string> {
  const { clusterId } = place;
  const { name, theme, outside } = alliance;
  const allianceId = await beginAlliance(tx, {
    clusterId,
    name,
    theme,
    stage: 'search',
    outside: outside === null ? null : { ...outside, foundedOn: null },
  });
  const held = { clusterId, allianceId };
  const side = await getAllianceSide(tx, held);
  const keys = { cluster_id: clusterId, alliance_id: allianceId };
  await changeVersioned(
    tx,
    'alliance_sides',
    { keys, version: side?.version ?? 1 },
    { mandate_id: mandateId, tone: alliance.tone, tone_note: alliance.toneNote },
  );
  for (const contact of alliance.contacts)
    await addRow(tx, 'alliance_contacts', { ...keys, ...contact, updated_by: bySelf });
  for (const { daysAgo, means, text } of alliance.exchanges)
    await recordAllianceEvent(tx, held, {
      kind: 'exchange',
      shared: true,
      on: dayIn(-daysAgo),
      detail: { means, text },
    });
  if (alliance.stage !== 'search') await talk(tx, held, alliance);
  if (alliance.signedDaysAgo !== null) await sign(tx, held, alliance, alliance.signedDaysAgo);
  if (alliance.next !== null)
    await addRow(tx, 'alliance_steps', {
      ...keys,
      stage: alliance.workingGroup === null ? alliance.stage : 'working_groups',
      owner_id: bySelf,
      next_step: alliance.next.step,
      next_on: dayIn(alliance.next.inDays),
      updated_by: bySelf,
    });
  if (alliance.workingGroup !== null) await together(tx, place, held, alliance);
  return allianceId;
}

async function talk(
  tx: Session,
  { clusterId, allianceId }: AlliancePlace,
  alliance: DemonstrationAlliance,
): Promise<void> {
  const since = dayIn(-Math.max(...alliance.exchanges.map(({ daysAgo }) => daysAgo)));
  const values = { status: 'active', stage: 'negotiation', stage_since: since, started_on: since };
  await changeAlliance(tx, { id: allianceId, version: 1 }, values);
  if (alliance.terms !== null)
    await addRow(tx, 'alliance_conventions', {
      cluster_id: clusterId,
      alliance_id: allianceId,
      terms: asJson(conventionTerms.parse(alliance.terms)),
      updated_by: bySelf,
    });
  for (const { title, inDays, by } of alliance.commitments)
    await addRow(tx, 'alliance_commitments', {
      cluster_id: clusterId,
      alliance_id: allianceId,
      promised_by: by === 'us' ? clusterId : null,
      by_outside: by === 'them',
      title,
      due_on: dayIn(inDays),
      owner_id: bySelf,
      created_by: bySelf,
      updated_by: bySelf,
    });
}

async function sign(
  tx: Session,
  place: AlliancePlace,
  { outside, contacts }: DemonstrationAlliance,
  daysAgo: number,
): Promise<void> {
  const signedOn = dayIn(-daysAgo);
  for (const forOutside of [false, true])
    await addRow(tx, 'alliance_signatures', {
      cluster_id: place.clusterId,
      alliance_id: place.allianceId,
      for_outside: forOutside,
      convention_version: 1,
      signed_on: signedOn,
      signatory: forOutside ? (contacts[0]?.name ?? outside?.name ?? '') : 'Claire Vasseur',
      recorded_by: bySelf,
    });
  await changeAlliance(
    tx,
    { id: place.allianceId, version: 2 },
    { stage: 'working_groups', stage_since: signedOn },
  );
  await recordAllianceEvent(tx, place, {
    kind: 'stage',
    shared: true,
    on: signedOn,
    detail: { from: 'negotiation', to: 'signed' },
  });
}

async function together(
  tx: Session,
  place: Place,
  { clusterId, allianceId }: AlliancePlace,
  { workingGroup, project }: DemonstrationAlliance,
): Promise<void> {
  const keys = { cluster_id: clusterId, alliance_id: allianceId };
  const mine = { owner_id: bySelf, created_by: bySelf, updated_by: bySelf };
  if (workingGroup === null) return;
  const { theme, purpose, firms, invited } = workingGroup;
  await addRow(tx, 'alliance_working_groups', { ...keys, theme, purpose, opened_on: dayIn(-150), ...mine });
  const workingGroupId = (await listWorkingGroups(tx, [allianceId]))[0]?.id ?? '';
  for (const firm of firms)
    await addRow(tx, 'alliance_working_group_firms', {
      cluster_id: clusterId,
      working_group_id: workingGroupId,
      organisation_id: await place.organisationNamed(tx, firm),
      entered_by: bySelf,
    });
  for (const { firm, message } of invited)
    await addRow(tx, 'working_group_invitations', {
      cluster_id: clusterId,
      working_group_id: workingGroupId,
      organisation_id: await place.organisationNamed(tx, firm),
      message,
      respond_by: dayIn(14),
      asked_by: bySelf,
    });
  if (project === null) return;
  const { title, summary, brick, funder } = project;
  await addRow(tx, 'alliance_projects', {
    ...keys,
    working_group_id: workingGroupId,
    kind: 'research',
    title,
    summary,
    brick_sought: brick,
    funder,
    funding_cents: 18_000_000,
    currency: 'EUR',
    status: 'preparing',
    label: 'asked',
    ...mine,
  });
  await addRow(tx, 'competence_requests', {
    cluster_id: clusterId,
    title: brick,
    detail: summary,
    wanted_by: dayIn(90),
    ...mine,
  });
}

/** A firm of the demonstration says in its own name what goes wrong. */
async function tellIncident(
  { connection, clusterId, people, organisationNamed }: Place,
  { incident, workingGroup }: DemonstrationAlliance,
  allianceId: string,
): Promise<void> {
  const personId = incident === null ? undefined : people.get(incident.by);
  const firm = workingGroup?.firms[0];
  if (incident === null || personId === undefined || firm === undefined) return;
  const { kind, body } = incident;
  await connection.asPerson(personId, async (tx) => {
    await addRow(tx, 'alliance_incidents', {
      cluster_id: clusterId,
      alliance_id: allianceId,
      organisation_id: await organisationNamed(tx, firm),
      kind,
      body,
      agrees: true,
      opened_by: bySelf,
      updated_by: bySelf,
    });
  });
}
