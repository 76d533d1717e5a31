import { forRoles, readingRoles } from '../../app/permission.ts';

/** Everybody exports what they see, no more: the file is written from what the database gives them. */
export const exportsPolicy = { read: forRoles('exports.read', readingRoles) };
