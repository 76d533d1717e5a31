import type { Prospect } from '@grappe/contracts/api';
import { amountOf } from '../groups/budget-draft.ts';

/** A contract that may be won, as it stands in the form. */
export interface ProspectDraft {
  readonly id: string;
  readonly label: string;
  readonly market: string | null;
  readonly probability: string;
  readonly alone: string;
  readonly low: string;
  readonly likely: string;
  readonly high: string;
  readonly soonest: string;
  readonly latest: string;
  readonly margin: string;
}

const percent = (ratio: number | null): string =>
  ratio === null ? '' : String(Math.round(ratio * 10_000) / 100);
const money = (cents: number | null): string => (cents === null ? '' : String(cents / 100));
const plain = (number: number | null): string => (number === null ? '' : String(number));

export const draftOfProspects = (prospects: readonly Prospect[]): readonly ProspectDraft[] =>
  prospects.map((one) => ({
    id: one.id,
    label: one.label,
    market: one.market,
    probability: percent(one.probabilityRatio),
    alone: percent(one.aloneProbabilityRatio),
    low: money(one.lowCents),
    likely: money(one.likelyCents),
    high: money(one.highCents),
    soonest: plain(one.minDelayMonths),
    latest: plain(one.maxDelayMonths),
    margin: percent(one.marginRatio),
  }));

export function newProspect(prospects: readonly ProspectDraft[], markets: readonly string[]): ProspectDraft {
  const taken = new Set(prospects.map(({ id }) => id));
  let number = prospects.length + 1;
  while (taken.has(`p${number}`)) number += 1;
  return {
    id: `p${number}`,
    label: '',
    market: markets[0] ?? null,
    probability: '',
    alone: '',
    low: '',
    likely: '',
    high: '',
    soonest: '',
    latest: '',
    margin: '',
  };
}

const ratio = (text: string): number | null => (amountOf(text) === null ? null : (amountOf(text) ?? 0) / 100);
const cents = (text: string): number | null =>
  amountOf(text) === null ? null : Math.round((amountOf(text) ?? 0) * 100);

/** What is not typed is not known; it is never zero. */
export const prospectsOf = (drafts: readonly ProspectDraft[]): Prospect[] =>
  drafts.map((one) => ({
    id: one.id,
    label: one.label,
    market: one.market,
    probabilityRatio: ratio(one.probability),
    aloneProbabilityRatio: ratio(one.alone),
    lowCents: cents(one.low),
    likelyCents: cents(one.likely),
    highCents: cents(one.high),
    minDelayMonths: amountOf(one.soonest),
    maxDelayMonths: amountOf(one.latest),
    marginRatio: ratio(one.margin),
  }));

export const unreadableProspects = (drafts: readonly ProspectDraft[]): readonly string[] =>
  drafts.flatMap(({ id, label: _label, market: _market, ...numbers }) =>
    Object.values(numbers).some((text) => text.trim() !== '' && amountOf(text) === null) ? [id] : [],
  );
