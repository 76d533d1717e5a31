import { forRoles } from '../../app/permission.ts';

export const mePolicy = { read: forRoles('me.read', ['firm_owner', 'firm_employee', 'partner']) };
