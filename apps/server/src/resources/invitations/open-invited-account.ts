import type { Language } from '@grappe/contracts/roles';
import { acceptInvitation, invitationByToken, registerPerson, type FoundInvitation } from '@grappe/database';
import { createAccount, setPassword } from '../../accounts/accounts.ts';
import { hashOfToken } from '../../accounts/link-token.ts';
import { refuse } from '../../app/refusal.ts';
import type { Services } from '../../app/services.ts';

export async function findInvitation(services: Services, tokenHash: Buffer): Promise<FoundInvitation> {
  const found = await services.connection.asNobody((tx) => invitationByToken(tx, tokenHash));
  if (found === undefined) throw refuse('link_opens_nothing');
  return found;
}

export interface InvitedAccount {
  readonly token: string;
  readonly name: string;
  readonly password: string;
  readonly language: Language;
}

/**
 * Opens the account of an invited person and gives the role. The link shows that the address is theirs only when it came
 * by mail; an account that an attempt cut short left without a person is taken up with the new password.
 */
export async function openInvitedAccount(services: Services, wish: InvitedAccount): Promise<void> {
  const { connection, accounts } = services;
  const found = await findInvitation(services, hashOfToken(wish.token));
  if (found.account !== null) throw refuse('invitation_for_another');
  const { email } = found;
  const { name, password, language } = wish;
  const created = await createAccount(accounts, { name, email, password, verified: services.sendsMail });
  if (created.kind === 'email_taken') await setPassword(accounts, created.userId, password);
  const { userId: account } = created;
  const personId = await connection.asNobody((tx) => registerPerson(tx, { account, name, email, language }));
  if (personId === undefined) throw refuse('link_opens_nothing');
  await connection.asPerson(personId, async (tx) => {
    await tx.updateTable('people').set({ display_name: name, language }).where('id', '=', personId).execute();
    if (!(await acceptInvitation(tx, found.id))) throw refuse('link_opens_nothing');
  });
}
