import { refused } from '../files/problems.ts';
import type { Refused } from '../files/index.ts';
import { decodeXml } from '../files/xml-text.ts';
import { partOfContainer } from './open-container.ts';

/** Parts of a document that are not what was said: deleted words, codes of fields, second versions for older programs. */
const unsaid = ['w:del', 'w:moveFrom', 'w:instrText', 'mc:Fallback'] as const;
const piece = /<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr|noBreakHyphen)(?:\s[^>]*)?\/>/gu;

/** Paragraphs of a Word document, in their order; tables are read cell by cell. */
export function readWordParagraphs(bytes: Uint8Array, fileName: string): readonly string[] | Refused {
  const xml = partOfContainer({
    bytes,
    fileName,
    path: 'word/document.xml',
    otherwise: (found) => refused('file_not_transcript', fileName, { found }),
  });
  if (typeof xml !== 'string') return xml;
  if (xml.includes('<!DOCTYPE') || xml.includes('<!ENTITY') || !xml.includes('</w:document>'))
    return refused('file_damaged', fileName);
  let said = xml;
  for (const name of unsaid) {
    const kept = without(said, name);
    if (kept === null) return refused('file_damaged', fileName);
    said = kept;
  }
  return said.split('</w:p>').flatMap((paragraph) => textOf(paragraph).split('\n'));
}

/** The text without some elements and what they hold; null when one is not closed. O(length). */
function without(xml: string, name: string): string | null {
  const closing = `</${name}>`;
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: tag } of xml.matchAll(new RegExp(`<${name}(?:\\s[^<>]*)?>`, 'gu'))) {
    if (index < from) continue;
    parts.push(xml.slice(from, index));
    const end = tag.endsWith('/>') ? index + tag.length : xml.indexOf(closing, index);
    if (end === -1) return null;
    from = tag.endsWith('/>') ? end : end + closing.length;
  }
  parts.push(xml.slice(from));
  return parts.join('');
}

function textOf(paragraph: string): string {
  let text = '';
  for (const [, words, mark] of paragraph.matchAll(piece)) {
    if (words !== undefined) text += decodeXml(words);
    else if (mark === 'br' || mark === 'cr') text += '\n';
    else text += mark === 'tab' ? ' ' : '-';
  }
  return text;
}
