import { DamagedContainer, InflationExceeded, inflatedText } from '../files/bounded-inflate.ts';
import { bombRatio, bombSize, inMegabytes } from '../files/limits.ts';
import { refused } from '../files/problems.ts';
import type { Refused } from '../files/index.ts';
import { readZipDirectory } from '../files/zip-directory.ts';
import { transcriptLimits } from './limits.ts';

interface Wanted {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** Path of the part that is read. */
  readonly path: string;
  /** What is said when the part is not there. */
  readonly otherwise: (found: string) => Refused;
}

/** The text of one part of a container, or why it is not opened: nothing inflates beyond the bound, whatever is declared. */
export function partOfContainer({ bytes, fileName, path, otherwise }: Wanted): string | Refused {
  const entries = readZipDirectory(bytes);
  if (entries === null) return refused('file_damaged', fileName);
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  const swollen = entries.some(
    (entry) => entry.size > bombSize && entry.size > bombRatio * Math.max(1, entry.compressedSize),
  );
  if (swollen || declared > transcriptLimits.inflatedBytes) return bomb(fileName, declared);
  const entry = entries.find(({ name }) => name.toLowerCase() === path.toLowerCase());
  if (entry === undefined) return otherwise(otherKind(entries.map(({ name }) => name)));
  if (entry.encrypted) return refused('file_encrypted', fileName);
  try {
    return [...inflatedText(bytes, entry, { bytesLeft: transcriptLimits.inflatedBytes })].join('');
  } catch (error) {
    if (error instanceof InflationExceeded) return bomb(fileName, declared);
    if (error instanceof DamagedContainer) return refused('file_damaged', fileName);
    throw error;
  }
}

const bomb = (fileName: string, bytes: number): Refused =>
  refused('file_zip_bomb', fileName, {
    megabytes: inMegabytes(bytes),
    limit: inMegabytes(transcriptLimits.inflatedBytes),
  });

const otherKinds: readonly (readonly [string, string])[] = [
  ['xl/workbook.xml', 'xlsx'],
  ['ppt/presentation.xml', 'pptx'],
  ['content.xml', 'odt'],
  ['project.qde', 'qdpx'],
];

const otherKind = (names: readonly string[]): string =>
  otherKinds.find(([path]) => names.includes(path))?.[1] ?? 'zip';
