import type { RenderedDocument } from './block.ts';

/**
 * Characters that no file of ours can hold (control characters, halves of surrogate pairs), and those that turn the
 * direction of a text: in what people sign, what is read is what is written.
 */
const unprintable = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;

export const printable = (document: RenderedDocument): RenderedDocument =>
  JSON.parse(JSON.stringify(document), (_, value: unknown) =>
    typeof value === 'string'
      ? value.replace(unprintable, (character) => (character === '\n' || character === '\t' ? character : ''))
      : value,
  ) as RenderedDocument;
