import { firmRoles, type Language, type Role } from '@grappe/contracts/roles';
import { invite, type Session } from '@grappe/database';
import { newLinkToken } from '../../accounts/link-token.ts';
import { refuse } from '../../app/refusal.ts';
import { requireLiving } from '../../app/require-living.ts';

/** How long somebody may take to answer. */
export const invitationDays = 14;

export interface InvitationWish {
  readonly clusterId: string | null;
  readonly organisationId: string | null;
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
}

/** Writes the invitation and its mail in the caller's transaction. */
export async function sendInvitation(tx: Session, wish: InvitationWish): Promise<string> {
  checkOrganisation(wish);
  if (wish.clusterId !== null && wish.organisationId !== null)
    await requireLiving(tx, wish.clusterId, [wish.organisationId]);
  return invite(tx, { ...wish, ...newLinkToken(), days: invitationDays });
}

/** A firm's role names its firm; other roles speak for nobody. */
function checkOrganisation({ role, organisationId }: Pick<InvitationWish, 'role' | 'organisationId'>): void {
  const speaks = firmRoles.some((firmRole: Role) => firmRole === role);
  const wrong =
    (speaks && role !== 'partner' && organisationId === null) || (!speaks && organisationId !== null);
  if (wrong) throw refuse('invalid_request', { field: 'body.organisationId', reason: 'role' });
}
