import { z } from 'zod';

/** Who a person is in a cluster. A person may hold several roles, in several clusters. */
export const roles = [
  'platform_administrator',
  'cluster_manager',
  'team_member',
  'board_member',
  'firm_owner',
  'firm_employee',
  'partner',
  'relay',
  'observer',
  'researcher',
] as const;
export const roleSchema = z.enum(roles);
export type Role = (typeof roles)[number];

/** Roles that coordinate: they see everything in their cluster but what its owner keeps to itself. */
export const coordinatingRoles = ['cluster_manager', 'team_member'] as const satisfies readonly Role[];

/** Roles that speak for one organisation. */
export const firmRoles = ['firm_owner', 'firm_employee', 'partner'] as const satisfies readonly Role[];

/** Who may see a fact, from the narrowest to the widest. */
export const audiences = ['self', 'coordinator', 'group', 'cluster', 'alliance', 'public'] as const;
export const audienceSchema = z.enum(audiences);
export type Audience = (typeof audiences)[number];

export const languages = ['fr', 'en'] as const;
export const languageSchema = z.enum(languages);
export type Language = (typeof languages)[number];
