import type { TieKind } from '../facts/index.ts';
import type { ProfileTie } from './types.ts';

/** Largest strength of each kind, when it is above 1: what strengths are divided by to lie in ]0, 1]. */
const scaleOf = (ties: readonly ProfileTie[]): ReadonlyMap<TieKind, number> => {
  const scale = new Map<TieKind, number>();
  for (const { kind, strength } of ties) scale.set(kind, Math.max(scale.get(kind) ?? 1, strength ?? 1));
  return scale;
};

/** A tie whose strength is in ]0, 1], or `null` when its source does not say. */
export interface ScaledTie extends ProfileTie {
  readonly scaled: number | null;
}

/**
 * Strengths on one scale: s / max(1, largest s of the kind). Sources count in hours, visits or marks; kinds are never
 * compared with each other before this. An unknown strength stays unknown. Time: linear.
 */
export const scaledTies = (ties: readonly ProfileTie[]): readonly ScaledTie[] => {
  const scale = scaleOf(ties);
  return ties.map((tie) => ({
    ...tie,
    scaled: tie.strength === null ? null : tie.strength / (scale.get(tie.kind) ?? 1),
  }));
};

/** Does the tie hold on that day? One without dates always does. */
export const holdsOn = (tie: ProfileTie, day: string): boolean =>
  (tie.since === null || tie.since <= day) && (tie.until === null || tie.until >= day);
