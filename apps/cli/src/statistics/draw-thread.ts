import { parentPort, workerData } from 'node:worker_threads';
import { drawPls } from '@grappe/engine/framework';
import type { DrawTask } from './draw-in-threads.ts';

const { prepared, seed, chunk } = workerData as DrawTask;
const draws = drawPls(prepared, seed, chunk);
parentPort?.postMessage(draws, [draws.buffer as ArrayBuffer]);
