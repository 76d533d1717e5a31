import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

export const plansPolicy = {
  read: forRoles('plans.read', coordinatingRoles),
  make: forRoles('plans.make', coordinatingRoles),
  decide: forRoles('plans.decide', coordinatingRoles),
};
