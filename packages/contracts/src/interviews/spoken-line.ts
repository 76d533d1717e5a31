/** One line of a transcript, with what stands before its words. */
export interface SpokenLine {
  /** Number of the line in the file; of the paragraph in a Word document. */
  readonly line: number;
  readonly text: string;
  /** What may be the name of a voice; null when nothing looks so. */
  readonly label: string | null;
  /** The words that follow the label; the whole text without one. */
  readonly words: string;
  readonly atMs: number | null;
}

const time = String.raw`(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?:[.,](\d{1,3}))?`;
const timeFirst = new RegExp(String.raw`^[\[(]?${time}[\])]?\s*[-–—]?\s*`, 'u');
/** `Marie Durand  00:12`, as meeting tools write it above what is said. */
const nameThenTime = new RegExp(String.raw`^(\p{L}[^:\n]{0,59}?)\s{1,}[\[(]?${time}[\])]?\s*:?\s*$`, 'u');
/** `Marie Durand :`, `[Marie]`, `Q1.`; at most five words, no end of sentence. */
const nameThenColon = /^(\p{L}[\p{L}\p{M}\p{N}.'’\- ]{0,59}?)(?:\s*\([^()]{1,30}\))?\s?[:：]\s*(.*)$/u;
const nameInBrackets = /^\[(\p{L}[\p{L}\p{M}\p{N}.'’\- ]{0,59})\]\s*[:：]?\s*(.+)$/u;
const questionLetter = /^((?:Q|R|A|I|E)\d{0,3})\s?[.)\-–—]\s+(.+)$/u;

/** Milliseconds of `1:02:03.5`, from the groups of a match. */
export function milliseconds(groups: readonly (string | undefined)[]): number {
  const [hours, minutes, seconds, fraction] = groups;
  const whole = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  return whole * 1000 + Number((fraction ?? '0').padEnd(3, '0'));
}

/** Takes a line apart: when it was said, who may say it, and what. */
export function spokenLine(line: number, given: string): SpokenLine {
  const whole = given.replace(/[\s\u00a0\u202f]+/gu, ' ').trim();
  const alone = nameThenTime.exec(whole);
  if (alone !== null && fewWords(alone[1] ?? ''))
    return {
      line,
      text: whole,
      label: tidy(alone[1] ?? ''),
      words: '',
      atMs: milliseconds(alone.slice(2)),
    };
  const timed = timeFirst.exec(whole);
  const atMs = timed === null ? null : milliseconds(timed.slice(1));
  const text = timed === null ? whole : whole.slice(timed[0].length);
  for (const form of [nameInBrackets, nameThenColon, questionLetter]) {
    const found = form.exec(text);
    const label = tidy(found?.[1] ?? '');
    if (found !== null && label !== '' && fewWords(label))
      return { line, text, label, words: (found[2] ?? '').trim(), atMs };
  }
  return { line, text, label: null, words: text, atMs };
}

const tidy = (label: string): string => label.trim().replace(/[\s.\-–—]+$/u, '');

const fewWords = (label: string): boolean => label.split(' ').length <= 5 && !/[.!?…] \p{Lu}/u.test(label);
