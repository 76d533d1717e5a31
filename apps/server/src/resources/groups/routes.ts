import type { GroupBudget } from '@grappe/contracts/api';
import { getGroup, saveBudget, type GroupRow, type Session } from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { computeShares, ownShares, presentShares } from '../../plans/group-shares.ts';
import { readProfileInput } from '../../plans/read-profile-input.ts';
import { readNaming } from './naming.ts';
import { readPortrait } from './portrait.ts';
import { groupsPolicy } from './policy.ts';
import { keptBudget, presentGroup } from './present.ts';
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
      const { version, ...budget } = request.body;
      const read = (tx: Session) => readGroup(tx, clusterId, groupId, language);
      const keep = async (tx: Session) => {
        const found = await getGroup(tx, clusterId, groupId);
        if (found === undefined) throw refuse('not_found');
        checkBudget(budget, found.group);
        const computed = await sharesOf(tx, clusterId, found.group, budget);
        const shares = found.group.members.map(({ id }) => ({
          organisationId: id,
          share: ownShares(id, computed),
        }));
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
  const found = await getGroup(tx, clusterId, groupId);
  if (found === undefined) throw refuse('not_found');
  const budget = keptBudget(found.group);
  const computed = budget === null ? [] : await sharesOf(tx, clusterId, found.group, budget);
  const shares = computed.map(({ rule, result }) => presentShares(rule, result));
  const portrait = await readPortrait(tx, clusterId, found.group);
  return presentGroup(found.group, found.plan, await readNaming(tx, clusterId, language), shares, portrait);
}

async function sharesOf(tx: Session, clusterId: string, row: GroupRow, budget: GroupBudget) {
  const on = new Date().toISOString().slice(0, 10);
  const ids = row.members.map(({ id }) => id);
  const { organisations } = await readProfileInput(tx, clusterId, { on, organisationIds: ids });
  return computeShares(budget, organisations);
}

/** Lines are told apart by their ids, and days are those of members. */
function checkBudget(budget: GroupBudget, row: GroupRow): void {
  const ids = budget.lines.map(({ id }) => id);
  if (new Set(ids).size < ids.length)
    throw refuse('invalid_request', { field: 'body.lines', reason: 'same_id' });
  const members = new Set(row.members.map(({ id }) => id));
  if (Object.keys(budget.days).some((id) => !members.has(id))) {
    throw refuse('invalid_request', { field: 'body.days', reason: 'not_a_member' });
  }
}
