import {
  certificationItems,
  type Incubator,
  type IncubatorBudget,
  type IncubatorListItem,
  type IncubatorSharesShape,
  type MyIncubator,
} from '@grappe/contracts/api';
import { myIncubator } from '@grappe/contracts/api';
import type {
  CheckRow,
  GroupToAddRow,
  IncubatorCountsRow,
  IncubatorGroupRow,
  IncubatorRow,
  LessonRow,
  MyIncubatorRow,
  TraineeRow,
} from '@grappe/database';
import type { Naming } from '../groups/present.ts';
import { groupName } from '../groups/present.ts';
import { toldMarkets } from '../groups/present-my-group.ts';

export const presentListItem = (row: IncubatorCountsRow): IncubatorListItem => ({
  ...row,
  checksInAll: certificationItems.length,
});

interface IncubatorFacts {
  readonly row: IncubatorRow;
  readonly groups: readonly IncubatorGroupRow[];
  readonly budget: IncubatorBudget | null;
  readonly shares: IncubatorSharesShape | null;
  readonly toAdd: readonly GroupToAddRow[];
  readonly lessons: readonly LessonRow[];
  readonly trainees: readonly TraineeRow[];
  readonly checks: readonly CheckRow[];
  readonly naming: Naming;
}

export function presentIncubator(facts: IncubatorFacts): Incubator {
  const { row, groups, naming } = facts;
  const nameOf = (group: Pick<IncubatorGroupRow, 'name' | 'ordinal' | 'publicExplanation'>): string =>
    groupName(group, toldMarkets(group.publicExplanation), naming.language);
  return {
    id: row.id,
    version: row.version,
    name: row.name,
    place: row.place,
    purpose: row.purpose,
    groups: groups.map((group) => ({
      id: group.id,
      name: nameOf(group),
      joinedOn: group.joinedOn,
      commonMarkets: [...toldMarkets(group.publicExplanation)],
      members: group.memberIds.map(naming.reference),
    })),
    groupsToAdd: facts.toAdd.map((group) => ({
      id: group.id,
      name: nameOf(group),
      planTitle: group.planTitle,
    })),
    budget: facts.budget,
    budgetVersion: row.budgetVersion,
    shares: facts.shares,
    lessons: facts.lessons.map((lesson) => ({ ...lesson, uses: lesson.uses.map((use) => ({ ...use })) })),
    trainees: facts.trainees.map((trainee) => ({ ...trainee })),
    checks: certificationItems.map((item) => presentCheck(item, facts.checks)),
  };
}

function presentCheck(
  item: (typeof certificationItems)[number],
  checks: readonly CheckRow[],
): Incubator['checks'][number] {
  const found = checks.find((check) => check.item === item);
  return {
    item,
    version: found?.version ?? 0,
    state: found?.state ?? 'to_do',
    note: found?.note ?? '',
    updatedAt: found?.updatedAt.toISOString() ?? null,
    updatedBy: found?.updatedBy ?? null,
  };
}

export const storedShare = myIncubator.shape.share.unwrap();

export const presentMyIncubator = (row: MyIncubatorRow): MyIncubator => ({
  id: row.id,
  name: row.name,
  place: row.place,
  purpose: row.purpose,
  share: row.share === null ? null : storedShare.parse(row.share),
  lessons: row.lessons.map((lesson) => ({ ...lesson })),
});
