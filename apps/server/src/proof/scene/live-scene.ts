import type { ProofApp } from './proof-app.ts';
import { clusterId, type Cluster, type Visitor } from './world.ts';

/** Sends a request in the cluster's address and wants it to succeed; answers its body. */
export type Act = (
  visitor: Visitor,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH',
  path: string,
  body?: unknown,
) => Promise<Record<string, unknown>>;

export const actingIn =
  (proof: ProofApp, cluster: Cluster): Act =>
  async (visitor, method, path, body) => {
    const caller = await proof.as(visitor);
    const answer = await caller.call(method, `/api/clusters/${clusterId(cluster)}${path}`, body);
    if (answer.statusCode >= 300)
      throw new Error(`${visitor} ${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.statusCode === 204 ? {} : (answer.json() as Record<string, unknown>);
  };
