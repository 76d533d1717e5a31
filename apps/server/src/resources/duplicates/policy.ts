import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

export const duplicatesPolicy = {
  read: forRoles('duplicates.read', coordinatingRoles),
  decide: forRoles('duplicates.decide', coordinatingRoles),
};
