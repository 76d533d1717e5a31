import { forRoles, readingRoles } from '../../app/permission.ts';

export const networkPolicy = { read: forRoles('network.read', readingRoles) };
