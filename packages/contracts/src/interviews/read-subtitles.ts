import { decodeXml } from '../files/xml-text.ts';
import { lineProblem } from '../files/problems.ts';
import type { Refused } from '../files/index.ts';
import { milliseconds, spokenLine } from './spoken-line.ts';
import type { SpokenLine } from './spoken-line.ts';

interface Cue {
  readonly line: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly label: string | null;
  readonly words: string;
}

const instant = String.raw`(?:(\d{1,3}):)?(\d{2}):(\d{2})[.,](\d{1,3})`;
const timing = new RegExp(String.raw`^\s*${instant}\s*-->\s*${instant}(?:\s.*)?$`, 'u');
/** Cues of one voice become one turn until it is this long. */
const turnCharacters = 600;

export const looksLikeSubtitles = (text: string): boolean =>
  /^\ufeff?WEBVTT(?:[ \t\n]|$)/u.test(text) || text.split('\n', 12).some((line) => timing.test(line));

/** SubRip and WebVTT: cues into turns. Timings that cannot be read stop the import, with their lines. */
export function readSubtitles(text: string): readonly SpokenLine[] | Pick<Refused, 'problem'> {
  const lines = text.replace(/^\ufeff/u, '').split('\n');
  const cues: Cue[] = [];
  let at = 0;
  while (at < lines.length) {
    if ((lines[at] ?? '').trim() === '') at += 1;
    else {
      const end = endOfBlock(lines, at);
      const read = readBlock(lines.slice(at, end), at + 1, cues.at(-1));
      if (read !== null && 'problem' in read) return read;
      if (read !== null) cues.push(read);
      at = end;
    }
  }
  return turnsOf(cues);
}

function endOfBlock(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && (lines[at] ?? '').trim() !== '') at += 1;
  return at;
}

/** One block between blank lines: a cue, or a note that is passed over. `first` is the number of its first line. */
function readBlock(
  block: readonly string[],
  first: number,
  before: Cue | undefined,
): Cue | Pick<Refused, 'problem'> | null {
  const head = block[0] ?? '';
  if (/^(?:WEBVTT|NOTE|STYLE|REGION|X-TIMESTAMP-MAP)\b/u.test(head)) return null;
  const arrow = block.findIndex((line) => line.includes('-->'));
  const wrong = (offset: number): Pick<Refused, 'problem'> => ({
    problem: lineProblem('transcript_cue_invalid', 'error', {
      line: first + offset,
      column: null,
      value: block[offset],
    }).problem,
  });
  if (arrow === -1 || arrow > 1) return wrong(0);
  const found = timing.exec(block[arrow] ?? '');
  if (found === null) return wrong(arrow);
  const startMs = milliseconds(found.slice(1, 5));
  const endMs = milliseconds(found.slice(5, 9));
  if (endMs < startMs || (before !== undefined && startMs < before.startMs)) return wrong(arrow);
  return { line: first + arrow, startMs, endMs, ...voiceOf(block.slice(arrow + 1)) };
}

/** `<v Marie>`, or a name before a colon on the first line. */
function voiceOf(payload: readonly string[]): Pick<Cue, 'label' | 'words'> {
  const joined = payload.join(' ');
  const tagged = /<v(?:\.[^\s>]*)?\s+([^>]{1,60})>/u.exec(joined);
  const plain = decodeXml(joined.replace(/<[^>]{0,200}>/gu, ' ').replace(/\{\\[^}]{0,40}\}/gu, ' '));
  const words = plain.replace(/[\s\u00a0]+/gu, ' ').trim();
  if (tagged !== null) return { label: decodeXml(tagged[1] ?? '').trim(), words };
  const spoken = spokenLine(0, words.replace(/^[-–—]\s+/u, ''));
  return { label: spoken.label, words };
}

/** Cues that follow each other in the same voice are one turn, until a sentence ends far enough. */
function turnsOf(cues: readonly Cue[]): SpokenLine[] {
  const turns: { line: number; label: string | null; words: string; atMs: number }[] = [];
  for (const cue of cues.filter(({ words }) => words !== '')) {
    const last = turns.at(-1);
    const words = cue.words.replace(/^[-–—]\s+/u, '');
    const said = cue.label === null ? words : withoutLabel(words, cue.label);
    if (last !== undefined && goesOn(last, cue)) last.words = `${last.words} ${said}`;
    else turns.push({ line: cue.line, label: cue.label, words: said, atMs: cue.startMs });
  }
  return turns.map(({ line, label, words, atMs }) => ({
    line,
    label,
    words,
    atMs,
    text: label === null ? words : `${label}: ${words}`,
  }));
}

const goesOn = (last: { label: string | null; words: string }, cue: Cue): boolean =>
  (cue.label === last.label || cue.label === null) &&
  last.words.length < turnCharacters &&
  (last.label !== null || !/[.?!…]\s*$/u.test(last.words));

const withoutLabel = (words: string, label: string): string =>
  words.startsWith(label) ? words.slice(label.length).replace(/^\s?[:：]\s*/u, '') : words;
