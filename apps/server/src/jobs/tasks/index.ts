import type { Task } from '../run-job.ts';

/** Every kind of job and what does it. */
export const tasks: Readonly<Record<string, Task>> = {};
