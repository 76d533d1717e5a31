import { addRow, bySelf, changeVersioned, closeTelling, recordAllianceEvent } from '@grappe/database';
import type { AllianceIncident } from '@grappe/contracts/api';
import type { Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import {
  addingToAlliance,
  alliancePath,
  changingAlliance,
  refuseOwnerElsewhere,
  refuseUnless,
  type HeldAlliance,
} from '../alliance-files/held-alliance.ts';
import { todayIs } from '../group-life/read-life.ts';
import { allianceWorkPolicy } from './policy.ts';
import {
  alliance,
  incidentClosed,
  incidentParams,
  incidentTaken,
  incidentTold,
  newIncidentWord,
} from './schema.ts';

const change = { permission: allianceWorkPolicy.change };
const answer = { 200: alliance };
const one = `${alliancePath}/incidents/:incidentId`;

/** The mediation by the teams: taken up, told to the other team when the firm agrees, talked over, closed with what was learnt. */
export const incidentsRoutes: Resource = (app, services) => {
  app.post(
    `${one}/take`,
    { config: change, schema: { params: incidentParams, body: incidentTaken, response: answer } },
    (request) =>
      changingAlliance(services, request, async (held) => {
        const incident = openIncident(held, request.params.incidentId);
        const { version, ownerId } = request.body;
        refuseOwnerElsewhere(held.alliance, ownerId, held.place.clusterId);
        await changeIncident(held, incident, version, { owner_id: ownerId, status: 'mediation' });
      }),
  );
  app.post(
    `${one}/tell`,
    { config: change, schema: { params: incidentParams, body: incidentTold, response: answer } },
    (request) =>
      changingAlliance(services, request, (held) => tell(held, request.params.incidentId, request.body)),
  );
  app.post(
    `${one}/words`,
    {
      config: change,
      schema: { params: incidentParams, body: newIncidentWord, response: { 201: alliance } },
    },
    (request, reply) => {
      const { audience, body } = request.body;
      return addingToAlliance(services, request, reply, async (held) => {
        const { tx, place, alliance: seen } = held;
        const { incidentId } = request.params;
        const theirs = seen.tellings.find((each) => each.incidentId === incidentId);
        const ours = theirs === undefined ? openIncident(held, incidentId) : null;
        if (theirs?.status === 'closed') throw refuse('incident_closed');
        if (audience === 'home' && ours === null) throw refuse('not_found');
        if (audience === 'teams' && ours !== null && ours.told === null) throw refuse('incident_not_told');
        await addRow(tx, 'alliance_incident_words', {
          cluster_id: place.clusterId,
          incident_id: incidentId,
          audience,
          body,
          author_id: bySelf,
        });
      });
    },
  );
  app.post(
    `${one}/close`,
    { config: change, schema: { params: incidentParams, body: incidentClosed, response: answer } },
    (request) =>
      changingAlliance(services, request, async (held) => {
        const incident = openIncident(held, request.params.incidentId);
        const { version, learnt, learntTogether } = request.body;
        const values = { status: 'closed', learnt, closed_on: todayIs() };
        await changeIncident(held, incident, version, values);
        if (incident.told !== null) await closeTelling(held.tx, incident.id, learntTogether);
      }),
  );
};

/** An incident of a firm of the own cluster that is not closed. */
function openIncident({ alliance: seen }: HeldAlliance, incidentId: string): AllianceIncident {
  const incident = seen.incidents.find(({ id }) => id === incidentId);
  if (incident === undefined) throw refuse('not_found');
  if (incident.status === 'closed') throw refuse('incident_closed');
  return incident;
}

async function changeIncident(
  { tx, place }: HeldAlliance,
  incident: AllianceIncident,
  version: number,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  const which = { keys: { cluster_id: place.clusterId, id: incident.id }, version };
  refuseUnless(await changeVersioned(tx, 'alliance_incidents', which, values));
}

/** Told to the other team in the team's own words, with the agreement of the firm. */
async function tell(
  held: HeldAlliance,
  incidentId: string,
  { version, body }: { readonly version: number; readonly body: string },
): Promise<void> {
  const { tx, place } = held;
  const incident = openIncident(held, incidentId);
  if (held.alliance.isOutside) throw refuse('incident_nobody_to_tell');
  if (!incident.agrees) throw refuse('incident_not_agreed');
  if (incident.told !== null) throw refuse('incident_told_already');
  await changeIncident(held, incident, version, { status: 'mediation' });
  await addRow(tx, 'alliance_incident_tellings', {
    cluster_id: place.clusterId,
    incident_id: incidentId,
    alliance_id: place.allianceId,
    kind: incident.kind,
    body,
    told_by: bySelf,
  });
  await recordAllianceEvent(tx, place, {
    kind: 'incident',
    shared: true,
    detail: { incident: incident.kind },
  });
}
