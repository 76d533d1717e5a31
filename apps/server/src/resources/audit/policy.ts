import { forRoles } from '../../app/permission.ts';

export const auditPolicy = { read: forRoles('audit.read', ['cluster_manager']) };
