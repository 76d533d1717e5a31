import { coordinatingRoles } from '@grappe/contracts/roles';
import { forPerson, forRoles } from '../../app/permission.ts';

export const importsPolicy = {
  read: forRoles('imports.read', coordinatingRoles),
  write: forRoles('imports.write', coordinatingRoles),
  templates: forPerson('templates.read'),
};
