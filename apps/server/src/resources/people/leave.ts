import { accountOfPerson, carriedBy, handOver, possibleSuccessors, type Session } from '@grappe/database';
import type { Carried } from '@grappe/contracts/api';
import { closeSessions } from '../../accounts/accounts.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';

export interface Leaving {
  /** Null: the platform itself. */
  readonly clusterId: string | null;
  readonly leaverId: string;
  readonly successorId: string | null;
}

/** What somebody would leave behind, and who could take it over. */
export async function readCarried(
  tx: Session,
  { clusterId, leaverId }: Pick<Leaving, 'clusterId' | 'leaverId'>,
): Promise<Carried> {
  const found = await carriedBy(tx, clusterId, leaverId);
  if (found === undefined || found.roles === 0) throw refuse('not_found');
  return { ...found, successors: await possibleSuccessors(tx, clusterId, leaverId) };
}

/** Ends roles and moves what they carried; gives the account whose sessions are to be closed, after the transaction. */
export async function leave(tx: Session, leaving: Leaving): Promise<string | null> {
  const account = await accountOfPerson(tx, leaving.leaverId);
  const outcome = await handOver(tx, leaving);
  if (outcome === 'nothing_to_end') throw refuse('not_found');
  if (outcome !== 'handed_over') throw refuse(outcome);
  return account;
}

/** At once, everywhere: whoever still has a role signs in again and finds what is left. */
export async function closeSessionsOf(services: Services, account: string | null): Promise<void> {
  if (account !== null) await closeSessions(services.accounts, account);
}
