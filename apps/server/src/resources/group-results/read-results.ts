import type { GroupContractShape, GroupLessonShape, GroupResults } from '@grappe/contracts/api';
import {
  getGroup,
  getGroupLife,
  groupContractTotals,
  listGroupContracts,
  listGroupCosts,
  listGroupDays,
  listGroupMemberships,
  roofOf,
  type GroupContractRow,
  type GroupLessonRow,
  type Session,
} from '@grappe/database';
import { refuse } from '../../app/refusal.ts';
import { readAccounts } from '../group-accounts/read-accounts.ts';
import { unbegunLife } from '../group-life/present.ts';
import type { GroupPlace } from '../group-life/read-life.ts';
import type { Reader } from './reader.ts';
import { groupExplanation } from '../../plans/stored-plan.ts';

/** What came of a group beside what was foreseen, as much as the caller may read. */
export async function readResults(tx: Session, place: GroupPlace, reader: Reader): Promise<GroupResults> {
  const { groupId } = place;
  const found = await getGroupLife(tx, groupId);
  const whole = reader.coordinates ? await getGroup(tx, place.clusterId, groupId) : undefined;
  if (reader.coordinates ? whole === undefined : found?.cluster_id !== place.clusterId)
    throw refuse('not_found');
  const life = found ?? unbegunLife;
  const contracts = await listGroupContracts(tx, [groupId]);
  const memberships = await listGroupMemberships(tx, [groupId]);
  const days = (await listGroupDays(tx, [groupId])).filter(({ kind }) => kind === 'work');
  const costs = reader.coordinates ? await listGroupCosts(tx, groupId) : null;
  return {
    groupId,
    contracts: contracts.map((row) => presentContract(row, reader)),
    totals: await groupContractTotals(tx, groupId),
    mayWriteFor: memberships
      .filter(({ organisationId }) => reader.coordinates || reader.organisationIds.includes(organisationId))
      .filter(firstOfFirm)
      .map(({ organisationId, name }) => ({ id: organisationId, name })),
    incubator: (await roofOf(tx, place.clusterId, groupId)) ?? null,
    foreseen: {
      contracts: life.foreseen_contracts,
      cents: life.foreseen_cents,
      markets:
        whole === undefined ? [] : [...groupExplanation.parse(whole.group.explanation).group.commonMarkets],
      budgetCents: whole === undefined ? null : (await readAccounts(tx, place)).budgetCents,
      managerDays: life.manager_days,
    },
    came: {
      contracts: contracts.length,
      amounts: amountsOf(contracts),
      markets: [...new Set(contracts.map(({ market }) => market))].toSorted(),
      costCents:
        costs === null
          ? null
          : costs
              .filter(({ kind }) => kind === 'cost')
              .reduce((sum, { amountCents }) => sum + amountCents, 0),
      workedDays: days.reduce((sum, { portion }) => sum + portion, 0),
    },
  };
}

const firstOfFirm = <Row extends { organisationId: string }>(
  row: Row,
  rank: number,
  all: readonly Row[],
): boolean => all.findIndex(({ organisationId }) => organisationId === row.organisationId) === rank;

function presentContract(row: GroupContractRow, { coordinates }: Reader): GroupContractShape {
  return {
    id: row.id,
    organisation: { id: row.organisationId, name: row.organisationName },
    market: row.market,
    label: row.label,
    wonOn: row.wonOn,
    amountCents: row.amountCents,
    currency: row.currency,
    audience: row.audience,
    mine: row.mine,
    canEdit: row.mine || (coordinates && row.audience === 'coordinator'),
    version: row.version,
  };
}

function amountsOf(contracts: readonly GroupContractRow[]): GroupResults['came']['amounts'] {
  const sums = new Map<string, { cents: number; contracts: number }>();
  for (const { amountCents, currency } of contracts) {
    if (amountCents === null) continue;
    const { cents, contracts: count } = sums.get(currency) ?? { cents: 0, contracts: 0 };
    sums.set(currency, { cents: cents + amountCents, contracts: count + 1 });
  }
  return [...sums].map(([currency, sum]) => ({ currency, ...sum }));
}

export const presentLesson = ({ createdAt, ...row }: GroupLessonRow): GroupLessonShape => ({
  ...row,
  createdAt: createdAt.toISOString(),
});
