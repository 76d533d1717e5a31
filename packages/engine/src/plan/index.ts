export { groupReasons } from './group-reasons.ts';
export type { GroupReason } from './group-reasons.ts';
