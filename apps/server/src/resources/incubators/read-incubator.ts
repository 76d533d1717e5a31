import { groupBudget, incubatorBudget, type Incubator, type IncubatorBudget } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import {
  getIncubator,
  groupsOfIncubator,
  listChecks,
  listLessons,
  listTrainees,
  proposedGroups,
  type IncubatorGroupRow,
  type IncubatorPlace,
  type IncubatorRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import {
  computeIncubatorShares,
  presentIncubatorShares,
  type HousedGroup,
} from '../../plans/incubator-shares.ts';
import { readOrganisations } from '../../plans/read-group-facts.ts';
import { readNaming } from '../groups/naming.ts';
import { toldMarkets } from '../groups/present-my-group.ts';
import { presentIncubator } from './present.ts';

/** An incubator with all that the coordinators read. */
export async function readIncubator(
  tx: Session,
  place: IncubatorPlace,
  language: Language,
): Promise<Incubator> {
  const { row, groups, housed } = await readHoused(tx, place);
  const naming = await readNaming(tx, place.clusterId, language);
  const budget = keptIncubatorBudget(row);
  return presentIncubator({
    row,
    groups,
    budget,
    shares:
      budget === null || housed.length === 0
        ? null
        : presentIncubatorShares(computeIncubatorShares(budget, housed), naming.reference),
    toAdd: (await proposedGroups(tx, place.clusterId)).filter(({ incubatorId }) => incubatorId === null),
    lessons: await listLessons(tx, place),
    trainees: await listTrainees(tx, place),
    checks: await listChecks(tx, place),
    naming,
  });
}

export interface Housed {
  readonly row: IncubatorRow;
  readonly groups: readonly IncubatorGroupRow[];
  readonly housed: readonly HousedGroup[];
}

/** The incubator, its groups, and what their shares are made from. */
export async function readHoused(tx: Session, place: IncubatorPlace): Promise<Housed> {
  const row = await getIncubator(tx, place);
  if (row === undefined) throw refuse('not_found');
  const groups = await groupsOfIncubator(tx, place);
  const organisations = await readOrganisations(
    tx,
    place.clusterId,
    groups.flatMap(({ memberIds }) => memberIds),
  );
  const housed = groups.map((group) => ({
    id: group.id,
    members: organisations.filter(({ id }) => group.memberIds.includes(id)),
    markets: marketsOf(group),
  }));
  return { row, groups, housed };
}

/** Markets that a group agreed to visit for each of its firms; those that all of them want, until it did. */
function marketsOf(group: IncubatorGroupRow): Readonly<Record<string, readonly string[]>> {
  const commonMarkets = toldMarkets(group.publicExplanation);
  const usual = commonMarkets.length === 0 ? [] : group.memberIds.map((id) => [id, commonMarkets] as const);
  const agreed = group.budget === null ? {} : groupBudget.parse(group.budget).markets;
  return { ...Object.fromEntries(usual), ...agreed };
}

export const keptIncubatorBudget = ({ budget }: IncubatorRow): IncubatorBudget | null =>
  budget === null ? null : incubatorBudget.parse(budget);
