import { coordinatingRoles } from '@grappe/contracts/roles';
import { forRoles } from '../../app/permission.ts';

/** Which groups and versions: those of one's cluster, or of the groups proposed to one's firm (held to the database). */
const concerned = [...coordinatingRoles, 'firm_owner', 'firm_employee', 'partner'] as const;

export const groupDocumentsPolicy = {
  read: forRoles('group_documents.read', concerned),
  write: forRoles('group_documents.write', concerned),
  terms: forRoles('group_documents.terms', coordinatingRoles),
};
