import type { Budget, BudgetLine, Game, Grievance, Partner, ShareProblem, SharedCosts } from '../types.ts';
import type { CostModel } from '../cost-model.ts';
import type { GroupShare, IncubatorLine, IncubatorRequest, IncubatorResult } from './types.ts';
import { coalitionCost, costModel } from '../cost-model.ts';
import { largestComplaint } from '../game-core.ts';
import { makeGame, membersOf } from '../game.ts';
import { shareCosts } from '../share-costs.ts';

const HALF_CENT = 0.5;
/** Sets of groups looked at: 2^12. */
const MAX_GROUPS = 12;

/**
 * Second-level costs of an incubator (premises, training, joint missions) shared between its groups, then between the firms of each
 * group, by the Owen value: the groups share as if each were one firm, and no firm's part depends on how another group
 * divides itself. Line by line: what is paid once is split equally between the groups that take part in it, then inside
 * each. Exact, except for capped subsidies with many groups (see `shares.estimated`). Whole cents that add up, firms within
 * groups and groups within the whole. For each group: what it pays, saves against standing alone, and whether some
 * groups would do better without the others. Source: Owen (1977).
 */
export function shareIncubator(request: IncubatorRequest): IncubatorResult {
  const problems = groupProblems(request);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const { groups, seed, samples } = request;
  const partners = groups.flatMap((group) => group.partners);
  const unions = groups.map((group) => group.partners.map(({ id }) => id));
  const budget = firmBudget(request);
  const shares = shareCosts(budget, partners, 'owen', {
    unions,
    leaving: false,
    ...(seed === undefined ? {} : { seed }),
    ...(samples === undefined ? {} : { samples }),
  });
  if (shares.kind === 'invalid') return { kind: 'invalid', problems: inRequest(shares.problems, request) };
  return shares.kind === 'shared' ? incubator(request, budget, partners, shares) : shares;
}

function groupProblems({ groups, budget }: IncubatorRequest): ShareProblem[] {
  const problems: ShareProblem[] = [];
  if (groups.length === 0) problems.push({ code: 'no_partners', path: 'groups', params: {} });
  const ids = groups.map(({ id }) => id);
  const seen = new Map<string, string>();
  groups.forEach(({ id, partners }, index) => {
    const path = `groups[${index}]`;
    if (ids.indexOf(id) !== index)
      problems.push({ code: 'duplicate_id', path: `${path}.id`, params: { id } });
    if (partners.length === 0)
      problems.push({ code: 'no_partners', path: `${path}.partners`, params: { group: id } });
    for (const partner of partners) {
      if (seen.has(partner.id))
        problems.push({
          code: 'not_a_partition',
          path: `${path}.partners`,
          params: { id: partner.id, group: id },
        });
      seen.set(partner.id, id);
    }
  });
  budget.lines.forEach((line, index) => {
    for (const id of line.groups ?? []) {
      if (!ids.includes(id))
        problems.push({
          code: 'unknown_id',
          path: `budget.lines[${index}].groups`,
          params: { id, line: line.id },
        });
    }
  });
  return problems;
}

/** A line per group is one line for each group, which concerns its firms. */
function firmBudget({ budget, groups }: IncubatorRequest): Budget {
  const expanded = new Map(budget.lines.map((line) => [line.id, firmLines(line, groups)]));
  const subsidies = budget.subsidies?.map((subsidy) =>
    !subsidy.lines
      ? subsidy
      : {
          ...subsidy,
          lines: subsidy.lines.flatMap((id) => expanded.get(id)?.map((line) => line.id) ?? [id]),
        },
  );
  const lines = [...expanded.values()].flat();
  return { currency: budget.currency, lines, ...(subsidies === undefined ? {} : { subsidies }) };
}

function firmLines(line: IncubatorLine, groups: IncubatorRequest['groups']): BudgetLine[] {
  const { kind, groups: only, ...rest } = line;
  if (kind !== 'per_group') return [{ ...rest, kind }];
  return groups
    .filter(({ id }) => !only || only.includes(id))
    .map((group) => ({
      ...rest,
      id: `${line.id}@${group.id}`,
      kind: 'fixed' as const,
      partners: group.partners.map(({ id }) => id),
    }));
}

/** Places in the request as it was given: groups instead of one list of partners, lines before they are repeated. */
function inRequest(problems: readonly ShareProblem[], request: IncubatorRequest): ShareProblem[] {
  const places = request.groups.flatMap(({ partners }, group) =>
    partners.map((_, index) => `groups[${group}].partners[${index}]`),
  );
  const lines = request.budget.lines.flatMap((line, index) =>
    firmLines(line, request.groups).map(() => `budget.lines[${index}]`),
  );
  const told = problems.map((problem) => ({
    ...problem,
    path: problem.path
      .replace(/^partners\[(\d+)\]/, (_, index: string) => places[Number(index)] ?? 'groups')
      .replace(/^budget\.lines\[(\d+)\]/, (_, index: string) => lines[Number(index)] ?? 'budget.lines'),
  }));
  return [...new Map(told.map((problem) => [`${problem.path} ${problem.code}`, problem])).values()];
}

function incubator(
  request: IncubatorRequest,
  budget: Budget,
  partners: readonly Partner[],
  shares: SharedCosts,
): IncubatorResult {
  const model = costModel(budget, partners);
  const indexOf = new Map(partners.map(({ id }, index) => [id, index]));
  const players = request.groups.map((group) => group.partners.map(({ id }) => indexOf.get(id) as number));
  const groups = request.groups.map(({ id }, index): GroupShare => {
    const own = players[index] as number[];
    const members = own.map((player) => shares.partners[player] as SharedCosts['partners'][number]);
    const paysCents = members.reduce((sum, one) => sum + one.paysCents, 0);
    const aloneCents = coalitionCost(model, own);
    return { id, paysCents, aloneCents, savesCents: aloneCents - paysCents, partners: members };
  });
  return {
    kind: 'incubator',
    currency: shares.currency,
    totalCents: shares.totalCents,
    groups,
    ...groupsCore(model, players, groups),
    shares,
  };
}

/** The game between whole groups: would some of them do better without the others? Judged to half a cent a firm. */
function groupsCore(
  model: CostModel,
  players: readonly (readonly number[])[],
  groups: readonly GroupShare[],
): { groupsInCore: boolean | null; mostAggrievedGroups: Grievance | null } {
  if (groups.length > MAX_GROUPS) return { groupsInCore: null, mostAggrievedGroups: null };
  const game: Game = makeGame(
    groups.length,
    'cost',
    Float64Array.from({ length: 2 ** groups.length }, (_, mask) =>
      coalitionCost(
        model,
        membersOf(mask).flatMap((group) => players[group] ?? []),
      ),
    ),
  );
  const pays = groups.map(({ paysCents }) => paysCents);
  const complaint = largestComplaint(game, pays);
  const slack = HALF_CENT * model.players;
  if (complaint === null || complaint.amount <= slack)
    return { groupsInCore: true, mostAggrievedGroups: null };
  const paysCents = complaint.members.reduce((sum, group) => sum + (pays[group] as number), 0);
  const apartCents = game.v[complaint.mask] as number;
  return {
    groupsInCore: false,
    mostAggrievedGroups: {
      members: complaint.members.map((group) => groups[group]?.id as string),
      paysCents,
      apartCents,
      complaintCents: paysCents - apartCents,
    },
  };
}
