import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { countryCodes } from './country-codes.ts';
import { useText } from './use-text.ts';

interface CountrySelectProps {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  readonly required?: boolean;
  readonly size?: 'xs' | 'sm';
}

export function CountrySelect({ label, value, onChange, required = false, size = 'sm' }: CountrySelectProps) {
  const { f, language } = useText();
  const data = useMemo(
    () =>
      countryCodes
        .map((code) => ({ value: code, label: f.country(code) }))
        .sort((one, other) => one.label.localeCompare(other.label, language)),
    [f, language],
  );
  return (
    <Select
      label={label}
      data={data}
      value={value}
      onChange={onChange}
      searchable
      clearable={!required}
      required={required}
      size={size}
    />
  );
}
