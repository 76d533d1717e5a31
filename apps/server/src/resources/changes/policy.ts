import { forRoles, readingRoles } from '../../app/permission.ts';
import { writingRoles } from '../organisations/policy.ts';

export const changesPolicy = {
  read: forRoles('changes.read', readingRoles),
  undo: forRoles('changes.undo', writingRoles),
};
