import { everyRole, forRoles } from '../../app/permission.ts';

/** Whoever holds a role has a home; what it counts is what the database lets that person see. */
export const homePolicy = { read: forRoles('home.read', everyRole) };
