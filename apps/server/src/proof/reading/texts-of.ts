import type { LightMyRequestResponse } from 'fastify';
import { pdfTexts } from './pdf-text.ts';
import { unzipped } from './unzip.ts';

/** Everything that an answer says: headers, and the texts of its body, unpacked when it is a file. */
export const textsOf = (answer: LightMyRequestResponse): string =>
  `${JSON.stringify(answer.headers)}\n${bodyOf(answer)}`;

function bodyOf(answer: LightMyRequestResponse): string {
  const bytes = answer.rawPayload;
  const start = bytes.toString('latin1', 0, 5);
  if (start.startsWith('PK\u0003\u0004'))
    return [...unzipped(bytes)].map(([name, file]) => `${name}\n${withoutTags(file)}`).join('\n');
  return start === '%PDF-' ? pdfTexts(bytes) : answer.body;
}

/** Markup between two letters must not hide a word that is cut in two runs. */
const withoutTags = (file: Buffer): string => {
  const text = file.toString('utf8');
  return text.startsWith('<?xml') ? `${text}\n${text.replaceAll(/<[^>]*>/g, '')}` : text;
};
