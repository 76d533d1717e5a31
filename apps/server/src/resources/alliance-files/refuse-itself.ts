import type { ClusterRow } from '@grappe/database';
import { refuse } from '../../app/refusal.ts';

/** A cluster has no alliance with itself, by its short name or under its own name. */
export function refuseItself(
  own: Pick<ClusterRow, 'slug' | 'name'>,
  target: { readonly shortName: string | null; readonly outside: { readonly name: string } | null },
): void {
  const isOwnName = target.outside !== null && folded(target.outside.name) === folded(own.name);
  if (target.shortName === own.slug || isOwnName) throw refuse('alliance_with_itself', { cluster: own.name });
}

const folded = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
