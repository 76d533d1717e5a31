import { refused } from '../files/problems.ts';
import { containerOfBytes } from '../files/container.ts';
import { decodeText } from '../files/decode-text.ts';
import { inMegabytes } from '../files/limits.ts';
import type { Refused } from '../files/index.ts';
import { attributesOf, decodeXml } from '../files/xml-text.ts';
import { transcriptLimits } from './limits.ts';
import { partOfContainer } from './open-container.ts';
import type { ExchangedCode } from './types.ts';

export interface ReadCodebook {
  readonly kind: 'codebook';
  readonly codes: readonly ExchangedCode[];
  readonly count: number;
}

interface Growing {
  readonly id: string;
  readonly name: string;
  readonly colour: string | null;
  description: string;
  readonly children: Growing[];
}

const tags = /<(\/?)(?:\w+:)?(Code|Description)(\s[^<>]*?)?(\/?)>|([^<]+)/gu;

/** A codebook of the REFI-QDA exchange format: `.qdc`, or the one of a project `.qdpx`. O(length). */
export function readRefiCodebook(bytes: Uint8Array, fileName: string): ReadCodebook | Refused {
  if (bytes.length > transcriptLimits.fileBytes)
    return refused('file_too_large', fileName, {
      megabytes: inMegabytes(bytes.length),
      limit: inMegabytes(transcriptLimits.fileBytes),
    });
  const notOne = (): Refused => refused('file_not_codebook', fileName);
  const xml =
    containerOfBytes(bytes) === 'zip'
      ? partOfContainer({ bytes, fileName, path: 'project.qde', otherwise: notOne })
      : decodeText(bytes).text.toWellFormed();
  if (typeof xml !== 'string') return xml;
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY')) return notOne();
  const from = /<(?:\w+:)?Codes(?:\s[^<>]*)?>/u.exec(xml);
  const to = xml.search(/<\/(?:\w+:)?Codes>/u);
  if (from === null || to < from.index) return notOne();
  const grown = grow(xml.slice(from.index + from[0].length, to));
  if (grown === null || grown.count === 0) return notOne();
  if (grown.count > transcriptLimits.codes)
    return refused('codebook_too_large', fileName, { codes: grown.count, limit: transcriptLimits.codes });
  return { kind: 'codebook', codes: grown.codes, count: grown.count };
}

/** The tree of the codes; null when an element is not closed where it should be, or the tree is too deep. */
function grow(xml: string): { codes: readonly ExchangedCode[]; count: number } | null {
  const root: Growing = { id: '', name: '', colour: null, description: '', children: [] };
  const path: Growing[] = [root];
  let count = 0;
  let describes = false;
  for (const [, closing, tag, attributes = '', alone, text] of xml.matchAll(tags)) {
    const last = path.at(-1) as Growing;
    if (text !== undefined) {
      if (describes) last.description += decodeXml(text);
    } else if (tag === 'Description') describes = closing === '' && alone === '';
    else if (closing === '/') {
      if (path.length === 1) return null;
      path.pop();
    } else {
      const code = codeOf(attributes);
      if (code === null) return null;
      last.children.push(code);
      count += 1;
      if (alone === '') path.push(code);
      if (path.length > transcriptLimits.codeDepth + 1) return null;
    }
  }
  return path.length === 1 ? { codes: root.children, count } : null;
}

function codeOf(written: string): Growing | null {
  const { guid = '', name = '', color = '' } = attributesOf(written);
  const id = guid.replace(/^\{|\}$/gu, '').toLowerCase();
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u.test(id) || name.trim() === '') return null;
  const colour = /^#[0-9a-f]{6}$/iu.test(color) ? color.toLowerCase() : null;
  return { id, name: name.trim().slice(0, 200), colour, description: '', children: [] };
}
