import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import { everyRole, forRoles } from '../../app/permission.ts';

export const writingRoles: readonly Role[] = [...coordinatingRoles, 'researcher'];

/** Everybody of the cluster may read what is asked; coordinators and researchers write it. */
export const instrumentsPolicy = {
  read: forRoles('instruments.read', everyRole),
  write: forRoles('instruments.write', writingRoles),
};
