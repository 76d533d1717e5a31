import { randomFillSync } from 'node:crypto';

const pool = new Uint8Array(10 * 1024);
let used = pool.length;
let lastMillisecond = 0;
let counter = 0;

/**
 * A version 7 identifier (RFC 9562): 48 bits of milliseconds, a counter of 12 bits within one millisecond, 62 random
 * bits. In one process each is larger than the one before, so that indexes grow at their end.
 */
export function uuidV7(now: number = Date.now()): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  if (now > lastMillisecond) {
    lastMillisecond = now;
    counter = 0;
  } else if (counter === 0xfff) {
    lastMillisecond += 1;
    counter = 0;
  } else counter += 1;
  const time = lastMillisecond.toString(16).padStart(12, '0');
  const count = counter.toString(16).padStart(3, '0');
  const variant = (((pool[used] ?? 0) & 0x3f) | 0x80).toString(16);
  let random = '';
  for (let index = used + 1; index < used + 8; index += 1)
    random += (pool[index] ?? 0).toString(16).padStart(2, '0');
  used += 10;
  return `${time.slice(0, 8)}-${time.slice(8)}-7${count}-${variant}${random.slice(0, 2)}-${random.slice(2)}`;
}
