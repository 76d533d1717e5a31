import type {
  DividedAirport,
  DividedClaims,
  ShareFileResult,
  SolvedByRules,
  SolvedGame,
} from '@grappe/engine/shares';
import type { Output } from '../output.ts';
import { tellComparison, tellShares } from './tell-costs.ts';
import { tellOutlook, tellScenarios } from './tell-gains.ts';
import { tellIncubator, tellLife, tellSettlement } from './tell-settlement.ts';

/** The answer to a file of shares, in sentences. */
export function tellResult(result: ShareFileResult, output: Output): void {
  switch (result.kind) {
    case 'shared':
      return tellShares(result, output);
    case 'solved':
      return tellAllocation(result, output);
    case 'compared':
      return tellComparison(result, output);
    case 'by_rules':
      return tellByRules(result, output);
    case 'awards':
      return tellAwards(result, output);
    case 'airport':
      return tellAirport(result, output);
    case 'outlook':
      return tellOutlook(result, output);
    case 'simulated':
      return tellScenarios(result, output);
    case 'settled':
      return tellSettlement(result, output);
    case 'life_settled':
      return tellLife(result, output);
    case 'incubator':
      return tellIncubator(result, output);
    case 'undefined':
      return output.line(
        output.t('cli:share.rule_undefined', {
          rule: result.rule ?? '',
          reason: output.t(`share-faults:undefined.${result.reason}`),
        }),
      );
    case 'invalid':
    case 'missing_data':
    case 'missing_gain_data':
    case 'missing_payments':
      throw new Error(`${result.kind} is refused before it is told`);
  }
}

function tellAllocation(result: SolvedGame, { line, t, formats }: Output): void {
  line(t('cli:share.total', { total: formats.number(result.total, 6), rule: result.rule }));
  for (const { player, amount, alone } of result.allocation)
    line(
      t('cli:share.player', { player, amount: formats.number(amount, 6), alone: formats.number(alone, 6) }),
    );
  line(t(result.inCore ? 'cli:share.inside_core' : 'cli:share.outside_core'));
}

function tellByRules({ results }: SolvedByRules, { line, t, formats }: Output): void {
  for (const { rule, result } of results) {
    if (result.kind === 'solved') {
      const shares = result.allocation.map(({ player, amount }) =>
        t('cli:share.one_value', { id: player, amount: formats.number(amount, 6) }),
      );
      const core = t(result.inCore ? 'cli:share.inside_core' : 'cli:share.outside_core');
      line(t('cli:share.rule_shares', { rule, shares: formats.list(shares), core }));
    } else if (result.kind === 'undefined')
      line(t('cli:share.rule_undefined', { rule, reason: t(`share-faults:undefined.${result.reason}`) }));
  }
}

function tellAwards(result: DividedClaims, { line, t, formats }: Output): void {
  const number = (value: number) => formats.number(value, 6);
  const total = result.claims.reduce((sum, claim) => sum + claim, 0);
  line(
    t('cli:share.awards', {
      estate: number(result.estate),
      claimants: result.claimants.length,
      claims: number(total),
    }),
  );
  for (const { rule, awards } of result.rules) {
    const values = awards.map((amount, i) =>
      t('cli:share.one_value', { id: result.claimants[i] ?? '', amount: number(amount) }),
    );
    line(t('cli:share.values', { rule, values: formats.list(values) }));
  }
}

function tellAirport(result: DividedAirport, { line, t, formats }: Output): void {
  const users = result.types.reduce((sum, type) => sum + type.users, 0);
  line(t('cli:share.airport', { users: formats.number(users), types: result.types.length }));
  for (const { rule, perUser } of result.rules) {
    const values = perUser.map((amount, i) =>
      t('cli:share.one_value', { id: result.types[i]?.name ?? '', amount: formats.number(amount, 6) }),
    );
    line(t('cli:share.values', { rule, values: formats.list(values) }));
  }
}
