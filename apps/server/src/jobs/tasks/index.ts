import type { Task } from '../task.ts';
import { measureNetwork } from './measure-network.ts';

/** Every kind of job and what does it. */
export const tasks: Readonly<Record<string, Task>> = { measure_network: measureNetwork };
