import { exportGroupKinds } from '@grappe/contracts/facts';
import { coordinatingRoles, firmRoles, type Role } from '@grappe/contracts/roles';
import {
  countDuplicates,
  countGroupInvitations,
  factsOf,
  getCluster,
  listAlliances,
  listAsks,
  listInterests,
  listJoinRequests,
  listVetoes,
  myGroups,
  ownWaiting,
  plansToContact,
  readHomeFacts,
  waitingGroups,
  waitingIntroductions,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { named } from './named-groups.ts';
import { relationItems } from './relation-items.ts';
import { homePolicy } from './policy.ts';
import { presentFirmHome, presentReaderHome, presentTeamHome, type FirmFacts } from './present.ts';
import { home } from './schema.ts';

/** Facts of a firm without which no group can be proposed to it, or only a poor one. */
const neededForGroups = ['wanted_market', 'headcount', 'product_code', 'cooperation_experience'] as const;

export const homeRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/home`,
    { config: { permission: homePolicy.read }, schema: { params: clusterParams, response: { 200: home } } },
    async (request) => {
      const { clusterId } = request.params;
      const grants = personOf(request).grants.filter((grant) => grant.clusterId === clusterId);
      const holds = (roles: readonly Role[]): boolean => grants.some(({ role }) => roles.includes(role));
      const own = grants.find(
        ({ role, organisationId }) =>
          firmRoles.some((each: Role) => each === role) && organisationId !== null,
      );
      return asCaller(services, request, async (tx) => {
        const cluster = await getCluster(tx, clusterId);
        if (cluster === undefined) throw refuse('not_found');
        const facts = await readHomeFacts(tx, clusterId, exportGroupKinds);
        if (holds(coordinatingRoles)) {
          return presentTeamHome(cluster, {
            facts,
            openDuplicates: await countDuplicates(tx, clusterId, 'open'),
            ...(holds(['cluster_manager']) ? await managerFacts(tx, clusterId) : noneWaiting),
            relations: await relationItems(tx, clusterId, personOf(request).id),
            waiting: named(await waitingGroups(tx, clusterId), personOf(request).language),
            toContact: await plansToContact(tx, clusterId),
          });
        }
        if (own?.organisationId == null) return presentReaderHome(cluster, facts);
        return presentFirmHome(cluster, { facts, ...(await firmFacts(tx, clusterId, own.organisationId)) });
      });
    },
  );
};

const noneWaiting = { joinRequests: 0, alliances: 0 };

/** What waits for the answer of a manager. */
const managerFacts = async (tx: Session, clusterId: string): Promise<typeof noneWaiting> => ({
  joinRequests: (await listJoinRequests(tx, clusterId)).length,
  alliances: (await listAlliances(tx, clusterId)).filter(
    ({ status, way }) => status === 'proposed' && way === 'received',
  ).length,
});

/** What others sent and nobody answered. */
const waiting = (rows: readonly { readonly sent: boolean; readonly status: string }[]): number =>
  rows.filter(({ sent, status }) => !sent && status === 'open').length;

async function firmFacts(
  tx: Session,
  clusterId: string,
  organisationId: string,
): Promise<Omit<FirmFacts, 'facts'>> {
  const told = new Set((await factsOf(tx, clusterId, organisationId)).map(({ key }) => key as string));
  return {
    groupsProposed: (await myGroups(tx, clusterId)).length,
    missing: neededForGroups.filter((key) => !told.has(key)).length,
    vetoes: (await listVetoes(tx, clusterId)).length,
    asks: waiting(await listAsks(tx, clusterId)),
    interests: waiting(await listInterests(tx, clusterId)),
    workingGroups: await countGroupInvitations(tx, clusterId, organisationId),
    introductions: await waitingIntroductions(tx, clusterId, organisationId),
    own: await ownWaiting(tx, clusterId),
  };
}
