import { Anchor } from '@mantine/core';
import type { FactShape } from '@grappe/contracts/api';
import { useText } from './use-text.ts';
import type { Text } from './use-text.ts';

type Value = FactShape['value'];

/** A fact's value in the reader's language, with its unit. */
export function factText(
  { key, item, value }: Pick<FactShape, 'key' | 'item' | 'value'>,
  { t, f }: Text,
): string {
  if (typeof value === 'object') return objectText(item, value, { t, f });
  if (typeof value === 'boolean') return t(value ? 'terms:word.yes' : 'terms:word.no');
  if (key === 'headcount') return t('terms:word.employees', { count: Number(value) });
  if (typeof value === 'number') return f.number(value);
  if (key === 'created_on') return f.date(value);
  if (key === 'technology_role') return t(`terms:technology_role.${value}`);
  if (key === 'other') return t('directory:fact.named', { name: item, value });
  return value;
}

function objectText(item: string, value: Extract<Value, object>, { t, f }: Pick<Text, 't' | 'f'>): string {
  if ('cents' in value) return f.money(value.cents, value.currency);
  if ('since' in value) {
    return value.since === null
      ? f.country(item)
      : t('directory:fact.served_since', { country: f.country(item), year: String(value.since) });
  }
  return t('directory:fact.wanted', { country: f.country(item), priority: f.percent(value.priority) });
}

/** The same, where an address can be followed. */
export function FactValue({ fact }: { readonly fact: Pick<FactShape, 'key' | 'item' | 'value'> }) {
  const text = useText('directory', 'terms');
  const words = factText(fact, text);
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
