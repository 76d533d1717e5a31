import { forRoles } from '../../app/permission.ts';
import { writingRoles } from '../organisations/policy.ts';

/** A firm reads and enters its own refusals; coordinators read those told to them. The database sees to it. */
export const vetoesPolicy = {
  read: forRoles('vetoes.read', writingRoles),
  change: forRoles('vetoes.change', writingRoles),
};
