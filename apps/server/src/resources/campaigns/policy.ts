import { forRoles } from '../../app/permission.ts';

/** A researcher reads waves under pseudonyms, in a study that was opened for it. */
export const campaignsPolicy = {
  readTable: forRoles('campaigns.read-table', ['researcher']),
};
