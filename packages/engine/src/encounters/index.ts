export type * from './types.ts';
export { checkRequest } from './check-request.ts';
export type { ScheduleOptions } from './schedule-meetings.ts';
export { scheduleMeetings } from './schedule-meetings.ts';
