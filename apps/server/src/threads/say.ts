import type { MessagePort } from 'node:worker_threads';
import type { ThreadMessage } from '../jobs/run-in-thread.ts';

/** Sends a message to the thread that started this one. */
export function say<Output>(port: MessagePort | null, message: ThreadMessage<Output>): void {
  if (port === null) throw new Error('This module runs in a thread.');
  port.postMessage(message);
}
