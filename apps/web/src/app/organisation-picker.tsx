import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { OrganisationList, OrganisationQuery } from '@grappe/contracts/api';
import { call, queryString } from './api.ts';
import { useClusterPath } from './session.ts';
import { useText } from './use-text.ts';

export interface PickedOrganisation {
  readonly id: string;
  readonly name: string;
}

interface OrganisationPickerProps {
  readonly label: string;
  readonly value: PickedOrganisation | null;
  readonly onChange: (organisation: PickedOrganisation | null) => void;
  /** Organisations that may not be chosen. */
  readonly except?: readonly string[];
  readonly scope?: OrganisationQuery['scope'];
  readonly size?: 'xs' | 'sm';
}

/** Finds an organisation by a few letters of its name. */
export function OrganisationPicker(props: OrganisationPickerProps) {
  const { label, value, onChange, except = [], scope = 'all', size = 'xs' } = props;
  const { t } = useText();
  const path = useClusterPath();
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words, 150);
  const address = path(`/organisations${queryString({ words: asked, scope, pageSize: 20 })}`);
  const { data } = useQuery({
    queryKey: ['pick-organisation', address],
    queryFn: ({ signal }) => call<OrganisationList>(address, { signal }),
    placeholderData: keepPreviousData,
  });
  const options = useMemo(() => {
    const found = (data?.items ?? []).filter(({ id }) => !except.includes(id));
    const withChosen = value === null || found.some(({ id }) => id === value.id) ? found : [value, ...found];
    return withChosen.map(({ id, name }) => ({ value: id, label: name }));
  }, [data, except, value]);
  return (
    <Select
      size={size}
      label={label}
      placeholder={t('shell:pick.example')}
      nothingFoundMessage={t('shell:pick.nothing')}
      searchable
      clearable
      // The server has already searched, accents and typing errors included.
      filter={({ options: all }) => all}
      data={options}
      value={value?.id ?? null}
      searchValue={words}
      onSearchChange={setWords}
      onChange={(id) => {
        const chosen = options.find((option) => option.value === id);
        onChange(chosen === undefined ? null : { id: chosen.value, name: chosen.label });
      }}
    />
  );
}
