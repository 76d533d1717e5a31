import {
  isTieMatrix,
  looksLikeGraph,
  readGraph,
  readTable,
  type GraphFile,
  type Refused,
  type Table,
} from '@grappe/contracts/files';
import type { ImportKind, ImportPreview } from '@grappe/contracts/api';

/** A file that could be opened: a table, or a graph of ties. */
export type ImportInput = Table | GraphFile;

/** Opens the file that somebody sent; ties may also come as a graph. */
export function readInput(kind: ImportKind, bytes: Uint8Array, fileName: string): ImportInput | Refused {
  if (kind === 'ties' && looksLikeGraph(bytes)) return readGraph(bytes, fileName);
  return readTable(bytes, fileName);
}

export function formatOf(input: ImportInput, kind: ImportKind): ImportPreview['format'] {
  if (input.kind === 'graph') return input.format;
  return kind === 'ties' && isTieMatrix(input) ? 'matrix' : input.format;
}
