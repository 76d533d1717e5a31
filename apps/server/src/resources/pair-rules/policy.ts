import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

export const pairRulesPolicy = {
  read: forRoles('pair_rules.read', coordinatingRoles),
  change: forRoles('pair_rules.change', coordinatingRoles),
};
