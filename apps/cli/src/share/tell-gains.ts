import type {
  AmountRange,
  GainRange,
  GainsOutlook,
  PartnerOutlook,
  SimulationResult,
  TerritoryOutlook,
} from '@grappe/engine/shares';
import type { Output } from '../output.ts';
import { factOf } from './missing-facts.ts';

/** Gains to come: each firm with the group and alone, the group, the territory, who wins. */
export function tellOutlook(result: GainsOutlook, output: Output): void {
  const { line, t, formats } = output;
  line(
    t('cli:share.outlook', {
      months: formats.number(result.horizonMonths),
      draws: formats.number(result.draws),
      seed: result.seed,
      total: formats.money(result.totalCostCents, result.currency),
      rule: result.rule,
    }),
  );
  line(t('cli:share.outlook_read'));
  for (const partner of result.partners) line(partnerSentence(partner, result.currency, output));
  if (result.group !== null)
    line(
      t('cli:share.outlook_group', {
        range: rangeText(result.group, result.currency, output),
        verdict: t(`cli:share.verdict.${result.winWinWin.group}`),
      }),
    );
  if (result.territory !== null) tellTerritory(result.territory, result.currency, output);
  const { partners, group, territory } = result.winWinWin;
  line(
    t('cli:share.win', {
      partners: t(`cli:share.verdict.${partners}`),
      group: t(`cli:share.verdict.${group}`),
      territory: t(`cli:share.verdict.${territory}`),
    }),
  );
  for (const assumed of result.assumes) line(t(`cli:share.assumes.${assumed}`));
}

function partnerSentence(partner: PartnerOutlook, currency: string, output: Output): string {
  const { t, formats } = output;
  if (partner.kind === 'unknown') {
    const facts = partner.missing.map((one) => factOf(one, output));
    return t('cli:share.outlook_unknown', { id: partner.id, facts: formats.list(facts) });
  }
  return t('cli:share.outlook_partner', {
    id: partner.id,
    range: rangeText(partner.together, currency, output),
    alone: rangeText(partner.alone, currency, output),
    verdict: t(`cli:share.verdict.${partner.verdict}`),
  });
}

/** Whole euros: cents would say more than draws know. */
function rangeText(
  { p10, p50, p90, mean, loss }: GainRange,
  currency: string,
  { t, formats }: Output,
): string {
  const money = (cents: number) => formats.money(100 * Math.round(cents / 100), currency);
  return t('cli:share.outlook_range', {
    p10: money(p10),
    p50: money(p50),
    p90: money(p90),
    mean: money(mean),
    loss: formats.percent(loss.ratio, 1),
    low: formats.percent(loss.lowRatio, 1),
    high: formats.percent(loss.highRatio, 1),
  });
}

function tellTerritory(territory: TerritoryOutlook, currency: string, output: Output): void {
  const { line, t, formats } = output;
  const wholeMoney = (cents: number) => formats.money(100 * Math.round(cents / 100), currency);
  const jobs = (amount: number) => formats.number(amount, 1);
  const tell = (key: string, together: AmountRange | null, alone: AmountRange | null, text: Text): void => {
    if (together === null || alone === null) return;
    const [p10, p50, p90] = [together.p10, together.p50, together.p90].map(text);
    line(t(`cli:share.${key}`, { p10, p50, p90, mean: text(together.mean), alone: text(alone.mean) }));
  };
  tell('territory_kept', territory.keptCents, territory.keptAloneCents, wholeMoney);
  tell('territory_jobs', territory.jobs, territory.jobsAlone, jobs);
  if (territory.missing.length === 0) return;
  const facts = territory.missing.map((one) => factOf(one, output));
  line(t('cli:share.territory_missing', { facts: formats.list(facts) }));
}

type Text = (amount: number) => string;

/** Scenarios of contracts: the bonus, the pool, and what is left to each. */
export function tellScenarios(
  { scenarios, currency }: Extract<SimulationResult, { kind: 'simulated' }>,
  { line, t, formats }: Output,
): void {
  const money = (cents: number) => formats.money(cents, currency);
  for (const { id, bonus, pool, partners } of scenarios) {
    line(
      t('cli:share.scenario', {
        id,
        bonus: money(bonus?.totalCents ?? 0),
        pool: money(pool?.pooledCents ?? 0),
      }),
    );
    for (const one of partners) {
      const facts = {
        id: one.id,
        margin: money(one.marginCents),
        bonus: money(one.bonusCents),
        gives: money(one.givesCents),
        receives: money(one.receivesCents),
      };
      if (one.netCents === null || one.costCents === null) line(t('cli:share.scenario_partner', facts));
      else
        line(t('cli:share.scenario_net', { ...facts, cost: money(one.costCents), net: money(one.netCents) }));
    }
  }
}
