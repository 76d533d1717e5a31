import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

const research = [...coordinatingRoles, 'researcher'] as const;

/** Whoever may be named on a study; which study, and as what, the database knows. Never who speaks for a firm. */
export const interviewsPolicy = {
  read: forRoles('interviews.read', research),
  write: forRoles('interviews.write', research),
};
