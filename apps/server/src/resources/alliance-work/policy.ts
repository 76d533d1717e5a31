import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Teams run working groups, projects and mediations; a firm reads where it takes part, and says what goes wrong. */
export const allianceWorkPolicy = {
  change: forRoles('alliance_work.change', coordinatingRoles),
  readOwn: forRoles('alliance_work.read_own', firmRoles),
  changeOwn: forRoles('alliance_work.change_own', firmRoles),
};
