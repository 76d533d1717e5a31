import type { Resource } from '../../app/resource.ts';
import { groupInvitationsRoutes } from './group-invitations-routes.ts';
import { incidentsRoutes } from './incidents-routes.ts';
import { myAlliancesRoutes } from './my-alliances-routes.ts';
import { projectsRoutes } from './projects-routes.ts';
import { workingGroupsRoutes } from './working-groups-routes.ts';

/** What firms do together under an alliance, and what goes wrong in it. */
export const allianceWorkRoutes: Resource = (app, services) => {
  workingGroupsRoutes(app, services);
  groupInvitationsRoutes(app, services);
  projectsRoutes(app, services);
  incidentsRoutes(app, services);
  myAlliancesRoutes(app, services);
};
