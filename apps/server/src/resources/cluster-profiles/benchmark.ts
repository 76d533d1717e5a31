import type { ClusterBenchmark } from '@grappe/contracts/api';
import { clusterFieldOf, clusterKeys } from '@grappe/contracts/clusters';
import type { KnownClusters } from './read-profiles.ts';

const measured: readonly string[] = ['count', 'number', 'money', 'share'];
/** Fewer values say more of each cluster than of the field. */
const fewest = 5;

/**
 * The median of each figure over the clusters of one kind, or of all kinds, as far as the caller knows them: unknown values are left out,
 * never zero; with how many values it is taken over. Withheld below five. O(clusters · figures).
 */
export function benchmark({ rows, values }: KnownClusters, kind: string | null): ClusterBenchmark {
  const known = rows
    .map(({ id }) => values.get(id) ?? {})
    .filter((own) => kind === null || own.kind === kind);
  return {
    kind,
    clusters: known.length,
    figures: clusterKeys
      .filter((key) => measured.includes(clusterFieldOf(key).type))
      .map((key) => ({ key, ...medianOf(known.map((own) => own[key]).filter(isFigure)) })),
  };
}

const isFigure = (value: unknown): value is number => typeof value === 'number';

function medianOf(figures: readonly number[]): Omit<ClusterBenchmark['figures'][number], 'key'> {
  const sorted = figures.toSorted((a, b) => a - b);
  const n = sorted.length;
  if (n < fewest) return { n, median: null };
  const [low, high] = [sorted[Math.floor((n - 1) / 2)]!, sorted[Math.floor(n / 2)]!];
  return { n, median: (low + high) / 2 };
}
