import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Between the teams of allied clusters. */
export const competencesPolicy = {
  read: forRoles('competences.read', coordinatingRoles),
  change: forRoles('competences.change', coordinatingRoles),
};
