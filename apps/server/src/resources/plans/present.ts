import type { Plan, PlanListItem } from '@grappe/contracts/api';
import type { PlanDetail, PlanRow } from '@grappe/database';
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
});

export function presentPlan(detail: PlanDetail, dataVersion: string, naming: Naming): Plan {
  const { missing } = planDetails.parse(detail.details);
  return {
    ...presentPlanItem(detail.plan, dataVersion),
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

/** Every plan is kept with its figures. */
function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('A plan lacks a figure that it was kept with.');
  return value;
}
