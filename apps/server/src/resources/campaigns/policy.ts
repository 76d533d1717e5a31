import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Coordinators run surveys and read who answers; a researcher reads waves under pseudonyms, in a study opened for it. */
export const campaignsPolicy = {
  run: forRoles('campaigns.run', coordinatingRoles),
  manage: forRoles('campaigns.publish', ['cluster_manager']),
  readTable: forRoles('campaigns.read-table', ['researcher']),
};
