/** Words of both languages that seldom come without something that competitors keep to themselves. */
const words =
  /[€$£]\s?\d|\d\s?[€$£]|\b(?:prix|tarifs?|remises?|marges?|devis|salaires?|prices?|pricing|discounts?|margins?|wages?|salary|salaries|appels? d.offres|tenders?|volumes? vendus?|carnet de commandes|order book|capacit[ée]s? de production|production capacit(?:y|ies))\b/iu;

/** Whether a text may be about something sensitive, so that its author is asked. It proves nothing. */
export const looksSensitive = (text: string): boolean => words.test(text);
