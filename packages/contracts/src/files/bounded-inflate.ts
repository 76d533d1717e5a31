import { Inflate } from 'fflate';
import { crc32 } from './crc32.ts';
import { compressedBytes } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

const SLICE = 32_768;

/** What may still be inflated from one container, whatever its directory declares. */
export interface InflationBudget {
  bytesLeft: number;
}

/** The bytes that come out exceed the budget. */
export class InflationExceeded extends Error {}
/** The bytes are not what a ZIP container promises. */
export class DamagedContainer extends Error {}

function* inflatedChunks(bytes: Uint8Array, entry: ZipEntry, budget: InflationBudget): Generator<Uint8Array> {
  const compressed = compressedBytes(bytes, entry);
  if (compressed === null || (entry.method !== 0 && entry.method !== 8))
    throw new DamagedContainer(entry.name);
  const ready: Uint8Array[] = [];
  const take = (chunk: Uint8Array): void => {
    budget.bytesLeft -= chunk.length;
    if (budget.bytesLeft < 0) throw new InflationExceeded(entry.name);
    ready.push(chunk);
  };
  const inflate = entry.method === 8 ? new Inflate(take) : null;
  for (let at = 0; at < compressed.length; at += SLICE) {
    const slice = compressed.subarray(at, at + SLICE);
    if (inflate === null) take(slice);
    else pushSlice(inflate, slice, at + SLICE >= compressed.length);
    yield* ready;
    ready.length = 0;
  }
}

const pushSlice = (inflate: Inflate, slice: Uint8Array, last: boolean): void => {
  try {
    inflate.push(slice, last);
  } catch (error) {
    if (error instanceof InflationExceeded) throw error;
    throw new DamagedContainer('deflate', { cause: error });
  }
};

/**
 * The text of an entry, piece by piece, so that a sheet of 100 MB never stands whole in memory.
 * Throws `InflationExceeded` as soon as the budget is spent and `DamagedContainer` on bad data:
 * the checksum is verified, so that a cut sheet never passes for a short one.
 */
export function* inflatedText(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: InflationBudget,
): Generator<string> {
  const decoder = new TextDecoder('utf-8');
  let crc = 0;
  for (const chunk of inflatedChunks(bytes, entry, budget)) {
    crc = crc32(chunk, crc);
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield text;
  }
  if (crc !== entry.crc32) throw new DamagedContainer(entry.name);
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
