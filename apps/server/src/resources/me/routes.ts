import {
  getCluster,
  getOrganisation,
  listVetoes,
  myGroups as readMyGroups,
  seenByEach,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { presentMyGroup } from '../groups/present-my-group.ts';
import { abilitiesIn } from '../organisations/abilities.ts';
import { ownOrganisation } from '../sharing/own-organisation.ts';
import { firmPeopleRoutes } from './people-routes.ts';
import { mePolicy } from './policy.ts';
import { presentMe } from './present.ts';
import { me, myGroups } from './schema.ts';

export const meRoutes: Resource = (app, services) => {
  firmPeopleRoutes(app, services);
  app.get(
    `${inCluster}/me`,
    { config: { permission: mePolicy.read }, schema: { params: clusterParams, response: { 200: me } } },
    async (request) => {
      const { clusterId } = request.params;
      const person = personOf(request);
      const organisationId = ownOrganisation(person, clusterId);
      return asCaller(services, request, async (tx) => {
        const detail = await getOrganisation(tx, clusterId, organisationId);
        if (detail === undefined || detail.closed) throw refuse('not_found');
        const viewers = await seenByEach(tx, clusterId, organisationId);
        const vetoes = (await listVetoes(tx, clusterId)).filter(
          (veto) => veto.organisationId === organisationId,
        );
        const slug = (await getCluster(tx, clusterId))?.slug ?? '';
        return presentMe({ detail, vetoes, viewers, slug }, abilitiesIn(person, clusterId));
      });
    },
  );
  app.get(
    `${inCluster}/me/groups`,
    { config: { permission: mePolicy.read }, schema: { params: clusterParams, response: { 200: myGroups } } },
    async (request) => {
      const rows = await asCaller(services, request, (tx) => readMyGroups(tx, request.params.clusterId));
      return rows.map(presentMyGroup);
    },
  );
};
