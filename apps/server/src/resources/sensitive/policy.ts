import { coordinatingRoles, firmRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

const firmsAndCoordinators = [...coordinatingRoles, ...firmRoles];

/** Firms tell the coordinators alone, and answer what they collect; coordinators declare who does not compete. */
export const sensitivePolicy = {
  read: forRoles('sensitive.read', firmsAndCoordinators),
  declare: forRoles('sensitive.declare', coordinatingRoles),
  contribute: forRoles('sensitive.contribute', firmRoles),
  readCollections: forRoles('collections.read', firmsAndCoordinators),
  collect: forRoles('collections.collect', coordinatingRoles),
  answer: forRoles('collections.answer', firmRoles),
};
