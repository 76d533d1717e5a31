import type { PartnerReason } from '@grappe/contracts/api';
import { languageName } from '../../app/language-name.ts';
import { useText } from '../../app/use-text.ts';

const asText = (value: string | number | readonly string[]): string | number =>
  typeof value === 'object' ? value.join(', ') : value;

/** Sentences of the reasons of a suggestion. */
export function useSuggestionWords() {
  const { t, f, has, language } = useText('clusters');
  const params = ({ params: given }: PartnerReason): Record<string, string | number> => {
    const words = Object.fromEntries(Object.entries(given).map(([key, value]) => [key, asText(value)]));
    if (typeof words['recognition'] === 'string' && words['recognition'] !== '')
      words['recognition'] = t(`clusters:choice.${words['recognition']}`);
    if (typeof words['country'] === 'string') words['country'] = f.country(words['country']);
    if (Array.isArray(given['languages']))
      words['languages'] = f.list(given['languages'].map((code) => languageName(code, language)));
    return words;
  };
  return {
    reason: (reason: PartnerReason): string => t(`clusters:reason.${reason.code}`, params(reason)),
    step: (reason: PartnerReason): string => {
      const by = `clusters:step.${reason.code}_by`;
      return t(
        reason.params['by'] !== undefined && has(by) ? by : `clusters:step.${reason.code}`,
        params(reason),
      );
    },
    wrong: (reason: PartnerReason): string => t(`clusters:wrong.${reason.code}`),
  };
}
