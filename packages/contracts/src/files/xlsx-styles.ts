import { attributesOf } from './xml-text.ts';

/** Built-in number formats that show a day (not only an hour): ECMA-376 part 1, § 18.8.30. */
const builtInDates = new Set([14, 15, 16, 17, 22, ...range(27, 36), ...range(50, 58)]);

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Does a number format such as `dd/mm/yyyy` show a day? Quoted text, colours and locales do not count. */
export const isDateFormat = (format: string): boolean => {
  const bare = format
    .replace(/"[^"]*"/gu, '')
    .replace(/\\./gu, '')
    .replace(/\[[^\]]*\]/gu, '')
    .split(';')[0]
    ?.toLowerCase();
  if (bare === undefined || /[#0?]/u.test(bare)) return false;
  return /[dyj]/u.test(bare) || /m{3,}/u.test(bare) || /^\s*m+[/\s-]+a+/u.test(bare);
};

/** For each cell style of a workbook, whether its numbers are days. */
export const dateStyles = (stylesXml: string): readonly boolean[] => {
  const formats = new Map<number, string>();
  for (const match of stylesXml.matchAll(/<(?:\w+:)?numFmt\s([^>]*)>/gu)) {
    const attributes = attributesOf(match[1] ?? '');
    formats.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
  }
  const cellXfs = /<(?:\w+:)?cellXfs[\s>]([\s\S]*?)<\/(?:\w+:)?cellXfs>/u.exec(stylesXml)?.[1] ?? '';
  return [...cellXfs.matchAll(/<(?:\w+:)?xf(?=[\s/>])([^>]*)>/gu)].map((match) => {
    const id = Number(attributesOf(match[1] ?? '')['numFmtId'] ?? 0);
    const format = formats.get(id);
    return format === undefined ? builtInDates.has(id) : isDateFormat(format);
  });
};
