import type { Purpose } from './budget-draft.ts';

/** What a line of a group may be for; premises and joint missions are lines of an incubator. */
export const budgetPurposes: readonly Purpose[] = [
  'salary',
  'charges',
  'travel',
  'stand',
  'study',
  'interpreter',
  'samples',
  'bonus',
  'training',
  'other',
];
