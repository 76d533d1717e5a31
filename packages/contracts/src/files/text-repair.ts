/**
 * Accents that were decoded with the wrong table: UTF-8 read as Windows-1252 (`UniversitÃ©`) or as Mac Roman
 * (`Universit√©`, as in the public CORDIS extract). The original bytes are found back character by character.
 */

const cp1252High = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const macRomanHigh =
  'ÄÅÇÉÑÖÜáàâäãåçéèêëíìîïñóòôöõúùûü†°¢£§•¶ß®©™´¨≠ÆØ∞±≤≥¥µ∂∑∏π∫ªºΩæø¿¡¬√ƒ≈∆«»…\u00a0ÀÃÕŒœ–—“”‘’÷◊ÿŸ⁄€‹›ﬁﬂ‡·‚„‰ÂÊÁËÈÍÎÏÌÓÔ\uf8ffÒÚÛÙıˆ˜¯˘˙˚¸˝˛ˇ';

const windowsTable = ((): ReadonlyMap<string, number> => {
  const table = new Map<string, number>();
  [...cp1252High].forEach((character, index) => table.set(character, 0x80 + index));
  for (let code = 0xa0; code <= 0xff; code += 1) table.set(String.fromCharCode(code), code);
  return table;
})();

const macTable: ReadonlyMap<string, number> = new Map(
  [...macRomanHigh].map((character, index) => [character, 0x80 + index] as const),
);

const tables: readonly ReadonlyMap<string, number>[] = [windowsTable, macTable];

/** Letters of names in Europe and the signs of typography; anything else is not an accent found back. */
const likely: readonly (readonly [number, number])[] = [
  [0xa0, 0x17f],
  [0x218, 0x21b],
  [0x386, 0x3ce],
  [0x400, 0x45f],
  [0x2010, 0x2027],
  [0x20ac, 0x20ac],
  [0x2122, 0x2122],
];
const isLikely = (code: number): boolean => likely.some(([from, to]) => code >= from && code <= to);

const isForeignScript = (code: number): boolean => code >= 0x370 && code <= 0x4ff;

interface Sequence {
  readonly code: number;
  readonly length: number;
}

/** The UTF-8 sequence that starts at `at`, if the characters are its bytes; `null` otherwise. */
const sequenceAt = (
  characters: readonly string[],
  at: number,
  table: ReadonlyMap<string, number>,
): Sequence | null => {
  const lead = table.get(characters[at] ?? '');
  if (lead === undefined || lead < 0xc2 || lead > 0xef) return null;
  const length = lead < 0xe0 ? 2 : 3;
  let code = lead & (length === 2 ? 0x1f : 0x0f);
  for (let offset = 1; offset < length; offset += 1) {
    const byte = table.get(characters[at + offset] ?? '');
    if (byte === undefined || (byte & 0xc0) !== 0x80) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  return isLikely(code) ? { code, length } : null;
};

interface Repair {
  readonly text: string;
  readonly found: number;
  /** A lone Greek or Cyrillic letter is a coincidence (`…–é`), a word of them is not. */
  readonly loneForeign: boolean;
}

const repairWith = (text: string, table: ReadonlyMap<string, number>): Repair => {
  const characters = [...text];
  let repaired = '';
  let found = 0;
  let foreignRun = 0;
  let loneForeign = false;
  for (let at = 0; at < characters.length;) {
    const sequence = sequenceAt(characters, at, table);
    const foreign = sequence !== null && isForeignScript(sequence.code);
    if (!foreign) {
      loneForeign ||= foreignRun === 1;
      foreignRun = 0;
    } else foreignRun += 1;
    repaired += sequence === null ? (characters[at] ?? '') : String.fromCodePoint(sequence.code);
    found += sequence === null ? 0 : 1;
    at += sequence?.length ?? 1;
  }
  return { text: repaired, found, loneForeign: loneForeign || foreignRun === 1 };
};

// oxlint-disable-next-line no-control-regex -- plain ASCII has nothing to repair
const ascii = /^[\u0000-\u007f]*$/u;

/** What the bytes of an accent become under a table: a lead followed by as many bytes as it announces. */
const misread = (table: ReadonlyMap<string, number>): RegExp => {
  const between = (from: number, to: number): string =>
    `[${[...table].flatMap(([character, byte]) => (byte >= from && byte <= to ? character : [])).join('')}]`;
  const more = between(0x80, 0xbf);
  return new RegExp(`${between(0xc2, 0xdf)}${more}|${between(0xe0, 0xef)}${more}${more}`, 'u');
};

/** Most texts hold nothing of the kind, and are left in peace at once. */
const suspects = tables.map((table) => ({ table, pattern: misread(table) }));

/**
 * The text with its accents found back, or `null` when nothing in it looks mis-decoded. A proposal: the caller shows both.
 * Time: linear in the text.
 */
export const repairedText = (text: string): string | null => {
  if (ascii.test(text)) return null;
  const repairs = suspects
    .filter(({ pattern }) => pattern.test(text))
    .map(({ table }) => repairWith(text, table))
    .filter((each) => each.found > 0 && !each.loneForeign);
  return repairs.sort((a, b) => b.found - a.found)[0]?.text ?? null;
};
