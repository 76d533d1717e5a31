import { lineProblem, refused } from '../files/problems.ts';
import type { LineProblem, Refused } from '../files/index.ts';
import { transcriptLimits } from './limits.ts';
import type { SpokenLine } from './spoken-line.ts';
import type { FoundSpeaker, ReadTranscript, TranscriptFormat, TranscriptParagraph } from './types.ts';

/** Names of roles that make a voice even when they come once. */
const roleNames =
  /^(?:interviewer|interviewee|int|enqu[eê]t(?:eur|rice)|chercheu[rs]e?|r[eé]pondante?|respondent|researcher|question|r[eé]ponse|moderator|mod[eé]rat(?:eur|rice)|locuteur \d+|speaker \d+|[QRIE]\d{0,3})$/iu;

/**
 * Lines into paragraphs: who speaks goes on speaking until another voice is named. A word before a colon is a voice when it comes
 * twice or is the name of a role; otherwise it stays in the text, and the line is told.
 */
export function buildTranscript(
  format: TranscriptFormat,
  fileName: string,
  lines: readonly SpokenLine[],
): ReadTranscript | Refused {
  const voices = voicesAmong(lines);
  if (voices.size > transcriptLimits.speakers)
    return refused('transcript_too_many_speakers', fileName, {
      found: voices.size,
      limit: transcriptLimits.speakers,
    });
  const made = assemble(lines, voices);
  if (made.paragraphs.length === 0) return refused('transcript_without_words', fileName);
  if (made.text.length > transcriptLimits.characters)
    return refused('transcript_too_long', fileName, {
      characters: made.text.length,
      limit: transcriptLimits.characters,
    });
  const warnings = [...(voices.size === 0 ? [] : onceOnly(lines, voices))];
  return {
    kind: 'transcript',
    format,
    fileName,
    ...made,
    speakers: [...voices.keys()].map((label, rank) => describeSpeaker(label, rank, made)),
    words: countWords(made.text),
    warnings,
  };
}

/** Labels that are voices, by the name under which they are told apart, in the order in which they speak. */
function voicesAmong(lines: readonly SpokenLine[]): ReadonlyMap<string, number> {
  const times = new Map<string, { label: string; count: number }>();
  for (const { label } of lines) {
    if (label === null) continue;
    const key = keyOf(label);
    const known = times.get(key);
    if (known === undefined) times.set(key, { label, count: 1 });
    else known.count += 1;
  }
  const voices = [...times.values()].filter(({ label, count }) => count >= 2 || roleNames.test(label));
  return new Map(voices.map(({ label }, rank) => [label, rank]));
}

const keyOf = (label: string): string => label.normalize('NFC').toLocaleLowerCase('fr');

interface Assembled {
  readonly text: string;
  readonly paragraphs: readonly TranscriptParagraph[];
}

function assemble(lines: readonly SpokenLine[], voices: ReadonlyMap<string, number>): Assembled {
  const byKey = new Map([...voices].map(([label, rank]) => [keyOf(label), rank]));
  const parts: string[] = [];
  const paragraphs: TranscriptParagraph[] = [];
  let speaker: number | null = null;
  let atMs: number | null = null;
  let length = 0;
  for (const line of lines) {
    const voice: number | undefined = line.label === null ? undefined : byKey.get(keyOf(line.label));
    if (voice !== undefined) speaker = voice;
    const words = voice === undefined ? line.text : line.words;
    atMs = line.atMs ?? atMs;
    if (words === '') continue;
    for (const [from, to] of stretches(words))
      paragraphs.push({ start: length + from, end: length + to, speaker, atMs });
    parts.push(words);
    length += words.length + 1;
    atMs = null;
  }
  return { text: parts.join('\n'), paragraphs };
}

/** A long turn in stretches that end after a sentence, or else after a word. */
export function stretches(words: string): [number, number][] {
  const most = transcriptLimits.paragraphCharacters;
  const found: [number, number][] = [];
  let from = 0;
  while (words.length - from > most) {
    const reach = words.slice(from, from + most);
    const sentence = Math.max(...['. ', '? ', '! ', '… '].map((mark) => reach.lastIndexOf(mark)));
    const word = reach.lastIndexOf(' ');
    const cut = sentence > most / 3 ? sentence + 2 : word > 0 ? word + 1 : wholeCharacter(reach);
    found.push([from, from + cut]);
    from += cut;
  }
  if (from < words.length) found.push([from, words.length]);
  return found;
}

/** No character is cut in two. */
const wholeCharacter = (reach: string): number =>
  /[\ud800-\udbff]$/u.test(reach) ? reach.length - 1 : reach.length;

export const countWords = (text: string): number =>
  text.match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)?.length ?? 0;

function describeSpeaker(label: string, rank: number, { text, paragraphs }: Assembled): FoundSpeaker {
  const own = paragraphs
    .filter(({ speaker }) => speaker === rank)
    .map(({ start, end }) => text.slice(start, end));
  const questions = own.filter((said) => /\?\s*$/u.test(said)).length;
  return {
    label,
    turns: own.length,
    words: own.reduce((sum, said) => sum + countWords(said), 0),
    asks: own.length > 0 && questions * 2 >= own.length,
  };
}

/** Labels that came once among others: perhaps a voice, perhaps a word before a colon. At most twenty are told. */
function onceOnly(lines: readonly SpokenLine[], voices: ReadonlyMap<string, number>): LineProblem[] {
  const known = new Set([...voices.keys()].map(keyOf));
  return lines
    .filter(({ label, words }) => label !== null && words !== '' && !known.has(keyOf(label)))
    .filter(({ label }) => /^\p{Lu}/u.test(label ?? '') && (label ?? '').split(' ').length <= 3)
    .slice(0, 20)
    .map(({ line, label }) =>
      lineProblem('transcript_speaker_once', 'warning', { line, column: null, value: label }),
    );
}
