import { forRoles } from '../../app/permission.ts';

export const mePolicy = {
  read: forRoles('me.read', ['firm_owner', 'firm_employee', 'partner']),
  /** Who speaks for one's firm is its owner's to say. */
  people: forRoles('me.people', ['firm_owner']),
};
