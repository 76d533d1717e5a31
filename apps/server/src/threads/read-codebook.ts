import type { Refused } from '@grappe/contracts/files';
import { readRefiCodebook, type ReadCodebook } from '@grappe/contracts/interviews';
import type { ThreadWork } from './thread.ts';

export interface CodebookFile {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Reads a codebook of another program beside the thread that answers HTTP: what it holds is whatever was sent. */
export const work: ThreadWork<CodebookFile, ReadCodebook | Refused> = ({ bytes, fileName }) =>
  readRefiCodebook(bytes, fileName);
