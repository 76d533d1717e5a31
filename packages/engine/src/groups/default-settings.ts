import type { GroupSettings } from './types.ts';

/**
 * Settings a coordinator starts from: groups of 3 to 5, the five criteria counting alike, members within 150 km,
 * rivalry at most one half, no floor on quality, non-rivals first for firms without experience.
 */
export const defaultGroupSettings: GroupSettings = {
  emphasis: { markets: 1, complementarity: 1, proximity: 1, trust: 1, mentoring: 1 },
  bounds: { min: 3, max: 5 },
  maxKm: 150,
  maxRivalry: 0.5,
  minQuality: 0,
  stagedCoopetition: true,
  seed: 1,
};

/** Two firms whose rivalry is at most this are non-rivals (partial likeness of codes leaves traces of rivalry). */
export const NON_RIVAL = 0.1;
