import type { ReadTranscript, TranscriptParagraph } from './types.ts';

export interface NamedSpeaker {
  readonly label: string;
  readonly pseudonym: string;
  readonly interviews: boolean;
}

export interface Replacement {
  readonly name: string;
  readonly pseudonym: string;
}

export interface NamedTranscript {
  readonly text: string;
  readonly paragraphs: readonly TranscriptParagraph[];
  readonly speakers: readonly { readonly pseudonym: string; readonly interviews: boolean }[];
  /** How many times each name stood in the text, in the order of the replacements. */
  readonly replaced: readonly number[];
}

/**
 * Puts pseudonyms in the place of names, in the text too, before anything is stored: longest names first, whole words, whatever
 * their case and accents are written like. O(text × names).
 */
export function nameSpeakers(
  read: ReadTranscript,
  speakers: readonly NamedSpeaker[],
  replacements: readonly Replacement[],
): NamedTranscript {
  const counts = replacements.map(() => 0);
  const order = replacements
    .map(({ name }, rank) => ({ name, rank }))
    .filter(({ name }) => name.trim() !== '')
    .toSorted((one, other) => other.name.length - one.name.length);
  const pattern =
    order.length === 0
      ? null
      : new RegExp(
          `(?<![\\p{L}\\p{M}\\p{N}])(?:${order.map(({ name }) => `(${spelled(name.trim())})`).join('|')})(?![\\p{L}\\p{M}\\p{N}])`,
          'giu',
        );
  const replace = (words: string): string =>
    pattern === null
      ? words
      : words.replace(pattern, (whole: string, ...groups: unknown[]) => {
          const found = order[groups.findIndex((group) => group === whole)];
          if (found === undefined) return whole;
          counts[found.rank] = (counts[found.rank] ?? 0) + 1;
          return replacements[found.rank]?.pseudonym ?? whole;
        });
  return {
    ...rewritten(read, replace),
    speakers: read.speakers.map(({ label }) => {
      const named = speakers.find((one) => one.label === label);
      return { pseudonym: named?.pseudonym ?? label, interviews: named?.interviews ?? false };
    }),
    replaced: counts,
  };
}

/** Apostrophes and spaces are written in several ways. */
const spelled = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`)
    .replace(/['’]/gu, "['’]")
    .replace(/\s+/gu, String.raw`\s+`);

function rewritten(
  { text, paragraphs }: ReadTranscript,
  replace: (words: string) => string,
): Pick<NamedTranscript, 'text' | 'paragraphs'> {
  let made = '';
  let upTo = 0;
  const moved = paragraphs.map((paragraph) => {
    made += text.slice(upTo, paragraph.start);
    upTo = paragraph.end;
    const start = made.length;
    made += replace(text.slice(paragraph.start, paragraph.end));
    return { ...paragraph, start, end: made.length };
  });
  return { text: made + text.slice(upTo), paragraphs: moved };
}
