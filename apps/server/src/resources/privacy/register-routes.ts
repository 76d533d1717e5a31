import { coordinatingRoles, type Role } from '@grappe/contracts/roles';
import { processingCode, processingField, type ProcessingRegister } from '@grappe/contracts/api';
import {
  changeProcessingText,
  changeRetention,
  lastRetentionRun,
  listProcessingTexts,
  listRetention,
  type Session,
} from '@grappe/database';
import { asCaller, personOf } from '../../app/identify.ts';
import { clusterParams, inCluster, nothing, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { tellingCurrent } from '../../app/telling-current.ts';
import { privacyPolicy } from './policy.ts';
import {
  processingChange,
  processingParams,
  processingRegister,
  retentionChange,
  retentionParams,
} from './schema.ts';

/** The register of processing and how long things are kept: read by everybody here, written by managers. */
export const privacyRegisterRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/privacy/register`,
    {
      config: { permission: privacyPolicy.register },
      schema: { params: clusterParams, response: { 200: processingRegister } },
    },
    (request) => {
      const { clusterId } = request.params;
      const roles = personOf(request).grants.filter((grant) => grant.clusterId === clusterId);
      const holds = (wanted: readonly Role[]): boolean => roles.some(({ role }) => wanted.includes(role));
      return asCaller(services, request, (tx) =>
        readRegister(tx, clusterId, {
          mayEdit: holds(['cluster_manager']),
          seesRuns: holds(coordinatingRoles),
        }),
      );
    },
  );
  app.put(
    `${inCluster}/privacy/register/:code`,
    {
      config: { permission: privacyPolicy.edit },
      schema: { params: processingParams, body: processingChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, code } = request.params;
      const { language, field } = request.body;
      await tellingCurrent(
        () =>
          asCaller(services, request, async (tx) => {
            if (!(await changeProcessingText(tx, clusterId, { code, ...request.body })))
              throw refuse('conflict_changed_meanwhile');
          }),
        () =>
          asCaller(services, request, async (tx) => {
            const texts = await listProcessingTexts(tx, clusterId);
            const now = texts.find(
              (one) => one.code === code && one.language === language && one.field === field,
            );
            return { code, language, field, body: now?.body ?? null };
          }),
      );
      return reply.status(204).send(null);
    },
  );
  app.put(
    `${inCluster}/privacy/retention/:code`,
    {
      config: { permission: privacyPolicy.edit },
      schema: { params: retentionParams, body: retentionChange, response: { 204: nothing } },
    },
    async (request, reply) => {
      const { clusterId, code } = request.params;
      const { days } = request.body;
      const read = async (tx: Session) => {
        const rule = (await listRetention(tx, clusterId)).find((one) => one.code === code);
        if (rule === undefined) throw refuse('not_found');
        return rule;
      };
      const change = async (tx: Session) => {
        const rule = await read(tx);
        if (days !== null && (days < rule.shortest || days > rule.longest))
          throw refuse('invalid_request', { field: 'body.days', reason: 'bounds' });
        if (!(await changeRetention(tx, clusterId, code, request.body)))
          throw refuse('conflict_changed_meanwhile');
      };
      await tellingCurrent(
        () => asCaller(services, request, change),
        () => asCaller(services, request, read),
      );
      return reply.status(204).send(null);
    },
  );
};

async function readRegister(
  tx: Session,
  clusterId: string,
  { mayEdit, seesRuns }: { mayEdit: boolean; seesRuns: boolean },
): Promise<ProcessingRegister> {
  const texts = (await listProcessingTexts(tx, clusterId)).map(({ code, language, field, body }) => ({
    code: processingCode.parse(code),
    language,
    field: processingField.parse(field),
    body,
  }));
  const last = seesRuns ? await lastRetentionRun(tx, clusterId) : null;
  return {
    texts,
    retention: await listRetention(tx, clusterId),
    lastRun: last?.toISOString() ?? null,
    mayEdit,
  };
}
