import type { FeasibilityFact, FeasibilityItem, FeasibilityRowShape } from '@grappe/contracts/api';
import type { GroupAnswerRow } from '@grappe/database';
import type { PairCriteria, ProposedGroup } from '@grappe/engine/groups';

/** What the data say of a group, for the checklist. */
export interface GroupData {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  /** Known headcounts. */
  readonly headcount: ReadonlyMap<string, number>;
  readonly group: Pick<ProposedGroup, 'balance' | 'commonMarkets' | 'diameterKm' | 'criteria'>;
  readonly pairs: readonly PairCriteria[];
  readonly answers: readonly GroupAnswerRow[];
}

type Filled = Pick<FeasibilityRowShape, 'facts' | 'suggested'>;

/** From these on the data alone answer well, or with care; below, badly. Marks to start from: people decide. */
const balanceMarks = { good: 0.5, watch: 0.25 };
const complementarityMarks = { good: 0.5, watch: 0.25 };
const rivalryMarks = { good: 0, watch: 0.5 };

const nothing: Filled = { facts: [], suggested: null };

/** What the checklist of a group can be filled with before anybody answers it; the strategy is for people alone. */
export function feasibilityFacts(data: GroupData): Record<FeasibilityItem, Filled> {
  return {
    partners: partners(data),
    size_balance: sizes(data),
    synergies: synergies(data),
    conflicts: conflicts(data),
    strategy: nothing,
    commitment: commitment(data),
  };
}

const fact = (code: string, params: FeasibilityFact['params'] = {}): FeasibilityFact => ({ code, params });

function partners({ members, group }: GroupData): Filled {
  const facts = [fact('partners', { count: members.length })];
  if (group.diameterKm !== null) facts.push(fact('within', { km: Math.round(group.diameterKm) }));
  if (typeof group.criteria.mentoring === 'number')
    facts.push(fact('mentoring', { ratio: group.criteria.mentoring }));
  return { facts, suggested: members.length >= 3 && members.length <= 5 ? 'good' : 'watch' };
}

function sizes({ members, headcount, group }: GroupData): Filled {
  const known = members.flatMap(({ id, name }) => {
    const count = headcount.get(id);
    return count === undefined ? [] : [{ name, count }];
  });
  const unknown = members.length - known.length;
  const missing = unknown === 0 ? [] : [fact('sizes_unknown', { count: unknown })];
  const [smallest] = known.toSorted((a, b) => a.count - b.count);
  const [largest] = known.toSorted((a, b) => b.count - a.count);
  if (smallest === undefined || largest === undefined || known.length < 2)
    return { facts: missing, suggested: null };
  const range = fact('sizes', {
    smallest: smallest.name,
    least: smallest.count,
    largest: largest.name,
    most: largest.count,
  });
  if (group.balance === null) return { facts: [range, ...missing], suggested: null };
  return {
    facts: [range, fact('balance', { ratio: group.balance }), ...missing],
    suggested: unknown > 0 ? 'watch' : marked(group.balance, balanceMarks),
  };
}

function synergies({ group, pairs }: GroupData): Filled {
  const markets =
    group.commonMarkets.length === 0
      ? fact('no_common_market')
      : fact('common_markets', { markets: [...group.commonMarkets] });
  const known = pairs.flatMap(({ complementarity }) => complementarity ?? []);
  if (known.length === 0) return { facts: [markets], suggested: null };
  const mean = known.reduce((sum, each) => sum + each, 0) / known.length;
  const suggested = group.commonMarkets.length === 0 ? 'bad' : marked(mean, complementarityMarks);
  return { facts: [markets, fact('complementarity', { ratio: mean })], suggested };
}

function conflicts({ members, pairs }: GroupData): Filled {
  const nameOf = (id: string): string => members.find((member) => member.id === id)?.name ?? '';
  const known = pairs.flatMap(({ a, b, rivalry }) => (rivalry === null ? [] : [{ a, b, rivalry }]));
  const unknown = pairs.length - known.length;
  const missing = unknown === 0 ? [] : [fact('rivalry_unknown', { count: unknown })];
  const [worst] = known.toSorted((left, right) => right.rivalry - left.rivalry);
  if (worst === undefined) return { facts: missing, suggested: null };
  if (worst.rivalry <= rivalryMarks.good)
    return { facts: [fact('no_rivalry'), ...missing], suggested: unknown > 0 ? 'watch' : 'good' };
  const told = fact('rivalry', { left: nameOf(worst.a), right: nameOf(worst.b), ratio: worst.rivalry });
  return { facts: [told, ...missing], suggested: worst.rivalry <= rivalryMarks.watch ? 'watch' : 'bad' };
}

function commitment({ members, answers }: GroupData): Filled {
  const of = (answer: string | null): number =>
    members.filter(
      ({ id }) =>
        (answers.find((each) => each.kind === 'commitment' && each.organisationId === id)?.answer ?? null) ===
        answer,
    ).length;
  const [yes, no, waiting] = [of('yes'), of('no'), of(null)];
  return {
    facts: [fact('commitments', { yes, no, waiting })],
    suggested: no > 0 ? 'bad' : waiting > 0 ? null : 'good',
  };
}

const marked = (value: number, { good, watch }: { good: number; watch: number }): 'good' | 'watch' | 'bad' =>
  value >= good ? 'good' : value >= watch ? 'watch' : 'bad';
