import { createHash } from 'node:crypto';
import { keepLabelFile, labelFileContent, listAssessments, type Session } from '@grappe/database';
import type { FastifyRequest } from 'fastify';
import { asCaller } from '../../app/identify.ts';
import { limits } from '../../app/limits.ts';
import { clusterParams, inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { sendSaved } from '../../app/send-saved.ts';
import type { Services } from '../../app/services.ts';
import { receiveRoomFile } from '../room-files/receive-room-file.ts';
import { labelPolicy } from './policy.ts';
import { evidence, servedParams } from './schema.ts';

/** Evidence that is a file: put with the draft by those who assess, opened by them and by the auditor. */
export const fileRoutes: Resource = (app, services) => {
  app.post(
    `${inCluster}/label/files`,
    {
      config: { permission: labelPolicy.assess },
      schema: { params: clusterParams, response: { 201: evidence } },
    },
    async (request, reply) => {
      await requireDraft(services, request);
      const { name, mediaType, content } = await receiveRoomFile(request);
      const sha256 = createHash('sha256').update(content).digest();
      const kept = await asCaller(services, request, (tx) =>
        keepLabelFile(tx, request.params.clusterId, { name, mediaType, sha256, content }, limits.labelBytes),
      );
      if ('address' in kept) return reply.status(201).send({ title: name, address: kept.address });
      throw kept.refusal === 'not_found'
        ? refuse('not_found')
        : refuse('label_storage_full', { limit: limits.labelBytes / 1024 / 1024 });
    },
  );
  // Not under /api, where pages call: nothing that somebody sent is ever taken for a page or an answer of ours.
  app.get(
    '/files/label/:assessmentId/:fileId',
    { config: { permission: labelPolicy.file }, schema: { params: servedParams } },
    async (request, reply) => {
      const { assessmentId, fileId } = request.params;
      const found = await asCaller(services, request, (tx) => labelFileContent(tx, assessmentId, fileId));
      if (found === undefined) throw refuse('not_found');
      return sendSaved(reply, found.name, found.media_type, found.content);
    },
  );
};

/** Nothing is sent for nothing. */
const requireDraft = (
  services: Services,
  request: FastifyRequest<{ Params: { readonly clusterId: string } }>,
): Promise<void> =>
  asCaller(services, request, async (tx: Session) => {
    const assessments = await listAssessments(tx, request.params.clusterId);
    if (!assessments.some(({ status }) => status === 'draft')) throw refuse('not_found');
  });
