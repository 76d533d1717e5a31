import { forAnyone, forRoles } from '../../app/permission.ts';

export const joinRequestsPolicy = {
  ask: forAnyone('join_requests.ask'),
  read: forRoles('join_requests.read', ['cluster_manager']),
  change: forRoles('join_requests.change', ['cluster_manager']),
};
