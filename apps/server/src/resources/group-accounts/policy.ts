import { coordinatingRoles } from '@grappe/contracts/roles';
import { forPerson, forRoles } from '../../app/permission.ts';

/** Costs and accounts are the team's; each firm reads its own line with its group. */
export const groupAccountsPolicy = {
  read: forRoles('group_accounts.read', coordinatingRoles),
  write: forRoles('group_accounts.write', coordinatingRoles),
  receipt: forPerson('group_accounts.receipt'),
};
