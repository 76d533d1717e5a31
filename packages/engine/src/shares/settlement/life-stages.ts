import type { Budget, BudgetSubsidy } from '../types.ts';
import type { DatedLine, DatedPartner, LifeRequest } from './types.ts';
import { allSubsidies, coalitionCost, costModel } from '../cost-model.ts';
import { commonDays, dateOf, dayOf } from './calendar-days.ts';
import { roundShares } from '../round-shares.ts';

/** A stretch with the same members, and the part of the budget that falls on it. */
export interface StageBudget {
  readonly from: string;
  readonly to: string;
  readonly partners: readonly DatedPartner[];
  readonly budget: Budget;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly partners: readonly DatedPartner[];
}

/**
 * Cuts the life where somebody joins or leaves and at the settlement date, and puts each line where it falls: amounts spread by day
 * are cut to whole cents by largest remainder, a dated cost stays in its stretch, days of the manager are those used there. A
 * subsidy is counted once on the whole life (its ceiling is not multiplied), over the stretches with enough partners, and
 * comes back to each in proportion to its eligible costs. Stretches after the date are left out.
 */
export function lifeStages(request: LifeRequest): StageBudget[] {
  const end = dayOf(request.at ?? request.to) as number;
  const stretches = stretchesOf(request);
  const raw = stretches.map(({ partners, from, to }) => ({
    partners: partners.map((partner) => ({ ...partner, days: daysUsed(partner, from, to, request) })),
    lines: [] as DatedLine[],
    from,
    to,
  }));
  for (const line of request.lines) {
    const amounts = amountsByStretch(line, stretches, request);
    raw.forEach((stage, index) => {
      const amountCents = amounts[index] as number;
      const isUsed = line.kind !== 'per_day' || stage.partners.length > 0;
      if (amountCents > 0 && isUsed) stage.lines.push({ ...line, amountCents });
    });
  }
  const support = supportByStage(request, raw);
  return raw
    .map(({ from, to, partners, lines }, index) => ({
      from: dateOf(from),
      to: dateOf(to),
      partners,
      budget: {
        currency: request.currency,
        lines: lines.map(({ subsidy: _whole, ...line }) => line),
        subsidies: support[index] as BudgetSubsidy[],
      },
    }))
    .filter(({ from }) => (dayOf(from) as number) < end);
}

function stretchesOf(request: LifeRequest): Stretch[] {
  const [first, after] = [dayOf(request.from) as number, dayOf(request.to) as number];
  const present = request.partners.map((partner) => ({
    partner,
    from: dayOf(partner.joinsOn) ?? first,
    to: dayOf(partner.leavesOn) ?? after,
  }));
  const cuts = new Set([first, after, dayOf(request.at ?? request.to) as number]);
  for (const { from, to } of present) cuts.add(from).add(to);
  const days = [...cuts].toSorted((a, b) => a - b);
  return days.slice(0, -1).map((from, index) => ({
    from,
    to: days[index + 1] as number,
    partners: present.filter((one) => one.from <= from && one.to > from).map(({ partner }) => partner),
  }));
}

/** What falls on each stretch, in whole cents that add up to the line; a price per day is the same everywhere. */
function amountsByStretch(line: DatedLine, stretches: readonly Stretch[], request: LifeRequest): number[] {
  if (line.kind === 'per_day') return stretches.map(() => line.amountCents);
  const on = line.on === undefined ? null : (dayOf(line.on) as number);
  if (on !== null) return stretches.map(({ from, to }) => (from <= on && on < to ? line.amountCents : 0));
  const from = dayOf(line.from ?? request.from) as number;
  const to = dayOf(line.to ?? request.to) as number;
  const exact = stretches.map(
    (stretch) => (line.amountCents * commonDays(stretch.from, stretch.to, from, to)) / (to - from),
  );
  return roundShares(
    exact,
    line.amountCents,
    stretches.map(({ from: day }) => String(day).padStart(9, '0')),
  );
}

/** Days as used in the stretch; without a calendar, the partner's days spread over its presence. */
function daysUsed(partner: DatedPartner, from: number, to: number, request: LifeRequest): number | null {
  if (request.usage) {
    return request.usage
      .filter(({ partnerId, on }) => partnerId === partner.id && inside(dayOf(on) as number, from, to))
      .reduce((sum, { days }) => sum + days, 0);
  }
  if (partner.days === null) return null;
  const first = dayOf(partner.joinsOn ?? request.from) as number;
  const after = dayOf(partner.leavesOn ?? request.to) as number;
  return (partner.days * commonDays(from, to, first, after)) / (after - first);
}

function inside(day: number, from: number, to: number): boolean {
  return day >= from && day < to;
}

interface RawStage {
  readonly partners: readonly DatedPartner[];
  readonly lines: readonly DatedLine[];
}

/** Each subsidy of the whole life, as a rate of its own in each stage. */
function supportByStage(request: LifeRequest, stages: readonly RawStage[]): BudgetSubsidy[][] {
  const { currency, lines, subsidies } = request;
  const whole = allSubsidies({ currency, lines, ...(subsidies === undefined ? {} : { subsidies }) });
  const byStage = stages.map((): BudgetSubsidy[] => []);
  for (const subsidy of whole) {
    const eligible = stages.map((stage) => eligibleCents(stage, subsidy, currency));
    const total = eligible.reduce((sum, cents) => sum + cents, 0);
    const received = Math.min(subsidy.ceilingCents ?? Infinity, Math.floor(subsidy.rateRatio * total + 1e-6));
    const parts = roundShares(
      eligible.map((cents) => (total === 0 ? 0 : (received * cents) / total)),
      total === 0 ? 0 : received,
      stages.map((_, index) => String(index).padStart(9, '0')),
    );
    byStage.forEach((list, index) => {
      const cents = eligible[index] as number;
      if (cents > 0)
        list.push({ ...subsidy, rateRatio: (parts[index] as number) / cents, ceilingCents: null });
    });
  }
  return byStage.map((list, index) => {
    const ids = new Set(stages[index]?.lines.map(({ id }) => id));
    return list.map((one) => ({ ...one, lines: (one.lines ?? [...ids]).filter((id) => ids.has(id)) }));
  });
}

/** Costs of a stage that the subsidy looks at; zero with too few partners. */
function eligibleCents({ partners, lines }: RawStage, subsidy: BudgetSubsidy, currency: string): number {
  if (partners.length < (subsidy.minPartners ?? 1)) return 0;
  const own = lines.filter(({ id }) => subsidy.lines === undefined || subsidy.lines.includes(id));
  const plain = own.map(({ subsidy: _own, ...line }) => line);
  const model = costModel({ currency, lines: plain }, partners);
  return coalitionCost(
    model,
    partners.map((_, index) => index),
  );
}
