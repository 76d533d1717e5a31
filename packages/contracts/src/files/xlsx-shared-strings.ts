import { textRuns } from './xlsx-sheet.ts';

/** A text longer than this is certainly refused: its middle need not be kept. */
const LONGEST = 4_000_000;

const withoutPrefix = (text: string): string =>
  text.replace(/<(\/?)[A-Za-z]\w*:(?=(?:si|t|r|rPh)\b)/gu, '<$1');

/** The texts that cells point at (`sharedStrings.xml`), read piece by piece. */
export const readSharedStrings = (pieces: Iterable<string>): string[] => {
  const texts: string[] = [];
  let rest = '';
  let prefixed: boolean | null = null;
  for (const piece of pieces) {
    prefixed ??= /<[A-Za-z]\w*:sst\b/u.test(piece);
    rest += piece;
    if (prefixed) rest = withoutPrefix(rest);
    if (rest.includes('<si/>')) rest = rest.replaceAll('<si/>', '<si></si>');
    let at = 0;
    for (let end = rest.indexOf('</si>', at); end !== -1; end = rest.indexOf('</si>', at)) {
      texts.push(textRuns(rest.slice(at, end)));
      at = end + 5;
    }
    rest = rest.slice(at);
    if (rest.length > LONGEST) rest = rest.slice(0, LONGEST / 2) + rest.slice(-20);
  }
  return texts;
};
