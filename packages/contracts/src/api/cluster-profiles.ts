import { z } from 'zod';
import {
  CLUSTER_KINDS,
  clusterAudiences,
  clusterKeys,
  clusterSources,
  clusterValueEdits,
  clusterValues,
  EXCHANGES,
  PHASES,
} from '../clusters/index.ts';
import { id } from './shapes.ts';

const name = z.string().trim().min(1).max(300);
const note = z.string().trim().max(300).nullable();
const day = z.iso.date();
const key = z.enum(clusterKeys);
const anyValue = z.unknown();

export const phaseReading = z.object({
  phase: z.enum(PHASES).nullable(),
  computed: z.enum(PHASES).nullable(),
  declared: z.enum(PHASES).nullable(),
  maturity: z.number().nullable(),
  coverage: z.number(),
  reasons: z.array(
    z.object({
      criterion: z.enum(['age', 'governance', 'staff', 'projects']),
      value: z.number().nullable(),
      fact: z.number().nullable(),
      outOf: z.number().optional(),
    }),
  ),
});
export type PhaseReading = z.infer<typeof phaseReading>;

const head = {
  id,
  name: z.string(),
  /** Kept by the cluster that asks; otherwise another cluster here shows it. */
  mine: z.boolean(),
  isOwn: z.boolean(),
  shared: z.boolean(),
  shortName: z.string().nullable(),
  version: z.int(),
};

/** A cluster in the list and on the map; what is null is not known. */
export const clusterListItem = z.object({
  ...head,
  kind: z.string().nullable(),
  country: z.string().nullable(),
  regions: z.array(z.string()),
  sectors: z.array(z.string()),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  members: z.number().nullable(),
  phase: z.enum(PHASES).nullable(),
  /** How many of the values are known. */
  known: z.int(),
});
export type ClusterListItem = z.infer<typeof clusterListItem>;

export const clusterList = z.object({
  clusters: z.array(clusterListItem),
  /** Pairs that are probably one cluster kept twice, the likeliest first. */
  twins: z.array(z.object({ id, otherId: id, likeness: z.number() })),
});
export type ClusterList = z.infer<typeof clusterList>;

const valueShape = z.object({
  key,
  value: anyValue,
  asOf: day,
  source: z.enum(clusterSources),
  sourceNote: z.string().nullable(),
  audience: z.enum(clusterAudiences),
});

export const clusterDealings = z.object({
  exchanges: z.enum(EXCHANGES).nullable(),
  disparityFelt: z.boolean(),
  convention: z.boolean(),
  projects: z.int().min(0).max(1000),
  note: z.string().trim().max(2000).nullable(),
});

export const clusterProfile = z.object({
  ...head,
  values: z.array(valueShape),
  past: z.array(valueShape.extend({ closedAt: z.string() })),
  dealings: clusterDealings.extend({ version: z.int() }).nullable(),
  phase: phaseReading,
  /** Another cluster shows it, and the asker's team keeps one of its own, which completes it. */
  keptToo: z.boolean(),
});
export type ClusterProfileShape = z.infer<typeof clusterProfile>;

const origin = { asOf: day, source: z.enum(clusterSources), sourceNote: note };

export const newClusterProfile = z.object({
  name,
  own: z.boolean().default(false),
  values: clusterValues,
  ...origin,
  /** It was seen that one of this name is kept, and this is another. */
  distinct: z.boolean().default(false),
});

export const clusterProfileEdit = z.object({
  version: z.int(),
  name: name.optional(),
  shared: z.boolean().optional(),
  values: clusterValueEdits,
  audiences: z.partialRecord(key, z.enum(clusterAudiences)).default({}),
  ...origin,
});

export const clusterDealingsEdit = clusterDealings.extend({ version: z.int().min(0) });
/** `into` is another profile that the team keeps, or one that a cluster here shows. */
export const clusterMerge = z.object({ into: id });
export const clusterDistinction = z.object({ otherId: id });

export const clusterImport = z.object({
  fileName: z.string().max(300),
  lines: z
    .array(
      z.object({ line: z.int().min(1), name, values: clusterValues, asOf: day.nullable(), sourceNote: note }),
    )
    .min(1)
    .max(5000),
});
export const clusterImportResult = z.object({ created: z.int(), changed: z.int() });

/** `GET …/cluster-benchmark?kind=`: the median of each figure over the known clusters of a kind; of all kinds without. */
export const clusterBenchmark = z.object({
  kind: z.string().nullable(),
  clusters: z.int(),
  figures: z.array(
    z.object({
      key,
      /** Values it is taken over. */
      n: z.int(),
      /** Null: fewer than five are known. */
      median: z.number().nullable(),
    }),
  ),
});
export type ClusterBenchmark = z.infer<typeof clusterBenchmark>;
export const benchmarkQuery = z.object({ kind: z.enum(CLUSTER_KINDS).optional() });

/** What the cluster's own data say of it, to be taken over or not. */
export const ownClusterProposal = z.object({ name: z.string(), values: z.record(z.string(), anyValue) });
export type OwnClusterProposal = z.infer<typeof ownClusterProposal>;

export const partnerPurposes = ['learn', 'build', 'help'] as const;
export const partnerQuery = z.object({
  purpose: z.enum(partnerPurposes).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

const reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
});
export type PartnerReason = z.infer<typeof reason>;

const match = z.object({ wanted: z.string(), offered: z.string(), likeness: z.number() });

export const partnerSuggestion = z.object({
  id,
  name: z.string(),
  shortName: z.string().nullable(),
  /** The alliance with it that is being prepared, proposed or stands. */
  allianceId: id.nullable(),
  rank: z.int(),
  score: z.number(),
  coverage: z.number(),
  aspects: z.array(z.object({ aspect: z.string(), value: z.number().nullable(), counted: z.number() })),
  penalties: z.object({ rivalry: z.number(), instability: z.number() }),
  catalysts: z.array(reason),
  brakes: z.array(reason),
  introducers: z.array(z.object({ kind: z.enum(['network', 'funder', 'cluster']), name: z.string() })),
  firstStep: reason,
  whatWouldGoWrong: z.array(reason),
  technologiesForUs: z.array(match),
  technologiesForThem: z.array(match),
  already: z.boolean(),
});
export type PartnerSuggestionShape = z.infer<typeof partnerSuggestion>;

export const partnerSuggestions = z.object({
  /** Null while the cluster has no profile of its own: nothing can be compared. */
  own: z.object({ id, name: z.string(), version: z.int(), phase: phaseReading }).nullable(),
  purpose: z.enum(partnerPurposes),
  candidates: z.int(),
  suggestions: z.array(partnerSuggestion),
});
export type PartnerSuggestions = z.infer<typeof partnerSuggestions>;
