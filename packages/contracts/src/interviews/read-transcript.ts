import { containerOfBytes, containerOfText, holdsEncryptedPackage } from '../files/container.ts';
import { decodeText } from '../files/decode-text.ts';
import { inMegabytes } from '../files/limits.ts';
import { refused } from '../files/problems.ts';
import type { Refused } from '../files/index.ts';
import { buildTranscript } from './build-transcript.ts';
import { transcriptLimits } from './limits.ts';
import { looksLikeSubtitles, readSubtitles } from './read-subtitles.ts';
import { readWordParagraphs } from './read-word.ts';
import { spokenLine } from './spoken-line.ts';
import type { ReadTranscript } from './types.ts';

/**
 * A transcript from a text, a Word document or subtitles (SubRip, WebVTT): what the bytes are decides, not the name of the file.
 * Bytes in, values out; O(length of the text).
 */
export function readTranscript(bytes: Uint8Array, fileName: string): ReadTranscript | Refused {
  if (bytes.length === 0) return refused('file_empty', fileName);
  if (bytes.length > transcriptLimits.fileBytes)
    return refused('file_too_large', fileName, {
      megabytes: inMegabytes(bytes.length),
      limit: inMegabytes(transcriptLimits.fileBytes),
    });
  const container = containerOfBytes(bytes);
  if (container === 'ole' && holdsEncryptedPackage(bytes)) return refused('file_encrypted', fileName);
  if (container === 'zip') return readWord(bytes, fileName);
  if (container !== null)
    return refused('file_not_transcript', fileName, { found: container === 'ole' ? 'doc' : container });
  return readPlain(bytes, fileName);
}

function readWord(bytes: Uint8Array, fileName: string): ReadTranscript | Refused {
  const paragraphs = readWordParagraphs(bytes, fileName);
  if ('kind' in paragraphs) return paragraphs;
  return fromLines('word', fileName, paragraphs.map(clean));
}

function readPlain(bytes: Uint8Array, fileName: string): ReadTranscript | Refused {
  const decoded = decodeText(bytes).text;
  const found = containerOfText(decoded);
  const text = clean(decoded);
  if (looksLikeSubtitles(text)) {
    const turns = readSubtitles(text);
    if ('problem' in turns)
      return refused(turns.problem.code, fileName, { ...turns.problem.params, fileName });
    return buildTranscript('subtitles', fileName, turns);
  }
  if (found !== 'text' && found !== 'json') return refused('file_not_transcript', fileName, { found });
  return fromLines('text', fileName, text.split('\n'));
}

const fromLines = (
  format: 'text' | 'word',
  fileName: string,
  lines: readonly string[],
): ReadTranscript | Refused =>
  buildTranscript(
    format,
    fileName,
    lines.map((line, index) => spokenLine(index + 1, line)).filter(({ text }) => text !== ''),
  );

/** Ordinary ends of lines, whole characters, nothing that a screen cannot show. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/gu, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, '');
