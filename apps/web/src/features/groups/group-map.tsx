import { Paper, Text, Title } from '@mantine/core';
import { geoMercator, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import type { Group } from '@grappe/contracts/api';
import { HowComputed } from '../../app/how-computed.tsx';
import { useText } from '../../app/use-text.ts';
import regions from '../directory/france-regions.json' with { type: 'json' };
import classes from './groups.module.css';

const width = 360;
const height = 260;
/** Room for the names around the places. */
const margin = 56;
const land = regions as unknown as GeoPermissibleObjects;
/** Places that are almost the same are not magnified beyond this, so that the outlines still say where one is. */
const largestScale = 6000;

type Place = Group['portrait']['places'][number];

interface Spot {
  readonly id: string;
  readonly name: string;
  /** Rank in the trip, from 1. */
  readonly rank: number;
  readonly x: number;
  readonly y: number;
}

function drawing(places: readonly Place[]) {
  const points: GeoPermissibleObjects = {
    type: 'MultiPoint',
    coordinates: places.map(({ longitude, latitude }) => [longitude, latitude]),
  };
  const projection = geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    points,
  );
  if (projection.scale() > largestScale || !Number.isFinite(projection.scale())) {
    const [first] = places;
    projection.scale(largestScale);
    projection.center([first?.longitude ?? 0, first?.latitude ?? 0]).translate([width / 2, height / 2]);
  }
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  return { outline: geoPath(projection)(land) ?? '', at: (place: Place) => at(projection, place) };
}

const at = (projection: ReturnType<typeof geoMercator>, { longitude, latitude }: Place) =>
  projection([longitude, latitude]) ?? [width / 2, height / 2];

/** Where the members are, and the shortest round trip of the manager whom they share. */
export function GroupMap({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups');
  const { places, travel } = group.portrait;
  const { outline, spots } = useMemo(() => {
    const { outline: drawn, at: placeOf } = drawing(places);
    const found = travel.order.flatMap((id, index): Spot[] => {
      const place = places.find((each) => each.id === id);
      if (place === undefined) return [];
      const [x, y] = placeOf(place);
      return [{ id, name: nameIn(group, id), rank: index + 1, x, y }];
    });
    return { outline: drawn, spots: found };
  }, [group, places, travel.order]);
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="map">
      <Title id="map" order={2} size="h5">
        {t('groups:map.title')}
      </Title>
      {spots.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('groups:map.none')}
        </Text>
      ) : (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className={classes['map']}
          role="img"
          aria-label={t('groups:map.alternative', { names: f.list(spots.map(({ name }) => name)) })}
        >
          <path d={outline} className={classes['land']} />
          <polygon className={classes['trip']} points={spots.map(({ x, y }) => `${x},${y}`).join(' ')} />
          {spots.map((spot) => (
            <MapSpot key={spot.id} spot={spot} spots={spots} />
          ))}
        </svg>
      )}
      <Trip group={group} />
    </Paper>
  );
}

const nameIn = (group: Group, id: string): string =>
  group.members.find((member) => member.id === id)?.name ?? '';

/** Its number, which the list beneath explains: names would cover each other where places are near. */
function MapSpot({ spot, spots }: { readonly spot: Spot; readonly spots: readonly Spot[] }) {
  const here = spots.filter(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < 12);
  const turn = here.indexOf(spot);
  return (
    <g transform={`translate(${spot.x + turn * 13} ${spot.y})`}>
      <title>{spot.name}</title>
      <circle r={8} className={classes['stop']} />
      <text className={classes['stopRank']} textAnchor="middle" dy="0.35em">
        {spot.rank}
      </text>
    </g>
  );
}

/** The same trip in words, leg by leg. */
function Trip({ group }: { readonly group: Group }) {
  const { t, f } = useText('groups');
  const { travel } = group.portrait;
  return (
    <>
      {travel.km === null ? (
        <Text size="sm">{t('groups:map.no_trip')}</Text>
      ) : (
        <>
          <Text size="sm" fw={600}>
            {t('groups:map.trip', { km: f.km(travel.km) })}
          </Text>
          <ol className={classes['legs']}>
            {travel.legs.map(({ from, to, km }) => (
              <li key={`${from} ${to}`}>
                {t('groups:map.leg', { from: nameIn(group, from), to: nameIn(group, to), km: f.km(km) })}
              </li>
            ))}
          </ol>
        </>
      )}
      {travel.unknown.length > 0 && (
        <Text size="sm" c="dimmed">
          {t('groups:map.unknown', { names: f.list(travel.unknown.map((id) => nameIn(group, id))) })}
        </Text>
      )}
      <HowComputed of="groups:how.map" />
    </>
  );
}
