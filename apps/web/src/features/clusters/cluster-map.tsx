import { Paper, Text, Title } from '@mantine/core';
import { geoMercator, geoPath } from 'd3-geo';
import type { GeoPermissibleObjects } from 'd3-geo';
import { useMemo } from 'react';
import type { ClusterListItem } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';
import regions from '../directory/france-regions.json' with { type: 'json' };
import classes from './clusters.module.css';

const width = 360;
const height = 340;
const margin = 18;
const land = regions as unknown as GeoPermissibleObjects;
const largestScale = 5000;

interface Spot {
  readonly cluster: ClusterListItem;
  readonly rank: number;
  readonly x: number;
  readonly y: number;
}

/** The outlines of France and the clusters whose place is known; it asks nothing of anybody outside. */
function draw(ranked: readonly { cluster: ClusterListItem; rank: number }[]) {
  const known = ranked.filter(({ cluster }) => cluster.latitude !== null && cluster.longitude !== null);
  const middle = {
    latitude: median(known.map(({ cluster }) => cluster.latitude ?? 0)),
    longitude: median(known.map(({ cluster }) => cluster.longitude ?? 0)),
  };
  const placed = known.filter(({ cluster }) => isNear(cluster, middle));
  const pointOf = ({ longitude, latitude }: ClusterListItem): [number, number] => [
    longitude ?? 0,
    latitude ?? 0,
  ];
  const points: GeoPermissibleObjects = {
    type: 'MultiPoint',
    coordinates: placed.map(({ cluster }) => pointOf(cluster)),
  };
  const box: [[number, number], [number, number]] = [
    [margin, margin],
    [width - margin, height - margin],
  ];
  const projection = geoMercator().fitExtent(box, points);
  if (!Number.isFinite(projection.scale()) || projection.scale() > largestScale)
    projection.fitExtent(box, land);
  projection.clipExtent([
    [0, 0],
    [width, height],
  ]);
  const spots = placed.map(({ cluster, rank }): Spot => {
    const [x, y] = projection(pointOf(cluster)) ?? [0, 0];
    return { cluster, rank, x, y };
  });
  return { outline: geoPath(projection)(land) ?? '', spots, beyond: known.length - placed.length };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** A cluster an ocean away would leave no room for the others: it is in the list only. */
const isNear = (
  { latitude, longitude }: ClusterListItem,
  middle: { readonly latitude: number; readonly longitude: number },
): boolean =>
  Math.abs((latitude ?? 0) - middle.latitude) < 12 && Math.abs((longitude ?? 0) - middle.longitude) < 16;

/** Where the clusters of the list are, each by its number in the list. */
export function ClusterMap({ clusters }: { readonly clusters: readonly ClusterListItem[] }) {
  const { t, f } = useText('clusters');
  const { outline, spots, beyond } = useMemo(
    () => draw(clusters.map((cluster, at) => ({ cluster, rank: at + 1 }))),
    [clusters],
  );
  const without = clusters.length - spots.length - beyond;
  return (
    <Paper withBorder p="md" bg="var(--grappe-surface)" component="section" aria-labelledby="map">
      <Title id="map" order={2} size="h5" mb="xs">
        {t('clusters:map.title')}
      </Title>
      {spots.length > 0 && (
        <svg
          viewBox={`0 0 ${width} ${height}`}
          className={classes['map']}
          role="img"
          aria-label={t('clusters:map.alternative', {
            names: f.list(spots.map(({ cluster }) => cluster.name)),
          })}
        >
          <path d={outline} className={classes['land']} />
          {spots.map((spot) => (
            <g key={spot.cluster.id} transform={`translate(${spot.x + shift(spot, spots)} ${spot.y})`}>
              <title>{spot.cluster.name}</title>
              <circle r={8} className={classes[spot.cluster.isOwn && spot.cluster.mine ? 'own' : 'spot']} />
              <text className={classes['rank']} textAnchor="middle" dy="0.35em">
                {spot.rank}
              </text>
            </g>
          ))}
        </svg>
      )}
      {spots.length > 0 && <Text size="sm">{t('clusters:map.hint')}</Text>}
      {beyond > 0 && (
        <Text size="sm" c="dimmed">
          {t('clusters:map.beyond', { count: beyond })}
        </Text>
      )}
      {without > 0 && (
        <Text size="sm" c="dimmed">
          {t('clusters:map.without_place', { count: without })}
        </Text>
      )}
    </Paper>
  );
}

/** Clusters of one place stand side by side. */
const shift = (spot: Spot, spots: readonly Spot[]): number =>
  spots.filter(({ x, y }) => Math.hypot(x - spot.x, y - spot.y) < 10).indexOf(spot) * 14;
