import { forRoles } from '../../app/permission.ts';

/** A firm answers for itself; nobody else reads what it says. */
export const myDiagnosisPolicy = {
  own: forRoles('diagnosis.answer', ['firm_owner', 'firm_employee', 'partner']),
  readShared: forRoles('diagnosis.read-shared', [
    'firm_owner',
    'firm_employee',
    'partner',
    'cluster_manager',
    'team_member',
  ]),
};
