import { Anchor } from '@mantine/core';
import type { FactShape } from '@grappe/contracts/api';
import type { FactKey } from '@grappe/contracts/facts';
import { useOfficialNames } from './use-official-names.ts';
import type { OfficialNames } from './use-official-names.ts';
import { useText } from './use-text.ts';
import type { Text } from './use-text.ts';

type Fact = Pick<FactShape, 'key' | 'item' | 'value'>;
type Value = FactShape['value'];

interface Reader extends Pick<Text, 't' | 'f' | 'language'> {
  readonly names: OfficialNames;
}

/** Texts that are codes, in the reader's words. */
const wordings: Partial<Record<FactKey, (value: string, reader: Reader) => string>> = {
  created_on: (value, { f }) => f.date(value),
  technology_role: (value, { t }) => t(`terms:technology_role.${value}`),
  customer_sector: (value, { names }) => names.sectorName(value),
  working_language: (value, { language }) =>
    new Intl.DisplayNames(language, { type: 'language', fallback: 'code' }).of(value) ?? value,
};

function factText({ key, item, value }: Fact, reader: Reader): string {
  const { t, f } = reader;
  if (typeof value === 'object') return objectText(item, value, reader);
  if (typeof value === 'boolean') return t(value ? 'terms:word.yes' : 'terms:word.no');
  if (key === 'headcount') return t('terms:word.employees', { count: Number(value) });
  if (typeof value === 'number') return key === 'export_share' ? f.percent(value, 1) : f.number(value);
  if (key === 'other') return t('directory:fact.named', { name: item, value });
  return wordings[key]?.(value, reader) ?? value;
}

function objectText(item: string, value: Extract<Value, object>, { t, f }: Reader): string {
  if ('cents' in value) return f.money(value.cents, value.currency);
  if ('since' in value) {
    return value.since === null
      ? f.country(item)
      : t('directory:fact.served_since', { country: f.country(item), year: String(value.since) });
  }
  return t('directory:fact.wanted', { country: f.country(item), priority: f.percent(value.priority) });
}

/** A fact's value in the reader's language, with its unit. */
export function useFactText(): (fact: Fact) => string {
  const { t, f, language } = useText('directory', 'terms');
  const names = useOfficialNames();
  return (fact) => factText(fact, { t, f, language, names });
}

/** The same, where an address can be followed. */
export function FactValue({ fact }: { readonly fact: Fact }) {
  const words = useFactText()(fact);
  if (fact.key === 'website') {
    return (
      <Anchor href={String(fact.value)} target="_blank" rel="noreferrer noopener">
        {words}
      </Anchor>
    );
  }
  if (fact.key === 'contact_email') return <Anchor href={`mailto:${String(fact.value)}`}>{words}</Anchor>;
  return <>{words}</>;
}
