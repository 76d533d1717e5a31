import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** A team organises; members of its cluster and of its alliances take part, each for itself. */
export const encountersPolicy = {
  read: forRoles('encounters.read', [...coordinatingRoles, ...firmRoles]),
  organise: forRoles('encounters.organise', coordinatingRoles),
  takePart: forRoles('encounters.take_part', [...coordinatingRoles, ...firmRoles]),
};
