import type { FoundInvitation, Invitation, OfferedRole } from '@grappe/contracts/api';
import type * as database from '@grappe/database';

export const presentInvitation = (row: database.InvitationRow): Invitation => ({
  id: row.id,
  role: row.role,
  organisationId: row.organisationId,
  organisationName: row.organisationName,
  name: row.name,
  email: row.email,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
  expired: row.expiresAt.getTime() <= Date.now(),
  mailId: row.mailId,
});

export const presentOffer = (row: database.OfferedRole): OfferedRole => ({
  id: row.id,
  role: row.role,
  clusterName: row.clusterName,
  organisationName: row.organisationName,
  invitedBy: row.invitedBy,
  expiresAt: row.expiresAt.toISOString(),
});

export const presentFound = (row: database.FoundInvitation): FoundInvitation => ({
  ...presentOffer(row),
  email: row.email,
  name: row.name,
  hasAccount: row.account !== null,
});
