import { grantRole, invitePerson, type DatabaseConnection } from '@grappe/database';
import { demonstrationCluster, type DemonstrationAccount, type DemonstrationCluster } from '@grappe/demo';
import type { Accounts } from '../accounts/accounts.ts';
import { createManagedCluster, holdsDemonstration, openPersonAccount } from './bootstrap.ts';
import type { DemonstrationAccounts } from './demonstration-accounts.ts';
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
  await inviteOthers(doors, demonstration, managerId, clusterId);
  return demonstration.accounts;
}

/** The accounts to offer on the sign-in page: those of the demonstration, when this database holds it. */
export async function findDemonstration(adminUrl: string): Promise<DemonstrationAccounts> {
  return (await holdsDemonstration(adminUrl)) ? demonstrationCluster().accounts : [];
}

async function inviteOthers(
  doors: Doors,
  demonstration: DemonstrationCluster,
  managerId: string,
  clusterId: string,
): Promise<void> {
  const others = demonstration.accounts.filter(
    ({ role, organisation }) => role !== 'cluster_manager' && organisation === null,
  );
  for (const account of others) {
    await doors.connection.asPerson(managerId, async (tx) => {
      const personId = await invitePerson(tx, account);
      await grantRole(tx, { personId, clusterId, role: account.role, organisationId: null });
    });
    await openAccount(doors, account);
  }
}

async function openAccount(doors: Doors, account: DemonstrationAccount): Promise<string> {
  const opened = await openPersonAccount(doors, account);
  if (opened.kind !== 'created') throw new Error('An account of the demonstration exists already.');
  return opened.personId;
}
