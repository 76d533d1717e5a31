import type { ImportKind } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts';
import {
  enterVeto,
  grantRole,
  invitePerson,
  setPairRule,
  type DatabaseConnection,
  type Session,
} from '@grappe/database';
import { demonstrationCluster, type DemonstrationAccount, type DemonstrationCluster } from '@grappe/demo';
import type { Accounts } from '../accounts/accounts.ts';
import { publishStatistics } from '../resources/aggregates/publish.ts';
import { importAtOnce } from '../imports/import-at-once.ts';
import type { PreviewPlace } from '../imports/preview-members.ts';
import { createManagedCluster, holdsDemonstration, openPersonAccount } from './bootstrap.ts';
import type { DemonstrationAccounts } from './demonstration-accounts.ts';
import { openDemonstrationInterviews } from './open-demonstration-interviews.ts';
import { openDemonstrationAlliances } from './open-demonstration-alliances.ts';
import { openDemonstrationDiagnosis, openNeighbourDiagnosis } from './open-demonstration-diagnosis.ts';
import { openDemonstrationEvidence } from './open-demonstration-evidence.ts';
import { openDemonstrationClusters } from './open-demonstration-clusters.ts';
import { openDemonstrationMeetings } from './open-demonstration-meetings.ts';
import { openDemonstrationNeighbour, type NeighbourSide } from './open-demonstration-neighbour.ts';
import { openDemonstrationRoom } from './open-demonstration-room.ts';
import type { OpenDatabase } from './open-database.ts';

interface Doors {
  readonly database: OpenDatabase;
  readonly connection: DatabaseConnection;
  readonly accounts: Accounts;
}

/** Loads the fictional cluster into an empty database, by the way a person would: people, then files. */
export async function loadDemonstration(doors: Doors): Promise<DemonstrationAccounts> {
  const demonstration = demonstrationCluster();
  const manager = demonstration.accounts.find(({ role }) => role === 'cluster_manager');
  if (manager === undefined) throw new Error('The demonstration has no manager.');
  const managerId = await openAccount(doors, manager);
  const { cluster } = demonstration;
  const clusterId = await createManagedCluster(
    doors.database.adminUrl,
    { ...cluster, isDemonstration: true },
    managerId,
  );
  const place = { connection: doors.connection, personId: managerId, clusterId };
  await importFiles(place, demonstration);
  const theirs = await openNeighbour(doors, demonstration);
  const people = await inviteOthers(doors, place, demonstration);
  people.set(manager.email, managerId);
  await enterRules(place, demonstration);
  const { connection } = doors;
  await connection.asPerson(managerId, (tx) => openDemonstrationClusters(tx, clusterId, demonstration));
  await openDemonstrationRoom({ connection, clusterId, people }, demonstration.room);
  await openDemonstrationInterviews({ connection, clusterId, people }, demonstration.interviews);
  await openDemonstrationAlliances(
    {
      connection,
      clusterId,
      managerId,
      people,
      organisationNamed: (tx, name) => organisationNamed(tx, clusterId, name),
    },
    demonstration.mandate,
    demonstration.alliances,
  );
  await openDemonstrationMeetings({ connection, clusterId, managerId }, demonstration.meetings);
  const firmOwnerId = people.get(speakerFor(demonstration, demonstration.neighbour.introduced[0])) ?? '';
  const ours = { clusterId, managerId, firmOwnerId };
  const { slug: shortName, name } = demonstration.neighbour.cluster;
  await openDemonstrationNeighbour(
    { connection, ours, theirs, name, shortName, organisationNamed },
    demonstration.neighbour,
  );
  await place.connection.asPerson(managerId, (tx) => publishStatistics(tx, clusterId));
  await askFirms(place, demonstration);
  const researcher = demonstration.accounts.find(({ role }) => role === 'researcher');
  const researcherId = people.get(researcher?.email ?? '');
  if (researcherId !== undefined) {
    await openDemonstrationEvidence({ connection, managerId, researcherId, clusterId });
  }
  return demonstration.accounts;
}

/** Another fictional cluster with its members, and somebody who speaks for one of them. */
async function openNeighbour(doors: Doors, { neighbour }: DemonstrationCluster): Promise<NeighbourSide> {
  const managerId = await openAccount(doors, neighbour.manager);
  const cluster = { ...neighbour.cluster, isDemonstration: true };
  const clusterId = await createManagedCluster(doors.database.adminUrl, cluster, managerId);
  const place = { connection: doors.connection, personId: managerId, clusterId };
  await importFile(
    place,
    { kind: 'members', ...neighbour.memberFile },
    neighbour.manager.language,
    cluster.country,
  );
  await openNeighbourDiagnosis(place);
  return { clusterId, managerId, firmOwnerId: await invite(doors, place, neighbour.firm) };
}

/** The address of whoever speaks for an organisation. */
const speakerFor = ({ accounts }: DemonstrationCluster, name: string): string =>
  accounts.find(({ organisation }) => organisation === name)?.email ?? '';

/** The accounts to offer on the sign-in page: those of the demonstration, when this database holds it. */
export async function findDemonstration(adminUrl: string): Promise<DemonstrationAccounts> {
  return (await holdsDemonstration(adminUrl)) ? demonstrationCluster().accounts : [];
}

/** The two files, by the very way of a team that uploads them. */
async function importFiles(place: PreviewPlace, demonstration: DemonstrationCluster): Promise<void> {
  const files = [
    { kind: 'members', ...demonstration.memberFile },
    { kind: 'ties', ...demonstration.tieFile },
  ] as const;
  for (const file of files) await importFile(place, file, 'fr', demonstration.cluster.country);
}

async function importFile(
  place: PreviewPlace,
  { kind, fileName, text }: { readonly kind: ImportKind; readonly fileName: string; readonly text: string },
  language: Language,
  defaultCountry: string,
): Promise<void> {
  const bytes = new TextEncoder().encode(text);
  const options = { language, defaultCountry };
  const done = await importAtOnce(place, { kind, fileName, bytes, options, withoutInvalidLines: false });
  if (done.kind !== 'imported')
    throw new Error(`The demonstration's file ${fileName} did not go in: ${done.kind}.`);
}

/** A fictional survey in three waves. */
async function askFirms(place: PreviewPlace, { accounts, meetings }: DemonstrationCluster): Promise<void> {
  const names = accounts.flatMap(({ organisation }) => (organisation === null ? [] : [organisation]));
  const ids = await place.connection.asPerson(place.personId, (tx) =>
    Promise.all(names.map((name) => organisationNamed(tx, place.clusterId, name))),
  );
  await openDemonstrationDiagnosis({
    ...place,
    withAccount: new Set(ids),
    involved: new Set(meetings.past.firms),
  });
}

/** Their identifiers, by address. */
async function inviteOthers(
  doors: Doors,
  place: PreviewPlace,
  demonstration: DemonstrationCluster,
): Promise<Map<string, string>> {
  const people = new Map<string, string>();
  for (const account of demonstration.accounts.filter(({ role }) => role !== 'cluster_manager'))
    people.set(account.email, await invite(doors, place, account));
  return people;
}

/** By whoever runs the cluster; the identifier of who was invited. */
async function invite(
  doors: Doors,
  { connection, personId, clusterId }: PreviewPlace,
  account: DemonstrationAccount,
): Promise<string> {
  await connection.asPerson(personId, async (tx) => {
    const organisationId =
      account.organisation === null ? null : await organisationNamed(tx, clusterId, account.organisation);
    const invited = await invitePerson(tx, account);
    await grantRole(tx, { personId: invited, clusterId, role: account.role, organisationId });
  });
  return openAccount(doors, account);
}

/** Refusals told to the coordinator, and pairs that the coordinator keeps apart or together. */
async function enterRules(
  { connection, personId, clusterId }: PreviewPlace,
  { vetoes, pairRules }: DemonstrationCluster,
): Promise<void> {
  await connection.asPerson(personId, async (tx) => {
    const idOf = (name: string): Promise<string> => organisationNamed(tx, clusterId, name);
    for (const [refuser, refused] of vetoes) {
      const pair = { organisationId: await idOf(refuser), againstId: await idOf(refused) };
      await enterVeto(tx, { clusterId, ...pair, audience: 'coordinator' });
    }
    for (const { rule, pair } of pairRules) {
      const [firstId, secondId] = [await idOf(pair[0]), await idOf(pair[1])];
      await setPairRule(tx, { clusterId, kind: rule, firstId, secondId });
    }
  });
}

async function organisationNamed(tx: Session, clusterId: string, name: string): Promise<string> {
  const { id } = await tx
    .selectFrom('organisations')
    .select('id')
    .where('cluster_id', '=', clusterId)
    .where('name', '=', name)
    .where('closed_by', 'is', null)
    .executeTakeFirstOrThrow();
  return id;
}

async function openAccount(doors: Doors, account: DemonstrationAccount): Promise<string> {
  const opened = await openPersonAccount(doors, account);
  if (opened.kind !== 'created') throw new Error('An account of the demonstration exists already.');
  return opened.personId;
}
