import { CloseButton, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useText } from '../../app/use-text.ts';
import type { DirectorySearchParameters } from './search-parameters.ts';
import classes from './directory.module.css';

interface DirectorySearchProps {
  readonly search: DirectorySearchParameters;
  readonly onChange: (changed: DirectorySearchParameters) => void;
}

/** Words first: name, offer, need, technology, skill, presentation. */
export function DirectorySearch({ search, onChange }: DirectorySearchProps) {
  const { t } = useText('directory');
  const [words, setWords] = useState(search.words ?? '');
  const send = useDebouncedCallback(
    (value: string) => onChange({ words: value === '' ? undefined : value }),
    200,
  );
  const type = (value: string) => {
    setWords(value);
    send(value);
  };
  return (
    <>
      <TextInput
        className={classes['words']}
        type="search"
        role="searchbox"
        aria-label={t('directory:search.label')}
        placeholder={t('directory:search.example')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => type(event.currentTarget.value)}
        rightSection={
          words !== '' && (
            <CloseButton
              size="sm"
              aria-label={t('directory:search.clear')}
              onClick={() => {
                setWords('');
                onChange({ words: undefined });
              }}
            />
          )
        }
      />
      <SegmentedControl
        aria-label={t('directory:scope.label')}
        value={search.scope ?? 'all'}
        onChange={(scope) => onChange({ scope: scope === 'all' ? undefined : scope })}
        data={['all', 'members', 'outside'].map((value) => ({ value, label: t(`directory:scope.${value}`) }))}
      />
      <SegmentedControl
        className={classes['viewSwitch']}
        aria-label={t('directory:view.label')}
        value={search.view ?? 'list'}
        onChange={(view) => onChange({ view: view === 'list' ? undefined : view, page: search.page })}
        data={['list', 'map'].map((value) => ({ value, label: t(`directory:view.${value}`) }))}
      />
    </>
  );
}
