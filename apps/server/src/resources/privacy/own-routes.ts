import { consentTexts } from '@grappe/contracts/api';
import {
  askForRights,
  changeConsent,
  eraseMe,
  listPrivacyRequests,
  myConsents,
  myPersonalData,
  renameMe,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendFile } from '../../app/send-file.ts';
import { personalDataPage } from './personal-data-page.ts';
import { privacyPolicy } from './policy.ts';
import { presentMyPrivacy } from './present.ts';
import {
  consentChange,
  consentParams,
  dataParams,
  dataQuery,
  erasure,
  made,
  myPrivacy,
  newName,
  newPrivacyRequest,
  outcomeShape,
} from './schema.ts';

/** What somebody may do about its own data: read all of it, correct it, agree and withdraw, ask, be forgotten. */
export const ownPrivacyRoutes: Resource = (app, services) => {
  app.get(
    '/api/privacy/personal-data.:format',
    { config: { permission: privacyPolicy.own }, schema: { params: dataParams, querystring: dataQuery } },
    async (request, reply) => {
      const { format } = request.params;
      const data = await asCaller(services, request, myPersonalData);
      const language = request.query.language ?? personOf(request).language;
      const text = format === 'json' ? JSON.stringify(data, null, 2) : personalDataPage(data, language);
      return sendFile(reply, { bytes: new TextEncoder().encode(text), format, name: 'personal-data' });
    },
  );
  app.put(
    '/api/privacy/name',
    { config: { permission: privacyPolicy.own }, schema: { body: newName, response: { 204: nothing } } },
    async (request, reply) => {
      await asCaller(services, request, (tx) => renameMe(tx, request.body.name));
      return reply.status(204).send(null);
    },
  );
  app.post(
    '/api/privacy/erasure',
    {
      config: { permission: privacyPolicy.own },
      schema: { body: erasure, response: { 200: outcomeShape } },
    },
    async (request) => {
      const typed = request.body.email.toLowerCase();
      if (typed !== personOf(request).email.toLowerCase())
        throw refuse('invalid_request', { field: 'body.email', reason: 'not_yours' });
      const outcome = await asCaller(services, request, eraseMe);
      if (outcome === 'somebody_must_stay') throw refuse('somebody_must_stay');
      return outcomeShape.parse(outcome ?? {});
    },
  );
  inOneCluster(app, services);
};

const inOneCluster: Resource = (app, services) => {
  app.get(
    `${inCluster}/privacy/me`,
    {
      config: { permission: privacyPolicy.ask },
      schema: { params: clusterParams, response: { 200: myPrivacy } },
    },
    (request) =>
      asCaller(services, request, async (tx) => {
        const { clusterId } = request.params;
        const requests = await listPrivacyRequests(tx, clusterId, true);
        return presentMyPrivacy(personOf(request), await myConsents(tx, clusterId), requests);
      }),
  );
  app.post(
    `${inCluster}/privacy/me/requests`,
    {
      config: { permission: privacyPolicy.ask },
      schema: { params: clusterParams, body: newPrivacyRequest, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) =>
        askForRights(tx, { clusterId, ...request.body, contact: null }),
      );
      return reply.status(201).send({ id });
    },
  );
  app.put(
    `${inCluster}/privacy/me/consents/:purpose`,
    {
      config: { permission: privacyPolicy.ask },
      schema: { params: consentParams, body: consentChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, purpose } = request.params;
      const { given, textVersion } = request.body;
      // Whoever agreed to a text that is no longer shown did not agree to this one.
      if (given && textVersion !== consentTexts[purpose])
        throw refuse('conflict_changed_meanwhile', {}, { purpose, textVersion: consentTexts[purpose] });
      const { language } = personOf(request);
      await asCaller(services, request, (tx) =>
        changeConsent(tx, { clusterId, purpose, textVersion, language, given }),
      );
      return reply.status(204).send(null);
    },
  );
};
