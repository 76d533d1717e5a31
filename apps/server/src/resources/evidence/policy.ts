import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** The team keeps the shelf, researchers add to it, the board and the funders read what is told. Never a firm (ADR 28). */
export const evidencePolicy = {
  read: forRoles('evidence.read', [...coordinatingRoles, 'board_member', 'observer', 'researcher']),
  add: forRoles('evidence.add', [...coordinatingRoles, 'researcher']),
  tell: forRoles('evidence.tell', coordinatingRoles),
};
