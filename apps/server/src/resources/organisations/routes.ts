import { factRegistry, factValueSchema } from '@grappe/contracts/facts';
import {
  countFacets,
  createOrganisation,
  editOrganisation,
  getOrganisation,
  historyOf,
  searchOrganisations,
  type FactEdit,
  type OrganisationDetail,
  type Session,
} from '@grappe/database';
import type { z } from 'zod';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { requireAudience } from '../sharing/require-audience.ts';
import { abilitiesIn, canEditFact, type Abilities } from './abilities.ts';
import { auditKeptFacts } from './audit-kept-facts.ts';
import { organisationsPolicy } from './policy.ts';
import { presentFacets, presentHistory, presentList, presentOrganisation } from './present.ts';
import {
  changed,
  created,
  facetQuery,
  history,
  historyQuery,
  newOrganisation,
  organisation,
  organisationEdit,
  organisationFacets,
  organisationList,
  organisationParams,
  organisationQuery,
} from './schema.ts';

export const organisationsRoutes: Resource = (app, services) => {
  const one = `${inCluster}/organisations/:organisationId`;

  app.get(
    `${inCluster}/organisations`,
    {
      config: { permission: organisationsPolicy.read },
      schema: { params: clusterParams, querystring: organisationQuery, response: { 200: organisationList } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const { page, pageSize, ...search } = request.query;
      const slice = { limit: pageSize, offset: (page - 1) * pageSize };
      return presentList(
        await asCaller(services, request, (tx) => searchOrganisations(tx, clusterId, search, slice)),
      );
    },
  );
  app.get(
    `${inCluster}/organisations/facets`,
    {
      config: { permission: organisationsPolicy.read },
      schema: { params: clusterParams, querystring: facetQuery, response: { 200: organisationFacets } },
    },
    async (request) => {
      const { clusterId } = request.params;
      return presentFacets(
        await asCaller(services, request, (tx) => countFacets(tx, clusterId, request.query)),
      );
    },
  );
  app.get(
    one,
    {
      config: { permission: organisationsPolicy.read },
      schema: { params: organisationParams, response: { 200: organisation } },
    },
    async (request) => {
      const { clusterId, organisationId } = request.params;
      const abilities = abilitiesIn(personOf(request), clusterId);
      const detail = await asCaller(services, request, async (tx) => {
        const found = await readLiving(tx, clusterId, organisationId);
        await auditKeptFacts(tx, found, abilities);
        return found;
      });
      return presentOrganisation(detail, abilities);
    },
  );
  app.get(
    `${one}/history`,
    {
      config: { permission: organisationsPolicy.read },
      schema: { params: organisationParams, querystring: historyQuery, response: { 200: history } },
    },
    async (request) => {
      const { clusterId, organisationId } = request.params;
      const abilities = abilitiesIn(personOf(request), clusterId);
      const { name } = personOf(request);
      return asCaller(services, request, async (tx) => {
        const detail = await readLiving(tx, clusterId, organisationId);
        await auditKeptFacts(tx, detail, abilities);
        const rows = await historyOf(tx, clusterId, organisationId, request.query);
        return presentHistory(
          rows,
          (row) => abilities.coordinates || (detail.mine && row.authorName === name),
        );
      });
    },
  );
  app.post(
    `${inCluster}/organisations`,
    {
      config: { permission: organisationsPolicy.create },
      schema: { params: clusterParams, body: newOrganisation, response: { 201: created } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { name, kind, ...identity } = request.body;
      const membership = identity.outside === true ? {} : { membership: { since: null } };
      const made = await asCaller(services, request, (tx) =>
        createOrganisation(tx, { clusterId, name, kind, ...given(identity), ...membership }),
      );
      return reply.status(201).send(made);
    },
  );
  app.patch(
    one,
    {
      config: { permission: organisationsPolicy.edit },
      schema: { params: organisationParams, body: organisationEdit, response: { 200: changed } },
    },
    async (request) => {
      const { clusterId, organisationId } = request.params;
      const abilities = abilitiesIn(personOf(request), clusterId);
      const { version, identity, facts } = request.body;
      const edit = async (tx: Session) => {
        const detail = await readLiving(tx, clusterId, organisationId);
        checkMayEdit(detail, abilities, request.body);
        await checkAudiences(tx, clusterId, detail, request.body);
        const outcome = await editOrganisation(tx, {
          clusterId,
          organisationId,
          version,
          ...(identity === undefined ? {} : { identity: given(identity) }),
          ...(facts === undefined ? {} : { facts: facts.map(checkedFact) }),
        });
        if (outcome.kind === 'not_found') throw refuse('not_found');
        if (outcome.kind === 'conflict_changed_meanwhile') throw refuse('conflict_changed_meanwhile');
        return { changeSetId: outcome.changeSetId };
      };
      const read = async (tx: Session) =>
        presentOrganisation(await readLiving(tx, clusterId, organisationId), abilities);
      return tellingCurrent(
        () => asCaller(services, request, edit),
        () => asCaller(services, request, read),
      );
    },
  );
};

/** An organisation that stands: one that was withdrawn or merged is not shown. */
async function readLiving(
  tx: Session,
  clusterId: string,
  organisationId: string,
): Promise<OrganisationDetail> {
  const detail = await getOrganisation(tx, clusterId, organisationId);
  if (detail === undefined || detail.closed) throw refuse('not_found');
  return detail;
}

/** Refuses before the database would, so that the reader learns why. */
function checkMayEdit(
  detail: OrganisationDetail,
  abilities: Abilities,
  edit: z.output<typeof organisationEdit>,
): void {
  if (!detail.mine && !abilities.coordinates) throw refuse('not_allowed');
  if (edit.identity?.outside !== undefined && !abilities.coordinates) throw refuse('not_allowed');
  for (const change of edit.facts ?? []) {
    if (change.do !== 'share') continue;
    const fact = detail.facts.find(({ id }) => id === change.factId);
    if (fact === undefined) throw refuse('not_found');
    if (!canEditFact(abilities, fact)) throw refuse('not_allowed');
  }
}

/** The facts whose audience the edit names must be the editor's to show to it. */
async function checkAudiences(
  tx: Session,
  clusterId: string,
  { facts, mine }: OrganisationDetail,
  edit: z.output<typeof organisationEdit>,
): Promise<void> {
  for (const change of edit.facts ?? []) {
    if (change.do === 'remove' || change.audience === undefined) continue;
    const { audience, audienceId } = change;
    const fact = facts.find((one) =>
      change.do === 'share' ? one.id === change.factId : one.key === change.key && one.item === change.item,
    );
    const thing = { audience: fact?.audience ?? audience, mine, ownerChose: fact?.ownerChose ?? false };
    const until = change.do === 'share' ? change.until : undefined;
    await requireAudience(tx, clusterId, thing, { audience, audienceId, until });
  }
}

type FactChange = NonNullable<z.output<typeof organisationEdit>['facts']>[number];

function checkedFact(change: FactChange, index: number): FactEdit {
  if (change.do !== 'set') return change;
  const checked = factValueSchema(change.key).safeParse(change.value);
  const itemWrong = factRegistry[change.key].multiple === (change.item === '');
  if (!checked.success || itemWrong) {
    throw refuse('invalid_request', {
      field: `body.facts.${index}.${itemWrong ? 'item' : 'value'}`,
      reason: change.key,
    });
  }
  return { ...change, value: checked.data };
}

/** Fields that were given: absent ones stay as they are. */
function given<Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };
}
