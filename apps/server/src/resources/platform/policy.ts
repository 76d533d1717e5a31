import { forPerson } from '../../app/permission.ts';

/** For administrators of the platform, checked by each route: it lies in no cluster. */
export const platformPolicy = {
  read: forPerson('platform.read'),
  change: forPerson('platform.change'),
};
