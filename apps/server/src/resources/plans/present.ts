import { planOrigin, type Plan, type PlanListItem } from '@grappe/contracts/api';
import type { PlanDetail, PlanRow } from '@grappe/database';
import type { BlockingSets } from '@grappe/engine/groups';
import { z } from 'zod';
import { planDetails, storedParameters, storedReasons } from '../../plans/stored-plan.ts';
import { presentGroupSummary, type Naming } from '../groups/present.ts';

const method = z.enum(['enumeration', 'column_generation']);

export const presentPlanItem = (row: PlanRow, dataVersion: string): PlanListItem => ({
  id: row.id,
  title: row.title,
  status: row.status,
  createdAt: row.created_at.toISOString(),
  author: row.authorName,
  placed: row.placed,
  candidates: row.placed + row.unplaced,
  groupCount: row.groupCount,
  meanQuality: row.meanQuality,
  outdated: row.input_version !== dataVersion,
  objective: known(row.objective),
  bound: known(row.bound),
  gap: known(row.gap),
  proven: known(row.proven),
  method: method.parse(row.method),
  seed: Number(known(row.seed)),
  origin: planOrigin.parse(row.origin),
  parent: row.parent_id === null ? null : { id: row.parent_id, title: row.parentTitle ?? '' },
  stopped: row.stopped,
  canGoOn: row.canGoOn,
  blockingSets: row.blockingSets,
});

export function presentPlan(detail: PlanDetail, dataVersion: string, naming: Naming): Plan {
  const { missing, stability, keptGroups } = planDetails.parse(detail.details);
  return {
    ...presentPlanItem(detail.plan, dataVersion),
    stability: stability === null ? null : presentStability(stability, naming),
    keptGroups,
    parameters: storedParameters.parse(detail.plan.parameters),
    groups: detail.groups.map((group) => presentGroupSummary(group, naming)),
    unplaced: detail.unplaced.map(({ organisationId, name, kind, reasons }) => ({
      organisation: { id: organisationId, name, kind },
      reasons: storedReasons.parse(reasons),
    })),
    missingData: missing.map(({ organisationId, missing: lacks }) => ({
      organisation: naming.reference(organisationId),
      missing: lacks,
    })),
  };
}

const presentStability = ({ sets, complete }: BlockingSets, { reference }: Naming) => ({
  complete,
  sets: sets.map(({ firms, leastGain }) => ({
    leastGain,
    firms: firms.map(({ firm, inPlan, together }) => ({
      organisation: reference(firm),
      inPlan,
      together,
    })),
  })),
});

/** Every plan is kept with its figures. */
function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A plan lacks a figure that it was kept with.');
  return value;
}
