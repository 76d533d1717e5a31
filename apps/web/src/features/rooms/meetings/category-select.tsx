import { NativeSelect } from '@mantine/core';
import { exchangeCategories } from '@grappe/contracts/facts';
import type { ExchangeCategory } from '@grappe/contracts/facts';
import { useText } from '../../../app/use-text.ts';

interface CategorySelectProps {
  readonly value: ExchangeCategory | null;
  readonly onChange: (category: ExchangeCategory | null) => void;
  readonly label?: string;
  /** For those who hear the page, where the label is not shown. */
  readonly spoken?: string;
  readonly none: string;
  readonly size?: 'xs' | 'sm';
}

/** What something is about. */
export function CategorySelect({ value, onChange, label, spoken, none, size = 'sm' }: CategorySelectProps) {
  const { t } = useText('terms');
  return (
    <NativeSelect
      size={size}
      label={label}
      aria-label={spoken}
      value={value ?? ''}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        onChange(exchangeCategories.find((category) => category === chosen) ?? null);
      }}
      data={[
        { value: '', label: none },
        ...exchangeCategories.map((category) => ({
          value: category,
          label: t(`terms:exchange.${category}`),
        })),
      ]}
    />
  );
}
