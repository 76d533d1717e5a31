import { forAnyone, forPerson } from '../../app/permission.ts';

export const accountPolicy = {
  /** Ways in, for whoever is not signed in yet. */
  enter: forAnyone('account.enter'),
  read: forPerson('account.read'),
  change: forPerson('account.change'),
};
