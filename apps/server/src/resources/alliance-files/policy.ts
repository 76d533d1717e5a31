import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Teams work on their alliances; managers alone speak to another cluster for theirs, and sign. */
export const allianceFilesPolicy = {
  read: forRoles('alliance_files.read', coordinatingRoles),
  /** A mandate is the board's. */
  readMandates: forRoles('alliance_files.read_mandates', [...coordinatingRoles, 'board_member']),
  change: forRoles('alliance_files.change', coordinatingRoles),
  commit: forRoles('alliance_files.commit', ['cluster_manager']),
};
