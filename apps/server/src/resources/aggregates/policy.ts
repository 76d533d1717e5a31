import { coordinatingRoles } from '@grappe/contracts/roles';
import { everyRole, forRoles } from '../../app/permission.ts';

/** Published figures are for everybody in the cluster: firms read what the funder reads. Panels are for their researcher. */
export const aggregatesPolicy = {
  read: forRoles('aggregates.read', everyRole),
  publish: forRoles('aggregates.publish', coordinatingRoles),
  readStudies: forRoles('studies.read', [...coordinatingRoles, 'researcher']),
  readPanel: forRoles('studies.panel', ['researcher']),
  openStudies: forRoles('studies.open', ['cluster_manager']),
};
