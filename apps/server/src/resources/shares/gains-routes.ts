import { gainScheme, type GainScheme, type GainSimulation } from '@grappe/contracts/api';
import { getGainScheme, listExpectations, saveGainScheme, type Session } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { checkScheme, simulateGains } from '../../plans/group-gains.ts';
import { computeOutlook } from '../../plans/group-outlook.ts';
import { currentRule } from '../../plans/current-rule.ts';
import { readGroupFacts } from '../../plans/read-group-facts.ts';
import { sharesPolicy } from './policy.ts';
import {
  gainSchemeEdit,
  gainSimulation,
  gainSimulationRequest,
  groupGains,
  groupOutlook,
  groupParams,
} from './schema.ts';

export const gainsRoutes: Resource = (app, services) => {
  const one = `${inCluster}/groups/:groupId`;
  app.get(
    `${one}/gains`,
    {
      config: { permission: sharesPolicy.read },
      schema: { params: groupParams, response: { 200: groupGains } },
    },
    async (request) => {
      const { clusterId, groupId } = request.params;
      return asCaller(services, request, (tx) => readGains(tx, clusterId, groupId));
    },
  );
  app.put(
    `${one}/gains`,
    {
      config: { permission: sharesPolicy.decide },
      schema: { params: groupParams, body: gainSchemeEdit, response: { 200: groupGains } },
    },
    async (request) => {
      const { clusterId, groupId } = request.params;
      const { version, scheme } = request.body;
      checkScheme(scheme);
      const read = (tx: Session) => readGains(tx, clusterId, groupId);
      const keep = async (tx: Session) => {
        await read(tx);
        if (!(await saveGainScheme(tx, { clusterId, groupId }, version, JSON.parse(JSON.stringify(scheme)))))
          throw refuse('conflict_changed_meanwhile');
        return read(tx);
      };
      return tellingCurrent(
        () => asCaller(services, request, keep),
        () => asCaller(services, request, read),
      );
    },
  );
  app.post(
    `${one}/gains/simulation`,
    {
      config: { permission: sharesPolicy.read },
      schema: { params: groupParams, body: gainSimulationRequest, response: { 200: gainSimulation } },
    },
    async (request): Promise<GainSimulation> => {
      const { clusterId, groupId } = request.params;
      return asCaller(services, request, async (tx) => {
        const facts = await readGroupFacts(tx, clusterId, groupId);
        const { rule } = await currentRule(tx, { clusterId, groupId });
        return simulateGains(facts, rule, request.body);
      });
    },
  );
  app.get(
    `${one}/outlook`,
    {
      config: { permission: sharesPolicy.read },
      schema: { params: groupParams, response: { 200: groupOutlook } },
    },
    async (request) => {
      const { clusterId, groupId } = request.params;
      const place = { clusterId, groupId };
      return asCaller(services, request, async (tx) => {
        const facts = await readGroupFacts(tx, clusterId, groupId);
        const chosen = await currentRule(tx, place);
        const { scheme } = await readGains(tx, clusterId, groupId);
        // Those that partners keep to themselves are not read here: the database does not give them.
        const expectations = await listExpectations(tx, place);
        const told = expectations.filter(({ organisationId }) => facts.memberIds.includes(organisationId));
        return computeOutlook({ facts, chosen, scheme, expectations: told });
      });
    },
  );
};

async function readGains(tx: Session, clusterId: string, groupId: string) {
  const { budget } = await readGroupFacts(tx, clusterId, groupId);
  const row = await getGainScheme(tx, { clusterId, groupId });
  const scheme: GainScheme | null = row === undefined ? null : gainScheme.parse(row.scheme);
  return { version: row?.version ?? 0, currency: budget?.currency ?? 'EUR', scheme };
}
