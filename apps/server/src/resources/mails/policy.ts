import { forPerson, forRoles } from '../../app/permission.ts';

export const mailsPolicy = {
  read: forRoles('mails.read', ['cluster_manager']),
  change: forRoles('mails.change', ['cluster_manager']),
  /** The outbox of the whole platform: administrators, checked by the route. */
  readAll: forPerson('mails.read_all'),
  changeAny: forPerson('mails.change_any'),
};
