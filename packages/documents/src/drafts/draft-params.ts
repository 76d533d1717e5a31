import type { DraftWording } from './draft-wording.ts';
import type { GroupFacts } from './group-facts.ts';

/** What the articles name, each a line to complete when nobody said it. */
export function draftParams(facts: GroupFacts, wording: DraftWording): Record<string, string> {
  const { terms, members, commonMarkets } = facts;
  const { t, formats, given, counted } = wording;
  const months = (count: number | null): string | null =>
    count === null ? null : counted('drafts:months', count);
  const employer = members.find(({ id }) => id === terms.employerId);
  return {
    cluster: facts.clusterName,
    denomination: given(terms.denomination, 'denomination'),
    seat: given(terms.seat, 'seat'),
    startsOn: given(terms.startsOn === null ? null : formats.date(terms.startsOn), 'starts_on'),
    duration: given(months(terms.durationMonths), 'duration'),
    notice: given(months(terms.noticeMonths), 'notice'),
    employer: given(employer?.name ?? null, 'employer'),
    rule: given(facts.rule === null ? null : t(`terms:rule.${facts.rule}`), 'rule'),
    law: given(terms.law, 'law'),
    court: given(terms.court, 'court'),
    markets: given(
      commonMarkets.length === 0 ? null : formats.list(commonMarkets.map(formats.country)),
      'markets',
    ),
  };
}

/** The name of a group: what people gave, else its number. */
export const groupTitle = (facts: GroupFacts, { t, formats }: DraftWording): string =>
  facts.groupName ??
  (facts.commonMarkets.length === 0
    ? t('document:group_number', { number: formats.number(facts.groupNumber) })
    : t('document:group_number_markets', {
        number: formats.number(facts.groupNumber),
        markets: formats.list(facts.commonMarkets.map(formats.country)),
      }));
