import { inflateSync } from 'node:zlib';

/**
 * The texts of a PDF as our documents write them: compressed streams, glyphs of embedded fonts in hexadecimal, each font
 * with its table back to Unicode. Fonts share glyph numbers, so that each text is read by each font: one of the readings
 * is right.
 */
export function pdfTexts(bytes: Buffer): string {
  const streams = inflatedStreams(bytes);
  const fonts = streams.filter((stream) => stream.includes('beginbfrange')).map(unicodeTable);
  const shown = streams.filter((stream) => /\bTJ\b|\bTj\b/.test(stream)).flatMap(glyphRuns);
  const readings = fonts.flatMap((font) => shown.map((run) => decoded(run, font)));
  return [bytes.toString('latin1'), ...readings].join('\n');
}

function inflatedStreams(bytes: Buffer): string[] {
  const streams: string[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.toString('latin1', at - 3, at) === 'end') continue;
    const start = bytes[at + 6] === 13 ? at + 8 : at + 7;
    const end = bytes.indexOf('endstream', start);
    try {
      streams.push(inflateSync(bytes.subarray(start, end)).toString('latin1'));
    } catch (error) {
      // A picture or a font in another coding: no text of ours.
      if (!(error instanceof Error && 'code' in error)) throw error;
    }
  }
  return streams;
}

type GlyphTable = ReadonlyMap<number, string>;

/** `<0001> <0003> [<0047> <0072> <0061>]`: glyphs one to three are these characters. */
function unicodeTable(stream: string): GlyphTable {
  const table = new Map<number, string>();
  for (const [, first = '', , list = ''] of stream.matchAll(/<(\w+)>\s*<(\w+)>\s*\[([^\]]*)\]/g)) {
    const characters = [...list.matchAll(/<([\w\s]*)>/g)].map(([, hex = '']) =>
      fromUtf16(hex.replaceAll(/\s/g, '')),
    );
    characters.forEach((character, rank) => table.set(Number.parseInt(first, 16) + rank, character));
  }
  return table;
}

const fromUtf16 = (hex: string): string => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Each showing of text, its pieces put together without the moves between them. */
function glyphRuns(stream: string): string[] {
  return [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)].map(([, pieces = '']) =>
    [...pieces.matchAll(/<(\w+)>/g)].map(([, hex = '']) => hex).join(''),
  );
}

function decoded(run: string, font: GlyphTable): string {
  let text = '';
  for (let at = 0; at + 4 <= run.length; at += 4)
    text += font.get(Number.parseInt(run.slice(at, at + 4), 16)) ?? '';
  return text;
}
