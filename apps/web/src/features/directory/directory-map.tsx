import { Paper, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { geoConicConformal, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import type { OrganisationListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import regions from './france-regions.json' with { type: 'json' };
import classes from './directory.module.css';

const width = 300;
const height = 300;
const land = regions as unknown as GeoPermissibleObjects;
const projection = geoConicConformal()
  .parallels([44, 49])
  .rotate([-3, 0])
  .fitExtent(
    [
      [6, 6],
      [width - 6, height - 6],
    ],
    land,
  );
const outline = geoPath(projection)(land) ?? '';

interface Spot {
  readonly x: number;
  readonly y: number;
  readonly organisations: readonly OrganisationListItem[];
}

/** Organisations of one place share a spot; those off the picture, or without a place, are counted beneath it. */
function spotsOf(organisations: readonly OrganisationListItem[]): readonly Spot[] {
  const located = organisations.flatMap((organisation) => {
    const { latitude, longitude } = organisation;
    if (latitude === null || longitude === null) return [];
    const [x, y] = projection([longitude, latitude]) ?? [-1, -1];
    return x < 0 || y < 0 || x > width || y > height ? [] : [{ x, y, organisation }];
  });
  const byPlace = Map.groupBy(located, ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  return [...byPlace.values()].map((together) => ({
    x: together[0]?.x ?? 0,
    y: together[0]?.y ?? 0,
    organisations: together.map(({ organisation }) => organisation),
  }));
}

export default function DirectoryMap({
  organisations,
}: {
  readonly organisations: readonly OrganisationListItem[];
}) {
  const { t } = useText('directory');
  const spots = useMemo(() => spotsOf(organisations), [organisations]);
  const shown = spots.reduce((sum, spot) => sum + spot.organisations.length, 0);
  const absent = organisations.length - shown;
  return (
    <Paper withBorder p="xs" bg="var(--grappe-surface)">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        className={classes['mapPicture']}
        role="group"
        aria-label={t('directory:map.alternative', { count: shown })}
      >
        <path d={outline} className={classes['land']} />
        {spots.map((spot) => (
          <MapSpot key={`${spot.x} ${spot.y}`} spot={spot} />
        ))}
      </svg>
      <Text size="xs" c="dimmed">
        {t('directory:map.shown', { count: shown })}
        {absent > 0 && ` ${t('directory:map.absent', { count: absent })}`}
      </Text>
      <Text size="xs" c="dimmed">
        {t('directory:map.credit')}
      </Text>
    </Paper>
  );
}

/** The list says the same, so the spots are out of the way of the keyboard. */
function MapSpot({ spot }: { readonly spot: Spot }) {
  const { f } = useText();
  const [first] = spot.organisations;
  if (first === undefined) return null;
  const radius = 3.5 + 2 * Math.sqrt(spot.organisations.length - 1);
  const names = f.list(spot.organisations.map(({ name }) => name));
  const isOutside = spot.organisations.every(({ outside }) => outside);
  return (
    <Link
      to="/organisations/$organisationId"
      params={{ organisationId: first.id }}
      className={classes['mapLink']}
      tabIndex={-1}
      aria-label={names}
    >
      <circle
        cx={spot.x}
        cy={spot.y}
        r={radius}
        className={`${classes['spot']} ${isOutside ? classes['spotOutside'] : ''}`}
      >
        <title>{names}</title>
      </circle>
    </Link>
  );
}
