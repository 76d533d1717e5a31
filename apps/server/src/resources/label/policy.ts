import { coordinatingRoles } from '@grappe/contracts/roles';
import { everyRole, forAnyone, forPerson, forRoles } from '../../app/permission.ts';

/** The team assesses, a third party (an observer who is nothing else here) audits and decides, everybody reads. */
export const labelPolicy = {
  read: forRoles('label.read', everyRole),
  assess: forRoles('label.assess', coordinatingRoles),
  manage: forRoles('label.manage', ['cluster_manager']),
  audit: forRoles('label.audit', ['observer']),
  withdraw: forRoles('label.withdraw', ['cluster_manager', 'observer']),
  /** Of whoever assesses or audits: the database knows. */
  file: forPerson('label.file'),
  public: forAnyone('label.public'),
};
