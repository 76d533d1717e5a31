import { coordinatingRoles } from '@grappe/contracts/roles';
import { everyRole, forPerson, forRoles } from '../../app/permission.ts';

/** Of oneself, everybody; of others, managers; the register is open to everybody in the cluster. */
export const privacyPolicy = {
  own: forPerson('privacy.own'),
  ask: forRoles('privacy.ask', everyRole),
  register: forRoles('privacy.register', everyRole),
  edit: forRoles('privacy.edit', ['cluster_manager']),
  handle: forRoles('privacy.handle', ['cluster_manager']),
  contacts: forRoles('privacy.contacts', coordinatingRoles),
};
