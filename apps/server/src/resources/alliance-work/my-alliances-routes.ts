import { addRow, agreeToTell, bySelf, listAlliances, listIncidents, type Session } from '@grappe/database';
import type { AllianceIncident } from '@grappe/contracts/api';
import { asCaller, personOf, type SignedInPerson } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { allianceWorkPolicy } from './policy.ts';
import { ownOf, readMyAlliances } from './read-my-alliances.ts';
import { presentIncident } from './read-work.ts';
import {
  incidentAgreement,
  myAlliances,
  myIncidentParams,
  myIncidents,
  newIncident,
  newIncidentWord,
} from './schema.ts';

const change = { permission: allianceWorkPolicy.changeOwn };
const added = { 201: myIncidents };

/** A firm in its cluster's alliances: where it takes part, and what goes wrong, in confidence with its own team. */
export const myAlliancesRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/me/alliances`,
    {
      config: { permission: allianceWorkPolicy.readOwn },
      schema: { params: clusterParams, response: { 200: myAlliances } },
    },
    (request) =>
      asCaller(services, request, (tx) => readMyAlliances(tx, request.params.clusterId, personOf(request))),
  );
  app.get(
    `${inCluster}/me/incidents`,
    {
      config: { permission: allianceWorkPolicy.readOwn },
      schema: { params: clusterParams, response: { 200: myIncidents } },
    },
    (request) =>
      asCaller(services, request, (tx) => readIncidents(tx, request.params.clusterId, personOf(request))),
  );
  app.post(
    `${inCluster}/me/incidents`,
    { config: change, schema: { params: clusterParams, body: newIncident, response: added } },
    async (request, reply) => {
      const { clusterId } = request.params;
      const { allianceId, kind, body, agrees } = request.body;
      const all = await asCaller(services, request, async (tx) => {
        const standing = (await listAlliances(tx, clusterId)).find(({ id }) => id === allianceId);
        if (standing === undefined || standing.status !== 'active') throw refuse('not_found');
        await addRow(tx, 'alliance_incidents', {
          cluster_id: clusterId,
          alliance_id: allianceId,
          organisation_id: ownOf(personOf(request), clusterId),
          kind,
          body,
          agrees,
          opened_by: bySelf,
          updated_by: bySelf,
        });
        return readIncidents(tx, clusterId, personOf(request));
      });
      return reply.status(201).send(all);
    },
  );
  answersRoutes(app, services);
};

const answersRoutes: Resource = (app, services) => {
  app.put(
    `${inCluster}/me/incidents/:incidentId/agreement`,
    {
      config: change,
      schema: { params: myIncidentParams, body: incidentAgreement, response: { 200: myIncidents } },
    },
    (request) => {
      const { clusterId, incidentId } = request.params;
      const { version, agrees } = request.body;
      const read = (tx: Session) => readIncidents(tx, clusterId, personOf(request));
      return tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            const seen = (await read(tx)).find(({ id }) => id === incidentId);
            if (seen === undefined) throw refuse('not_found');
            if (seen.status === 'closed') throw refuse('incident_closed');
            if (!agrees && seen.told !== null) throw refuse('incident_told_already');
            if (!(await agreeToTell(tx, incidentId, version, agrees)))
              throw refuse('conflict_changed_meanwhile');
            return read(tx);
          }),
        () => asCaller(services, request, read),
      );
    },
  );
  app.post(
    `${inCluster}/me/incidents/:incidentId/words`,
    {
      config: change,
      schema: { params: myIncidentParams, body: newIncidentWord.pick({ body: true }), response: added },
    },
    async (request, reply) => {
      const { clusterId, incidentId } = request.params;
      const all = await tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            const seen = (await readIncidents(tx, clusterId, personOf(request))).find(
              ({ id }) => id === incidentId,
            );
            if (seen === undefined) throw refuse('not_found');
            if (seen.status === 'closed') throw refuse('incident_closed');
            await addRow(tx, 'alliance_incident_words', {
              cluster_id: clusterId,
              incident_id: incidentId,
              audience: 'home',
              body: request.body.body,
              author_id: bySelf,
            });
            return readIncidents(tx, clusterId, personOf(request));
          }),
        () => asCaller(services, request, (tx) => readIncidents(tx, clusterId, personOf(request))),
      );
      return reply.status(201).send(all);
    },
  );
};

/** Incidents of the firm itself; between the two teams is not told. Who of the team writes is named as the team. */
async function readIncidents(
  tx: Session,
  clusterId: string,
  person: SignedInPerson,
): Promise<AllianceIncident[]> {
  const own = ownOf(person, clusterId);
  const names = new Map([[person.id, person.name]]);
  const rows = await listIncidents(tx, clusterId, null);
  return rows
    .filter(({ organisation }) => organisation.id === own)
    .map((row) => presentIncident(row, names))
    .map((incident) => ({
      ...incident,
      words: incident.words.filter(({ audience }) => audience === 'home'),
      told: incident.told === null ? null : { ...incident.told, words: [] },
    }));
}
