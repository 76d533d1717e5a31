import type { PlanParameters, Reason } from '@grappe/contracts/api';
import { groupBreach, planParameters, reason } from '@grappe/contracts/api';
import type { NewPlan, PlanOrigin } from '@grappe/database';
import type {
  BlockingSets,
  GroupPlan,
  PairCriteria,
  ProposedGroup,
  UnplacedFirm,
} from '@grappe/engine/groups';
import { z } from 'zod';
import { asReason } from './as-reason.ts';
import type { ComputedPlan } from './compute-plan.ts';

/** The engine's results are kept as they are; they were made by this very engine. */
const engineResult = <Result>() => z.looseObject({}) as unknown as z.ZodType<Result>;

/** What only the coordinator reads of a plan, beside its groups. */
export const planDetails = z.object({
  plan: engineResult<GroupPlan>(),
  candidates: z.array(z.string()),
  missing: z.array(z.object({ organisationId: z.string(), missing: z.array(z.string()) })),
  /** Absent from plans made before it was studied. */
  stability: engineResult<BlockingSets>().nullable().default(null),
  /** Groups of the plan it comes from that stayed as they were. */
  keptGroups: z.number().nullable().default(null),
  /** Of the data and conditions that it was computed from. */
  problemVersion: z.string().nullable().default(null),
});
export type PlanDetails = z.infer<typeof planDetails>;

export const groupExplanation = z.object({
  group: engineResult<ProposedGroup>(),
  pairs: z.array(engineResult<PairCriteria>()),
  reasons: z.array(reason),
  /** Absent from groups that were kept before it was told. */
  breaches: z.array(groupBreach).default([]),
});

export const storedReasons = z.array(reason);
export const storedParameters = planParameters;

export interface PlanToStore {
  readonly clusterId: string;
  readonly title: string;
  readonly parameters: PlanParameters;
  readonly inputVersion: string;
  /** When the data were read. */
  readonly readAt: string;
  readonly computed: ComputedPlan;
  readonly origin: PlanOrigin;
  readonly parentId: string | null;
  readonly details: Omit<PlanDetails, 'plan' | 'stability'>;
}

/** A computed plan as the database keeps it: what each reader may read lies apart. */
export function newPlan({
  clusterId,
  title,
  parameters,
  inputVersion,
  readAt,
  computed,
  origin,
  parentId,
  details,
}: PlanToStore): NewPlan {
  const { plan, groups, stability } = computed;
  return {
    clusterId,
    title,
    parameters: asJson(parameters),
    objective: plan.objective,
    bound: plan.bound,
    gap: plan.gap,
    proven: plan.proven,
    method: plan.method,
    seed: parameters.seed,
    inputVersion,
    origin,
    parentId,
    stopped: plan.kind === 'stopped' && !plan.proven,
    details: asJson({ ...details, plan, stability }),
    groups: groups.map(({ group, pairs, reasons, breaches, sharedReasons }, index) => ({
      ordinal: index + 1,
      name: '',
      memberIds: group.members,
      quality: group.quality,
      explanation: asJson({ group, pairs, reasons, breaches }),
      publicExplanation: asJson({ commonMarkets: group.commonMarkets, reasons: sharedReasons, readAt }),
    })),
    unplaced: plan.unplaced.map((left) => ({
      organisationId: left.firm,
      reasons: asJson(reasonsFor(left, 'coordinator')),
      ownReasons: asJson(reasonsFor(left, 'firm')),
    })),
  };
}

/** Why a firm is left out and what would change it, for one reader. The coordinator's reasons contain the firm's. */
function reasonsFor({ reasons, changes }: UnplacedFirm, audience: 'coordinator' | 'firm'): Reason[] {
  const of =
    audience === 'coordinator' && reasons.every((each) => each.audience === 'firm') ? 'firm' : audience;
  return [...reasons, ...changes].filter((each) => each.audience === of).map(asReason);
}

const asJson = (value: object) => JSON.parse(JSON.stringify(value));
