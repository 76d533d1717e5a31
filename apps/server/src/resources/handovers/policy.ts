import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** One's own file, everybody in the team; that of somebody else, managers. */
export const handoversPolicy = { read: forRoles('handovers.read', coordinatingRoles) };
