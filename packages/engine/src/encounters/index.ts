export type * from './types.ts';
export type { ScheduleOptions } from './schedule-meetings.ts';
export { scheduleMeetings } from './schedule-meetings.ts';
