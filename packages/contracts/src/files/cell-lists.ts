/** How several values are written in one cell: `a|b`; a `|` inside a value is written `\|`. */
export const splitBars = (text: string): readonly string[] =>
  text
    .split(/(?<!\\)\|/u)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '');

const hasBar = (text: string): boolean => /(?<!\\)\|/u.test(text);

const parts = (text: string, separator: RegExp): readonly string[] =>
  text
    .split(separator)
    .map((part) => part.replaceAll('\\|', '|').trim())
    .filter((part) => part !== '');

/** Sentences and words: bars, else semicolons and new lines. Commas belong to the text. */
export const splitTexts = (text: string): readonly string[] =>
  hasBar(text) ? splitBars(text) : parts(text, /[;\n]/u);

/** Codes, countries, languages: commas and slashes too, save the comma of a decimal. */
export const splitCodes = (text: string): readonly string[] =>
  hasBar(text) ? splitBars(text) : parts(text, /[;\n]|,(?!\d)|\s\/\s/u);

/** One cell for several values; a lone value that would be cut on reading gets a closing bar. */
export const joinValues = (values: readonly string[]): string => {
  // A value that ends with a backslash would escape the bar after it: a space, trimmed on reading, keeps them apart.
  const escaped = values.map((value) => value.replaceAll('|', '\\|').replace(/\\$/u, '\\ '));
  const joined = escaped.join('|');
  return escaped.length === 1 && /[;\n,/|]/u.test(joined) ? `${joined}|` : joined;
};
