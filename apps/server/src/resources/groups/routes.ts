import { saveBudget, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkBudget } from '../../plans/check-budget.ts';
import { computeShares, presentShares } from '../../plans/group-shares.ts';
import { readGroupFacts, withUsualMarkets } from '../../plans/read-group-facts.ts';
import { tellShares } from '../../plans/tell-shares.ts';
import { readNaming } from './naming.ts';
import { readPortrait } from './portrait.ts';
import { groupsPolicy } from './policy.ts';
import { presentGroup } from './present.ts';
import { group, groupBudgetEdit, groupParams } from './schema.ts';

export const groupsRoutes: Resource = (app, services) => {
  const one = `${inCluster}/groups/:groupId`;
  app.get(
    one,
    { config: { permission: groupsPolicy.read }, schema: { params: groupParams, response: { 200: group } } },
    async (request) => {
      const { clusterId, groupId } = request.params;
      const { language } = personOf(request);
      return asCaller(services, request, (tx) => readGroup(tx, clusterId, groupId, language));
    },
  );
  app.put(
    `${one}/budget`,
    {
      config: { permission: groupsPolicy.budget },
      schema: { params: groupParams, body: groupBudgetEdit, response: { 200: group } },
    },
    async (request) => {
      const { clusterId, groupId } = request.params;
      const { language } = personOf(request);
      const { version, ...asked } = request.body;
      const read = (tx: Session) => readGroup(tx, clusterId, groupId, language);
      const keep = async (tx: Session) => {
        const facts = await readGroupFacts(tx, clusterId, groupId);
        checkBudget(asked, facts.memberIds);
        const budget = withUsualMarkets(asked, facts);
        const shares = tellShares(facts, budget);
        const place = { clusterId, groupId, version };
        if (!(await saveBudget(tx, place, JSON.parse(JSON.stringify(budget)), shares)))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
};

async function readGroup(tx: Session, clusterId: string, groupId: string, language: 'fr' | 'en') {
  const { plan, group: row, budget, organisations } = await readGroupFacts(tx, clusterId, groupId);
  const shares = budget === null ? [] : computeShares(budget, organisations, { leaving: false });
  const naming = await readNaming(tx, clusterId, language);
  return presentGroup(row, plan, naming, shares.map(presentShares), await readPortrait(tx, clusterId, row));
}
