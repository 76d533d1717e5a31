import { forAnyone, forRoles, readingRoles } from '../../app/permission.ts';

export const alliancesPolicy = {
  read: forRoles('alliances.read', readingRoles),
  change: forRoles('alliances.change', ['cluster_manager']),
  public: forAnyone('public_page.read'),
};
