import type { GainScheme, GroupOutlook, MyGroup, MyOutlook, Prospect } from '@grappe/contracts/api';
import { partnerOutlook, prospect, sharingRule } from '@grappe/contracts/api';
import type { ExpectationsRow } from '@grappe/database';
import {
  gainsOutlook,
  type Budget,
  type ContractProspect,
  type GainsOutlook,
  type OutlookRequest,
  type Partner,
  type PartnerOutlook,
  type TerritoryAssumptions,
} from '@grappe/engine/shares';
import { z } from 'zod';
import { refuse } from '../app/refusal.ts';
import type { CurrentRule } from './current-rule.ts';
import { budgetPartners, engineBudget, whyUndefined } from './group-shares.ts';
import type { GroupFacts } from './read-group-facts.ts';

const usualHorizonMonths = 12;
/** As drawn by the engine unasked: enough for a tenth of a point on a chance of loss, in tens of milliseconds. */
const draws = 10_000;
const seed = 1;

export const storedProspects = z.array(prospect);

/** An engine's prospect: told apart from those of the others by its firm. */
const engineProspect = (partnerId: string, asked: Prospect): ContractProspect => ({
  id: `${partnerId}:${asked.id}`,
  partnerId,
  market: asked.market,
  probabilityRatio: asked.probabilityRatio,
  ...(asked.aloneProbabilityRatio === null ? {} : { aloneProbabilityRatio: asked.aloneProbabilityRatio }),
  lowCents: asked.lowCents,
  highCents: asked.highCents,
  ...(asked.likelyCents === null ? {} : { likelyCents: asked.likelyCents }),
  minDelayMonths: asked.minDelayMonths,
  maxDelayMonths: asked.maxDelayMonths,
  marginRatio: asked.marginRatio,
});

interface GroupToForesee {
  readonly facts: GroupFacts;
  readonly chosen: CurrentRule;
  readonly scheme: GainScheme | null;
  readonly expectations: readonly ExpectationsRow[];
}

/** What may come of a group, from what its partners told the coordinators that they expect. */
export function computeOutlook({ facts, chosen, scheme, expectations }: GroupToForesee): GroupOutlook {
  const { budget, organisations } = facts;
  if (budget === null) return { kind: 'no_budget' };
  const weights = chosen.rule === 'weighted_shapley' ? { weights: budget.weights } : {};
  const unions = chosen.rule === 'owen' ? { unions: budget.unions } : {};
  const partners = budgetPartners(budget, organisations);
  const told = gainsOutlook({
    budget: overMonths(engineBudget(budget), monthsOf(scheme)),
    partners,
    rule: chosen.rule,
    options: { ...weights, ...unions },
    prospects: expectations.flatMap(({ organisationId, expectations: given }) =>
      storedProspects.parse(given).map((asked) => engineProspect(organisationId, asked)),
    ),
    territory: territoryOf(scheme, partners),
    ...frameOf(scheme),
  });
  switch (told.kind) {
    case 'outlook':
      return presentOutlook(told, chosen.isChosen);
    case 'missing_data':
      return {
        kind: 'missing_data',
        missing: told.missing.map(({ partnerId, fact }) => ({ partnerId, fact })),
      };
    case 'missing_gain_data':
      return {
        kind: 'missing_data',
        missing: told.missing.map(({ partnerId, fact }) => ({ partnerId, fact })),
      };
    default:
      return { kind: 'undefined', why: whyUndefined(told) };
  }
}

const monthsOf = (scheme: GainScheme | null): number => scheme?.horizonMonths ?? usualHorizonMonths;

/** What a year costs, over some months: amounts and ceilings in proportion. */
function overMonths(budget: Budget, months: number): Budget {
  const over = (cents: number): number => Math.round((cents * months) / 12);
  const capped = <Terms extends { readonly ceilingCents: number | null }>(terms: Terms): Terms => ({
    ...terms,
    ceilingCents: terms.ceilingCents === null ? null : over(terms.ceilingCents),
  });
  return {
    ...budget,
    lines: budget.lines.map((line) => ({
      ...line,
      amountCents: over(line.amountCents),
      ...(line.subsidy === undefined ? {} : { subsidy: capped(line.subsidy) }),
    })),
    subsidies: (budget.subsidies ?? []).map(capped),
  };
}

/** A yearly bonus, over some months. */
function bonusOverMonths(scheme: GainScheme | null): GainScheme['bonus'] {
  if (scheme === null || scheme.bonus === null) return null;
  const over = (cents: number): number => Math.round((cents * scheme.horizonMonths) / 12);
  const { fixedCents, ceilingCents } = scheme.bonus;
  return {
    ...scheme.bonus,
    fixedCents: over(fixedCents),
    ceilingCents: ceilingCents === null ? null : over(ceilingCents),
  };
}

const frameOf = (
  scheme: GainScheme | null,
): Pick<OutlookRequest, 'horizonMonths' | 'scheme' | 'draws' | 'seed'> => ({
  horizonMonths: monthsOf(scheme),
  scheme: { bonus: bonusOverMonths(scheme), pool: scheme?.pool ?? null },
  draws,
  seed,
});

/** What was assumed; a job is supported by the turnover by head of each firm where nothing else was said. */
function territoryOf(scheme: GainScheme | null, partners: readonly Partner[]): TerritoryAssumptions {
  const { keptRatio = null, turnoverPerJobCents = null, groupJobs = null } = scheme?.territory ?? {};
  return {
    groupJobs,
    partners: partners.map((partner) => ({
      id: partner.id,
      keptRatio,
      turnoverPerJobCents: turnoverPerJobCents ?? turnoverByHead(partner),
    })),
  };
}

function turnoverByHead({ turnoverCents, headcount }: Partner): number | null {
  if (turnoverCents === null || headcount === null || turnoverCents <= 0) return null;
  return Math.round(turnoverCents / headcount);
}

function presentOutlook(told: GainsOutlook, ruleIsChosen: boolean): GroupOutlook {
  return {
    kind: 'outlook',
    ...presentFrame(told),
    ruleIsChosen,
    totalCostCents: told.totalCostCents,
    partners: told.partners.map(presentPartner),
    group: told.group === null ? null : presentRange(told.group),
    territory:
      told.territory === null
        ? null
        : {
            keptCents: told.territory.keptCents,
            keptAloneCents: told.territory.keptAloneCents,
            jobs: told.territory.jobs,
            jobsAlone: told.territory.jobsAlone,
            stayHomeAlone: [...told.territory.stayHomeAlone],
            missing: told.territory.missing.map((one) => ({ ...one })),
            verdict: told.territory.verdict,
          },
    winWinWin: { ...told.winWinWin },
  };
}

const presentFrame = ({
  currency,
  rule,
  draws: drawn,
  seed: used,
  horizonMonths,
  assumes,
}: GainsOutlook) => ({
  currency,
  rule: sharingRule.parse(rule),
  draws: drawn,
  seed: used,
  horizonMonths,
  assumes: [...assumes],
});

type Range = Extract<PartnerOutlook, { kind: 'known' }>['together'];
const presentRange = (range: Range) => ({ ...range, loss: { ...range.loss } });

/** Prospects are named as their firm named them. */
const presentPartner = (told: PartnerOutlook) =>
  partnerOutlook.parse(
    told.kind === 'known'
      ? told
      : {
          ...told,
          missing: told.missing.map((one) => ({
            ...one,
            contractId: one.contractId === null ? null : one.contractId.slice(told.id.length + 1),
          })),
        },
  );

interface OwnToForesee {
  readonly organisationId: string;
  readonly memberIds: readonly string[];
  readonly share: MyGroup['myShares'][number];
  readonly scheme: GainScheme | null;
  readonly prospects: readonly Prospect[];
}

/** What may come of a group for one firm, from what it expects itself and the share that it was told. */
export function computeOwnOutlook(asked: OwnToForesee): MyOutlook['result'] {
  const { organisationId, memberIds, share, scheme, prospects } = asked;
  if (prospects.length === 0) return { kind: 'nothing_entered' };
  const told = gainsOutlook({
    ...sharesAsTold(organisationId, memberIds, share, monthsOf(scheme)),
    rule: 'headcount',
    prospects: prospects.map((one) => engineProspect(organisationId, one)),
    ...frameOf(scheme),
  });
  if (told.kind === 'outlook') {
    const own = told.partners.find(({ id }) => id === organisationId);
    if (own === undefined) throw new Error('the firm is one of the partners');
    return { kind: 'outlook', ...presentFrame(told), rule: share.rule, own: presentPartner(own) };
  }
  if (told.kind !== 'missing_gain_data') throw new Error(`a share that was told is shared: ${told.kind}`);
  const missing = told.missing.filter(({ partnerId }) => partnerId === organisationId);
  // Its own facts are all there: it is what the others keep that is not known.
  if (missing.length === 0) return { kind: 'pooled' };
  const own = presentPartner({ kind: 'unknown', id: organisationId, missing });
  return {
    kind: 'outlook',
    currency: share.currency,
    rule: share.rule,
    draws,
    seed,
    horizonMonths: frameOf(scheme).horizonMonths,
    assumes: [],
    own,
  };
}

/**
 * A firm does not read the budget: it knows what it pays, and what it would pay alone. This budget says that and nothing else:
 * its needs alone, less what being together saves it (or more what it costs it), all at its own charge.
 */
function sharesAsTold(
  organisationId: string,
  memberIds: readonly string[],
  { paysCents, aloneCents, currency }: MyGroup['myShares'][number],
  months: number,
): { budget: Budget; partners: Partner[] } {
  const others = memberIds.filter((id) => id !== organisationId);
  const saves = aloneCents - paysCents;
  const own = { id: 'own', kind: 'fixed', amountCents: aloneCents, partners: [organisationId] } as const;
  const more = { id: 'more', kind: 'fixed', amountCents: -saves, partners: others } as const;
  const saving = { id: 'saving', rateRatio: 1, ceilingCents: saves, minPartners: 2, lines: ['own'] };
  return {
    budget: overMonths(
      { currency, lines: saves < 0 ? [own, more] : [own], subsidies: saves > 0 ? [saving] : [] },
      months,
    ),
    partners: memberIds.map((id) => ({
      id,
      headcount: id === organisationId ? 1 : 0,
      turnoverCents: null,
      days: null,
      markets: null,
    })),
  };
}

/** Refuses expectations with the entry that is wrong and what is wrong with it. */
export function checkProspects(organisationId: string, prospects: readonly Prospect[]): void {
  const told = gainsOutlook({
    budget: { currency: 'EUR', lines: [{ id: 'none', kind: 'fixed', amountCents: 0 }] },
    partners: [{ id: organisationId, headcount: null, turnoverCents: null, days: null, markets: null }],
    rule: 'equal',
    prospects: prospects.map((one) => engineProspect(organisationId, one)),
    horizonMonths: usualHorizonMonths,
    draws: 100,
  });
  if (told.kind !== 'invalid') return;
  const [problem] = told.problems;
  const rank = Number(/^prospects\[(\d+)\]/.exec(problem?.path ?? '')?.[1] ?? 0);
  const { label = '' } = prospects[rank] ?? {};
  const field = (problem?.path ?? '').replace(/^prospects\[\d+\]\.?/, '');
  throw refuse('expectation_refused', {
    entry: label === '' ? String(rank + 1) : `${rank + 1} (${label})`,
    part: `prospect_${field}`,
    fault: problem?.code ?? 'out_of_range',
  });
}
