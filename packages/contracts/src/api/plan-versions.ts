import { z } from 'zod';
import { problemSchema } from '../errors/index.ts';
import { criterionSchema, planListItem, planParameters } from './plans.ts';
import { id, instant, organisationRef } from './shapes.ts';

/**
 * What is done with plans after, or before, they are made. For coordinators.
 *
 * - `POST …/plans/check` {@link planCheckRequest} → {@link planCheck}: conditions that contradict each other; nothing is kept.
 * - `GET …/plans/searches/:jobId` → {@link planSearch}: the best plan so far of a search that runs.
 * - `POST …/plans/:id/resume` {@link resumeRequest} → job: goes on from where a search was stopped.
 * - `POST …/plans/:id/alternatives` {@link alternativesRequest} → job: other good plans, and a more stable one.
 * - `GET …/plans/:id/comparison/:otherId` → {@link planComparison}
 * - `GET …/plans/:id/desk` → {@link planDesk}: what the page needs to try moves by itself.
 * - `POST …/plans/:id/versions` {@link planVersion} → plan: a plan changed by hand, beside the one it comes from.
 * - `GET|POST …/plans/:id/sensitivity` → {@link planSensitivity} | job
 * - `GET|POST …/plans/:id/placements/:organisationId` → {@link planPlacement} | job
 */
export const planCheckRequest = z.object({ parameters: planParameters.prefault({}) });
export const planCheck = z.object({
  firms: z.int(),
  pairs: z.int(),
  /** Pairs that every condition admits. */
  admissible: z.int(),
  conflicts: z.array(problemSchema),
});
export type PlanCheck = z.infer<typeof planCheck>;

export const planSearch = z.object({
  title: z.string(),
  seed: z.int(),
  seconds: z.int(),
  /** Null until something was found. */
  found: z
    .object({
      stage: z.string(),
      incumbent: z.number(),
      bound: z.number().nullable(),
      gap: z.number().nullable(),
      columns: z.int(),
      groups: z.array(z.array(organisationRef)),
    })
    .nullable(),
});
export type PlanSearch = z.infer<typeof planSearch>;

export const resumeRequest = z.object({ seconds: z.int().min(1).max(1800).default(300) });

export const alternativesRequest = z.object({
  /** How many different plans, beside the most stable one. */
  count: z.int().min(1).max(5).default(3),
  /** Share of the best plan's value that the most stable one may give up. */
  tolerance: z.number().min(0).max(0.2).default(0.02),
});

const groupRef = z.object({ id, name: z.string() });
export const planComparison = z.object({
  left: planListItem,
  right: planListItem,
  /** Groups of the same members in both. */
  kept: z.array(z.object({ left: groupRef, right: groupRef })),
  /** Firms that change companions, enter or leave; null is: in no group. */
  moves: z.array(
    z.object({ organisation: organisationRef, from: groupRef.nullable(), to: groupRef.nullable() }),
  ),
});
export type PlanComparison = z.infer<typeof planComparison>;

const pair = z.tuple([id, id]);
/** The problem as the coordinator may know it, without refusals that are nobody else's business. */
export const planDesk = z.object({
  title: z.string(),
  /** Firms and figures are those of today, not those of the plan's day. */
  outdated: z.boolean(),
  names: z.array(organisationRef),
  groups: z.array(z.array(id)),
  problem: z.object({
    firms: z.array(
      z.object({
        id,
        headcount: z.number().nullable(),
        location: z.object({ latitude: z.number(), longitude: z.number() }).nullable(),
        productCodes: z.array(z.string()).nullable(),
        customerSectors: z.array(z.string()).nullable(),
        servedMarkets: z.array(z.string()).nullable(),
        wantedMarkets: z.array(z.object({ market: z.string(), priority: z.number() })).nullable(),
        experienced: z.boolean().nullable(),
      }),
    ),
    ties: z
      .array(
        z.object({ a: id, b: id, kind: z.enum(['cooperation', 'trust', 'knowledge']), strength: z.number() }),
      )
      .nullable(),
    vetoes: z.array(pair),
    forbidden: z.array(pair),
    locks: z.array(pair),
    emphasis: z.record(criterionSchema, z.number()),
    bounds: z.object({ min: z.int(), max: z.int() }),
    maxKm: z.number().nullable(),
    maxRivalry: z.number(),
    minQuality: z.number(),
    stagedCoopetition: z.boolean(),
    seed: z.int(),
  }),
});
export type PlanDesk = z.infer<typeof planDesk>;

export const planVersion = z.object({
  title: z.string().trim().min(1).max(200),
  /** Members of each group; a firm is in one group at most. */
  groups: z.array(z.array(id).min(1).max(8)).max(500),
});
export type PlanVersion = z.infer<typeof planVersion>;

const changed = z.object({
  kept: z.int(),
  moving: z.array(organisationRef),
  entering: z.array(organisationRef),
  leaving: z.array(organisationRef),
});
const emphasisChange = z.object({ emphasis: z.number(), changed }).nullable();

export const planSensitivity = z.object({
  madeAt: instant,
  outdated: z.boolean(),
  /** False when it was cut short: what is not told was not tried. */
  complete: z.boolean(),
  emphasis: z.array(
    z.object({
      criterion: criterionSchema,
      emphasis: z.number(),
      from: z.number(),
      to: z.number(),
      below: emphasisChange,
      above: emphasisChange,
      settled: z.boolean(),
    }),
  ),
  missing: z.array(
    z.object({
      organisation: organisationRef,
      fact: z.string(),
      changesPlan: z.enum(['yes', 'no', 'unknown']),
      /** The firm whose value was tried in its place. */
      as: organisationRef.nullable(),
      changed: changed.nullable(),
    }),
  ),
});
export type PlanSensitivity = z.infer<typeof planSensitivity>;

export const planPlacement = z.object({
  organisation: organisationRef,
  madeAt: instant,
  outdated: z.boolean(),
  /** What the plan would lose, at least and at most, by placing the firm all the same; null when no group can hold it. */
  price: z
    .object({
      least: z.number(),
      most: z.number(),
      proven: z.boolean(),
      members: z.array(organisationRef),
      changed,
    })
    .nullable(),
  checks: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
      places: z.enum(['yes', 'no', 'unknown']),
      members: z.array(organisationRef).nullable(),
    }),
  ),
  complete: z.boolean(),
});
export type PlanPlacement = z.infer<typeof planPlacement>;
