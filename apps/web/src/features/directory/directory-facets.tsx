import { Button, Fieldset, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { OrganisationFacets } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { useOfficialNames } from '../../app/use-official-names.ts';
import { sizeBrackets } from './search-parameters.ts';
import type { DirectorySearchParameters } from './search-parameters.ts';
import classes from './directory.module.css';

interface DirectoryFacetsProps {
  /** Undefined while they are counted. */
  readonly facets: OrganisationFacets | undefined;
  /** How many organisations were found, to say when not all were counted. */
  readonly total: number;
  readonly search: DirectorySearchParameters;
  readonly onChange: (changed: DirectorySearchParameters) => void;
}

type FacetName = Exclude<keyof OrganisationFacets, 'base'>;
const facetNames: readonly FacetName[] = ['kind', 'sector', 'territory', 'servedMarket', 'wantedMarket'];

/** Each facet says how many organisations it would leave. */
export function DirectoryFacets({ facets, total, search, onChange }: DirectoryFacetsProps) {
  const { t, f } = useText('directory');
  return (
    <Stack gap="md">
      {facets !== undefined && facets.base < total && (
        <Text size="xs" c="dimmed">
          {t('directory:facet.base', { count: facets.base, number: f.number(facets.base) })}
        </Text>
      )}
      {facetNames.map((name) => (
        <Facet
          key={name}
          name={name}
          values={facets?.[name] ?? []}
          chosen={search[name]}
          onChoose={(value) => onChange({ [name]: value })}
        />
      ))}
      <SizeFacet search={search} onChange={onChange} />
      <WordFacet name="offer" chosen={search.offer} onChoose={(offer) => onChange({ offer })} />
      <WordFacet name="need" chosen={search.need} onChoose={(need) => onChange({ need })} />
    </Stack>
  );
}

interface FacetProps {
  readonly name: FacetName;
  readonly values: OrganisationFacets[FacetName];
  readonly chosen: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

const shownAtFirst = 6;

function Facet({ name, values, chosen, onChoose }: FacetProps) {
  const { t } = useText('directory');
  const [all, setAll] = useState(false);
  const nameOf = useFacetName(name);
  if (values.length === 0 && chosen === undefined) return null;
  const listed = chosen !== undefined && !values.some(({ value }) => value === chosen);
  const shown = all ? values : values.slice(0, shownAtFirst);
  return (
    <Fieldset variant="unstyled" legend={t(`directory:facet.${name}`)} className={classes['facet']}>
      {listed && (
        <FacetValue label={nameOf(chosen)} count={null} chosen onClick={() => onChoose(undefined)} />
      )}
      {shown.map(({ value, count }) => (
        <FacetValue
          key={value}
          label={nameOf(value)}
          count={count}
          chosen={value === chosen}
          onClick={() => onChoose(value === chosen ? undefined : value)}
        />
      ))}
      {values.length > shownAtFirst && (
        <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)} aria-expanded={all}>
          {all
            ? t('directory:facet.fewer')
            : t('directory:facet.more', { count: values.length - shownAtFirst })}
        </Button>
      )}
    </Fieldset>
  );
}

function useFacetName(name: FacetName): (value: string) => string {
  const { t, f } = useText('directory', 'terms');
  const { sectorName, territoryName } = useOfficialNames();
  if (name === 'kind') return (value) => t(`terms:kind.${value}`);
  if (name === 'sector') return sectorName;
  if (name === 'territory') return territoryName;
  return (value) => f.country(value);
}

interface FacetValueProps {
  readonly label: string;
  readonly count: number | null;
  readonly chosen: boolean;
  readonly onClick: () => void;
}

function FacetValue({ label, count, chosen, onClick }: FacetValueProps) {
  const { f } = useText();
  return (
    <UnstyledButton className={classes['facetValue']} aria-pressed={chosen} onClick={onClick}>
      <Text span size="sm" lineClamp={2} lh={1.25} fw="inherit">
        {label}
      </Text>
      {chosen ? (
        <IconX size={14} aria-hidden />
      ) : (
        count !== null && (
          <Text span size="xs" c="dimmed">
            {f.number(count)}
          </Text>
        )
      )}
    </UnstyledButton>
  );
}

function SizeFacet({ search, onChange }: Pick<DirectoryFacetsProps, 'search' | 'onChange'>) {
  const { t } = useText('directory');
  return (
    <Fieldset variant="unstyled" legend={t('directory:facet.size')} className={classes['facet']}>
      {sizeBrackets.map(({ key, min, max }) => {
        const chosen =
          search.headcountMin === min &&
          search.headcountMax === max &&
          (min !== undefined || max !== undefined);
        return (
          <FacetValue
            key={key}
            label={t(`directory:size.${key}`)}
            count={null}
            chosen={chosen}
            onClick={() =>
              onChange({ headcountMin: chosen ? undefined : min, headcountMax: chosen ? undefined : max })
            }
          />
        );
      })}
    </Fieldset>
  );
}

interface WordFacetProps {
  readonly name: 'offer' | 'need';
  readonly chosen: string | undefined;
  readonly onChoose: (value: string | undefined) => void;
}

function WordFacet({ name, chosen, onChoose }: WordFacetProps) {
  const { t } = useText('directory');
  const [words, setWords] = useState(chosen ?? '');
  const send = useDebouncedCallback((value: string) => onChoose(value === '' ? undefined : value), 300);
  return (
    <TextInput
      size="xs"
      label={t(`directory:facet.${name}`)}
      value={words}
      onChange={(event) => {
        setWords(event.currentTarget.value);
        send(event.currentTarget.value);
      }}
    />
  );
}
