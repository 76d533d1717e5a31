import { z } from 'zod';

export const CLUSTER_KINDS = [
  'world_pole',
  'world_vocation_pole',
  'regional_pole',
  'competitiveness_pole',
  'firm_cluster',
  'local_productive_system',
  'district',
  'ecosystem',
  'other',
] as const;
export const PHASES = ['structuring', 'development'] as const;
export const RECOGNITIONS = ['none', 'regional', 'national', 'world'] as const;
export const WILLINGNESSES = ['no', 'limited', 'yes'] as const;
export const FLOWS = ['diffusing', 'absorbing', 'both'] as const;
export const FUNDER_LEVELS = ['regional', 'national', 'european'] as const;
export const EXCHANGES = ['good', 'some', 'strained'] as const;
export type ClusterExchanges = (typeof EXCHANGES)[number];

const word = z.string().trim().min(1).max(200);
const words = z.array(word).max(200);
const day = z.iso.date();

/** What may be known of a cluster; a field that is absent is not known. The fields of the engine's profile, but its identifier. */
export const clusterFacts = z.strictObject({
  kind: z.enum(CLUSTER_KINDS).exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .exactOptional(),
  regions: words.exactOptional(),
  place: z
    .strictObject({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) })
    .exactOptional(),
  sectors: z
    .array(z.strictObject({ code: word, share: z.number().min(0).max(1).exactOptional() }))
    .max(100)
    .exactOptional(),
  ecosystem: word.exactOptional(),
  technologiesOffered: words.exactOptional(),
  technologiesWanted: words.exactOptional(),
  flow: z.enum(FLOWS).exactOptional(),
  foundedOn: day.exactOptional(),
  members: z.int().min(0).max(1_000_000).exactOptional(),
  budgetCents: z.int().min(0).exactOptional(),
  staff: z.number().min(0).max(10_000).exactOptional(),
  governance: z
    .strictObject({
      board: z.boolean().exactOptional(),
      roadmap: z.boolean().exactOptional(),
      fundingSecured: z.boolean().exactOptional(),
    })
    .exactOptional(),
  recognition: z.enum(RECOGNITIONS).exactOptional(),
  declaredPhase: z.enum(PHASES).exactOptional(),
  languages: z
    .array(z.string().regex(/^[a-z]{2}$/))
    .max(50)
    .exactOptional(),
  networks: words.exactOptional(),
  funders: z
    .array(z.strictObject({ name: word, level: z.enum(FUNDER_LEVELS) }))
    .max(100)
    .exactOptional(),
  managerSince: day.exactOptional(),
  managerChanges: z.int().min(0).max(100).exactOptional(),
  projects: z.int().min(0).max(100_000).exactOptional(),
  cooperations: words.exactOptional(),
  willingness: z.enum(WILLINGNESSES).exactOptional(),
});
export type ClusterFacts = z.infer<typeof clusterFacts>;

/** What one team knows of its dealings with another cluster. */
export const clusterRelation = z.strictObject({
  with: word,
  exchanges: z.enum(EXCHANGES).exactOptional(),
  disparityFelt: z.boolean().exactOptional(),
  convention: z.boolean().exactOptional(),
  projects: z.int().min(0).max(1000).exactOptional(),
});
