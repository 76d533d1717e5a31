import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles, readingRoles } from '../../app/permission.ts';

/** Roles that may write something; the database says of which organisation and which facts. */
export const writingRoles = [...coordinatingRoles, 'firm_owner', 'firm_employee', 'partner'] as const;

export const organisationsPolicy = {
  read: forRoles('organisations.read', readingRoles),
  create: forRoles('organisations.create', coordinatingRoles),
  edit: forRoles('organisations.edit', writingRoles),
};
