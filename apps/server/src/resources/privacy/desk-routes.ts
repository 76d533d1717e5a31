import {
  answerRequest,
  askForRights,
  auditRead,
  eraseAsked,
  findContact,
  listPrivacyRequests,
  type Session,
} from '@grappe/database';
import { outcomeShape, type Outcome } from '@grappe/contracts/api';
import { asCaller } from '../../app/identify.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { privacyPolicy } from './policy.ts';
import { presentRequest } from './present.ts';
import {
  contactQuery,
  contactRecords,
  made,
  newContactRequest,
  privacyAnswer,
  requestParams,
  requests,
} from './schema.ts';

/** What a manager does about the requests of others, and about contacts who have no account. */
export const privacyDeskRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/privacy/requests`,
    {
      config: { permission: privacyPolicy.handle },
      schema: { params: clusterParams, response: { 200: requests } },
    },
    async (request) => {
      const rows = await asCaller(services, request, (tx) =>
        listPrivacyRequests(tx, request.params.clusterId, false),
      );
      return rows.map(presentRequest);
    },
  );
  app.post(
    `${inCluster}/privacy/requests`,
    {
      config: { permission: privacyPolicy.handle },
      schema: { params: clusterParams, body: newContactRequest, response: { 201: made } },
    },
    async (request, reply) => {
      const { clusterId } = request.params;
      const id = await asCaller(services, request, (tx) => askForRights(tx, { clusterId, ...request.body }));
      return reply.status(201).send({ id });
    },
  );
  app.post(
    `${inCluster}/privacy/requests/:requestId/answer`,
    {
      config: { permission: privacyPolicy.handle },
      schema: { params: requestParams, body: privacyAnswer, response: { 200: outcomeShape } },
    },
    (request) => {
      const { clusterId, requestId } = request.params;
      const read = async (tx: Session) =>
        (await listPrivacyRequests(tx, clusterId, false))
          .filter(({ id }) => id === requestId)
          .map(presentRequest)[0];
      return tellingCurrent(
        () => asCaller(services, request, (tx) => settle(tx, { ...request.params, ...request.body })),
        () => asCaller(services, request, read),
      );
    },
  );
  app.get(
    `${inCluster}/privacy/contacts`,
    {
      config: { permission: privacyPolicy.contacts },
      schema: { params: clusterParams, querystring: contactQuery, response: { 200: contactRecords } },
    },
    async (request) => {
      const { clusterId } = request.params;
      const rows = await asCaller(services, request, async (tx) => {
        const found = await findContact(tx, clusterId, request.query.words);
        await auditRead(tx, { clusterId, kind: 'personal_data', detail: { rows: found.length } });
        return found;
      });
      return rows.map((row) => ({ ...row, values: [...row.values] }));
    },
  );
};

interface Answered {
  readonly clusterId: string;
  readonly requestId: string;
  readonly accept: boolean;
  readonly answer: string;
}

/** An erasure that is granted is carried out in the same step as it is written down. */
async function settle(tx: Session, answered: Answered): Promise<Outcome> {
  const asked = (await listPrivacyRequests(tx, answered.clusterId, false)).find(
    ({ id }) => id === answered.requestId,
  );
  if (asked === undefined) throw refuse('not_found');
  if (asked.status !== 'open') throw refuse('ask_already_answered');
  const done = asked.kind === 'erasure' && answered.accept ? await eraseAsked(tx, asked.id) : {};
  if (done === 'somebody_must_stay') throw refuse('somebody_must_stay');
  const outcome = outcomeShape.parse(done ?? {});
  if (!(await answerRequest(tx, { ...answered, outcome }))) throw refuse('conflict_changed_meanwhile');
  return outcome;
}
