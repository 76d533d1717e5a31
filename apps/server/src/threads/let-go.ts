import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** In bytes: less is not worth the time. */
const worthIt = 40e6;

/**
 * Gives back what this thread no longer holds, now (about a tenth of a second for a large file). A thread that opened a file
 * leaves its text and pieces behind; they would otherwise stay resident beside all that the thread does next.
 */
export function letGo(atLeast = worthIt): void {
  const { used_heap_size: objects, external_memory: bytes } = getHeapStatistics();
  if (objects + bytes > atLeast) collect();
}
