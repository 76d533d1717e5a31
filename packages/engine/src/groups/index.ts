export type * from './types.ts';
export { criterionNames } from './types.ts';
export type * from './set-packing-solver.ts';
