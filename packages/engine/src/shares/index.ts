export type * from './types.ts';
export { SHARING_RULES } from './types.ts';
