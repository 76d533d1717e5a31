import type { Partner } from '@grappe/engine/shares';
import { headcountOf, itemsOf, moneyFact } from './profile-facts.ts';
import type { ProfileOrganisation } from './types.ts';

export interface PartnerSettings {
  /** ISO 4217; a turnover in another currency is unknown in this one. */
  readonly currency: string;
  /** Days of the shared manager that each firm uses, by id, where they are agreed. */
  readonly days?: Readonly<Record<string, number>>;
  /** Markets that the group visits for a firm, by id; its wanted markets otherwise. */
  readonly markets?: Readonly<Record<string, readonly string[]>>;
}

/** What sharing a budget reads of each firm. What no fact says is `null`, which the rules report as missing. Time: linear. */
export const sharePartners = (
  firms: readonly ProfileOrganisation[],
  settings: PartnerSettings,
): readonly Partner[] =>
  firms.map((firm) => {
    const turnover = moneyFact(firm, 'turnover');
    return {
      id: firm.id,
      headcount: headcountOf(firm),
      turnoverCents: turnover !== null && turnover.currency === settings.currency ? turnover.cents : null,
      days: settings.days?.[firm.id] ?? null,
      markets: settings.markets?.[firm.id] ?? itemsOf(firm, 'wanted_market'),
    };
  });
