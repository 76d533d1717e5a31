import { everyRole, forRoles } from '../../app/permission.ts';

/** Figures above the threshold: the team, the board, observers, researchers, and the firms that answer. */
export const diagnosisPolicy = { read: forRoles('diagnosis.read', everyRole) };
