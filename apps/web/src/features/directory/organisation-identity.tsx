import { Paper } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Organisation, PlaceShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import { useOfficialNames } from '../../app/use-official-names.ts';
import classes from './organisation.module.css';

export function OrganisationIdentity({ organisation }: { readonly organisation: Organisation }) {
  const { t, f } = useText('directory', 'terms');
  const { sectorName, territoryName } = useOfficialNames();
  const { kind, country, sector, place, membership, outside } = organisation;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)">
      <dl className={classes['identity']}>
        <Entry name={t('terms:identity.kind')}>{t(`terms:kind.${kind}`)}</Entry>
        <Entry name={t('terms:identity.sector')}>
          {sector === null ? t('shell:unknown') : sectorName(sector)}
        </Entry>
        <Entry name={t('terms:identity.place')}>
          {place === null ? t('shell:unknown') : placeText(place, territoryName)}
        </Entry>
        <Entry name={t('terms:identity.country')}>
          {country === null ? t('shell:unknown') : f.country(country)}
        </Entry>
        <Entry name={t('directory:organisation.membership')}>
          {outside || membership === null
            ? t('directory:organisation.not_member')
            : membership.since === null
              ? t('directory:organisation.member')
              : t('directory:organisation.member_since', { date: f.date(membership.since) })}
        </Entry>
      </dl>
    </Paper>
  );
}

const placeText = (
  { name, postcode, region, departement }: PlaceShape,
  territoryName: (code: string) => string,
): string =>
  [
    [postcode, name].filter((part) => part !== null).join(' '),
    departement === null ? region : territoryName(departement),
  ]
    .filter((part) => part !== null && part !== '')
    .join(', ');

function Entry({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
