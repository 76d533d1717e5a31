import { getJob, requestCancel, type JobRow } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { inCluster, type Resource } from '../../app/resource.ts';
import { refuse } from '../../app/refusal.ts';
import { jobsPolicy } from './policy.ts';
import { presentJob } from './present.ts';
import { job, jobParams } from './schema.ts';

export const jobsRoutes: Resource = (app, services) => {
  app.get(
    `${inCluster}/jobs/:jobId`,
    { config: { permission: jobsPolicy.read }, schema: { params: jobParams, response: { 200: job } } },
    async (request) => {
      const { clusterId, jobId } = request.params;
      const row = await asCaller(services, request, (tx) => getJob(tx, jobId));
      return presentJob(inThisCluster(row, clusterId));
    },
  );
  app.post(
    `${inCluster}/jobs/:jobId/cancel`,
    { config: { permission: jobsPolicy.cancel }, schema: { params: jobParams, response: { 200: job } } },
    async (request) => {
      const { clusterId, jobId } = request.params;
      const row = await asCaller(services, request, async (tx) => {
        inThisCluster(await getJob(tx, jobId), clusterId);
        await requestCancel(tx, jobId);
        return getJob(tx, jobId);
      });
      return presentJob(inThisCluster(row, clusterId));
    },
  );
};

function inThisCluster(row: JobRow | undefined, clusterId: string): JobRow {
  if (row?.cluster_id !== clusterId) throw refuse('not_found');
  return row;
}
