export interface Pair {
  readonly name: string;
  readonly value: string;
}

/** `name = value`, one on each line; lines that say otherwise are left out. */
export const pairsOf = (text: string): Pair[] =>
  text
    .split('\n')
    .map((line) => /^\s*([^=]+?)\s*=\s*(.+?)\s*$/u.exec(line))
    .filter((found) => found !== null)
    .map(([, name = '', value = '']) => ({ name, value }));

export const linesOf = (pairs: Readonly<Record<string, string>>): string =>
  Object.entries(pairs)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n');
