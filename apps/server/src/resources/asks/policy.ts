import { firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Organisations ask each other: nobody else reads it, coordinators neither. */
export const asksPolicy = {
  read: forRoles('asks.read', firmRoles),
  change: forRoles('asks.change', firmRoles),
};
