import { forAnyone, forRoles, readingRoles } from '../../app/permission.ts';

export const registerPolicy = {
  read: forRoles('register.read', readingRoles),
  change: forRoles('register.change', ['cluster_manager', 'team_member']),
  /** Firms for themselves, managers for their cluster: which of them is held to the database. */
  answer: forRoles('register.answer', ['cluster_manager', 'firm_owner', 'firm_employee', 'partner']),
  public: forAnyone('register.public'),
};
