import { z } from 'zod';
import type { NetworkAnalysis, NetworkFindings } from '@grappe/engine/network';
import { organisationKindSchema, tieKindSchema } from '../facts/index.ts';
import { date, id } from './shapes.ts';

/**
 * `GET /api/clusters/:clusterId/network?kinds=&at=` → {@link network}: the picture's nodes and ties (what the viewer may see),
 * and the measures when they are ready; otherwise `analysis` is null and `jobId` tells the job to wait for.
 */
export const networkQuery = z.object({
  /** Comma-separated kinds of ties; all when absent. */
  kinds: z.string().optional(),
  /** Ties that hold on this day; today when absent. */
  at: date.optional(),
});

export const networkNode = z.object({
  id,
  name: z.string(),
  kind: organisationKindSchema,
  sector: z.string().nullable(),
  country: z.string().nullable(),
  outside: z.boolean(),
});
export type NetworkPictureNode = z.infer<typeof networkNode>;

export const networkTie = z.object({
  source: id,
  target: id,
  kind: tieKindSchema,
  strength: z.number(),
  validFrom: date.nullable(),
  validTo: date.nullable(),
});
export type NetworkPictureTie = z.infer<typeof networkTie>;

export type {
  NetworkAnalysis,
  NetworkFindings,
  OrganisationMeasures,
  WholeNetworkMeasures,
} from '@grappe/engine/network';

/** The engine's results travel as they are; their shape is the engine's types, which pages take from here. */
const engineResult = <Result>() => z.looseObject({}) as unknown as z.ZodType<Result>;

export const network = z.object({
  nodes: z.array(networkNode),
  ties: z.array(networkTie),
  kinds: z.array(z.object({ kind: tieKindSchema, count: z.int() })),
  analysis: engineResult<NetworkAnalysis>().nullable(),
  findings: engineResult<NetworkFindings>().nullable(),
  jobId: id.nullable(),
});
export type Network = z.infer<typeof network>;
