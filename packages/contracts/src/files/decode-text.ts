import type { TextEncoding } from './types.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: TextEncoding;
}

const strict = (bytes: Uint8Array, label: string): string | null => {
  try {
    return new TextDecoder(label, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
};

/** Share of zero bytes at even and odd positions: Latin text in UTF-16 has half of its bytes at zero. */
const zeroShares = (bytes: Uint8Array): { even: number; odd: number } => {
  const length = Math.min(bytes.length, 2_000) & ~1;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  return length === 0 ? { even: 0, odd: 0 } : { even: (2 * even) / length, odd: (2 * odd) / length };
};

const marked = (bytes: Uint8Array): TextEncoding | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = zeroShares(bytes);
  if (zeros.odd > 0.4 && zeros.even < 0.1) return 'utf-16le';
  if (zeros.even > 0.4 && zeros.odd < 0.1) return 'utf-16be';
  return null;
};

export interface TextPieces {
  readonly encoding: TextEncoding;
  /** The text from its beginning, anew at each call; characters are whole. */
  pieces(): Generator<string>;
}

const pieceBytes = 256 * 1024;

function* decodePieces(bytes: Uint8Array, label: string, fatal: boolean): Generator<string> {
  const decoder = new TextDecoder(label, { fatal, ignoreBOM: false });
  for (let at = 0; at < bytes.length; at += pieceBytes)
    yield decoder.decode(bytes.subarray(at, at + pieceBytes), { stream: true });
  yield decoder.decode();
}

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    for (const _piece of decodePieces(bytes, 'utf-8', true)) continue;
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
};

/** The text of a long file, in the encoding that `decodeText` finds, never whole in memory. */
export const textPieces = (bytes: Uint8Array): TextPieces => {
  const mark = marked(bytes);
  const isWide = mark === 'utf-16le' || mark === 'utf-16be';
  const encoding = isWide ? mark : isUtf8(bytes) ? (mark ?? 'utf-8') : 'windows-1252';
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  return { encoding, pieces: () => decodePieces(bytes, label, false) };
};

/**
 * The text of a CSV file: by its byte order mark, else strict UTF-8, else Windows-1252 (what spreadsheets in French
 * write). No statistics: they guess wrong on short files.
 */
export const decodeText = (bytes: Uint8Array): DecodedText => {
  const mark = marked(bytes);
  if (mark === 'utf-16le' || mark === 'utf-16be') {
    return { text: new TextDecoder(mark).decode(bytes), encoding: mark };
  }
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: mark ?? 'utf-8' };
  return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' };
};
