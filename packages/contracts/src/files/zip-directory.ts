/** One entry of a ZIP container, as its central directory declares it. */
export interface ZipEntry {
  readonly name: string;
  /** 0: stored, 8: deflate. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly compressedSize: number;
  /** Declared, not to be believed: inflation is bounded apart. */
  readonly size: number;
  readonly crc32: number;
  readonly headerOffset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const MOST_ENTRIES = 10_000;

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const endOfDirectory = (view: DataView): number | null => {
  const lowest = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= lowest; at -= 1) {
    if (view.getUint32(at, true) === END_SIGNATURE) return at;
  }
  return null;
};

/**
 * The central directory of a ZIP container; `null` when it cannot be read (damaged, cut, or ZIP64, which no
 * spreadsheet under 4 GB needs). Names are given with `/` and without a leading one.
 */
export const readZipDirectory = (bytes: Uint8Array): readonly ZipEntry[] | null => {
  const view = viewOf(bytes);
  const end = endOfDirectory(view);
  if (end === null) return null;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > MOST_ENTRIES) return null;
  const entries: ZipEntry[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return null;
    const nameLength = view.getUint16(at + 28, true);
    const nameEnd = at + 46 + nameLength;
    if (nameEnd > view.byteLength) return null;
    entries.push({
      name: new TextDecoder()
        .decode(bytes.subarray(at + 46, nameEnd))
        .replaceAll('\\', '/')
        .replace(/^\/+/u, ''),
      method: view.getUint16(at + 10, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      crc32: view.getUint32(at + 16, true),
      compressedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      headerOffset: view.getUint32(at + 42, true),
    });
    at = nameEnd + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
};

/** The compressed bytes of an entry; `null` when they are not where the directory says. */
export const compressedBytes = (bytes: Uint8Array, entry: ZipEntry): Uint8Array | null => {
  const view = viewOf(bytes);
  const at = entry.headerOffset;
  if (at + 30 > view.byteLength || view.getUint32(at, true) !== LOCAL_SIGNATURE) return null;
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const end = start + entry.compressedSize;
  return end > view.byteLength ? null : bytes.subarray(start, end);
};
