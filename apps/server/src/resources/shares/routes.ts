import { addShareChoice, listShareChoices, replaceShares, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { budgetPartners, computeShares } from '../../plans/group-shares.ts';
import { readGroupFacts, readOrganisations, type GroupFacts } from '../../plans/read-group-facts.ts';
import { tellShares } from '../../plans/tell-shares.ts';
import { gainsRoutes } from './gains-routes.ts';
import { ownRoutes } from './own-routes.ts';
import { sharesPolicy } from './policy.ts';
import { presentJoining, presentSharing } from './present.ts';
import { groupParams, groupSharing, joining, joiningParams, newShareChoice } from './schema.ts';

export const sharesRoutes: Resource = (app, services) => {
  const one = `${inCluster}/groups/:groupId/sharing`;
  app.get(
    one,
    {
      config: { permission: sharesPolicy.read },
      schema: { params: groupParams, response: { 200: groupSharing } },
    },
    async (request) => {
      const { clusterId, groupId } = request.params;
      return asCaller(services, request, (tx) => readSharing(tx, clusterId, groupId));
    },
  );
  app.post(
    `${one}/choices`,
    {
      config: { permission: sharesPolicy.decide },
      schema: { params: groupParams, body: newShareChoice, response: { 201: groupSharing } },
    },
    async (request, reply) => {
      const { clusterId, groupId } = request.params;
      const { after, ...choice } = request.body;
      const choose = async (tx: Session) => {
        const facts = await readGroupFacts(tx, clusterId, groupId);
        requireTellable(facts, choice.rule);
        if (!(await addShareChoice(tx, { clusterId, groupId }, choice, after)))
          throw refuse('conflict_changed_meanwhile');
        await replaceShares(tx, { clusterId, groupId }, tellShares(facts, facts.budget));
        return readSharing(tx, clusterId, groupId);
      };
      const chosen = await tellingCurrent(
        () => asCaller(services, request, choose),
        () => asCaller(services, request, (tx) => readSharing(tx, clusterId, groupId)),
      );
      return reply.status(201).send(chosen);
    },
  );
  app.get(
    `${one}/joining/:organisationId`,
    {
      config: { permission: sharesPolicy.read },
      schema: { params: joiningParams, response: { 200: joining.array() } },
    },
    async (request) => {
      const { clusterId, groupId, organisationId } = request.params;
      return asCaller(services, request, async (tx) => {
        const facts = await readGroupFacts(tx, clusterId, groupId);
        const { budget, memberIds } = facts;
        const joiners = await readOrganisations(tx, clusterId, [organisationId]);
        if (budget === null || joiners.length === 0 || memberIds.includes(organisationId))
          throw refuse('not_found');
        // The newcomer would go where the whole group goes; what else it wants is for it to say.
        const markets = { ...budget.markets, [organisationId]: [...facts.commonMarkets] };
        const candidates = budgetPartners({ ...budget, markets }, joiners);
        return computeShares(budget, facts.organisations, { candidates, leaving: false }).map(presentJoining);
      });
    },
  );
  gainsRoutes(app, services);
  ownRoutes(app, services);
};

async function readSharing(tx: Session, clusterId: string, groupId: string) {
  const facts = await readGroupFacts(tx, clusterId, groupId);
  const computed = facts.budget === null ? null : computeShares(facts.budget, facts.organisations);
  return presentSharing(facts, computed, await listShareChoices(tx, { clusterId, groupId }));
}

/** What is chosen has to give shares, and every member has to be told its own without learning what another keeps. */
function requireTellable({ budget, organisations, disclosure, group }: GroupFacts, rule: string): void {
  const computed = budget === null ? [] : computeShares(budget, organisations, { leaving: false });
  const asked = computed.find((one) => one.rule === rule);
  if (asked?.result.kind !== 'shared') throw refuse('rule_gives_no_share', { sharingRule: rule });
  const [kept] = disclosure.keptFacts(asked.rule);
  if (kept === undefined) return;
  const names = group.members.filter(({ id }) => kept.organisationIds.includes(id)).map(({ name }) => name);
  throw refuse('rule_reveals_partners', {
    sharingRule: rule,
    shareFact: kept.fact,
    names: names.join(', '),
  });
}
