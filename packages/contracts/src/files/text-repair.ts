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

/** Scripts of names in Europe and the signs of typography; anything else is not an accent found back. */
const isLikely = (code: number): boolean =>
  (code >= 0xa0 && code <= 0x24f) ||
  (code >= 0x370 && code <= 0x3ff) ||
  (code >= 0x400 && code <= 0x4ff) ||
  (code >= 0x2010 && code <= 0x2027) ||
  code === 0x20ac ||
  code === 0x2122;

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

const repairWith = (text: string, table: ReadonlyMap<string, number>): string | null => {
  const characters = [...text];
  let repaired = '';
  let found = 0;
  let foreign = 0;
  for (let at = 0; at < characters.length;) {
    const sequence = sequenceAt(characters, at, table);
    if (sequence === null) {
      repaired += characters[at] ?? '';
      at += 1;
    } else {
      repaired += String.fromCodePoint(sequence.code);
      found += 1;
      if (isForeignScript(sequence.code)) foreign += 1;
      at += sequence.length;
    }
  }
  // One lone Greek or Cyrillic letter is a coincidence ("MAΞ"), a word of them is not.
  return found === 0 || (foreign > 0 && foreign < 2) ? null : repaired;
};

// oxlint-disable-next-line no-control-regex -- plain ASCII has nothing to repair
const ascii = /^[\u0000-\u007f]*$/u;

/** Characters that the lead byte of an accent becomes under one of the tables; a text without any is left in peace. */
const leads = new RegExp(
  `[${tables.flatMap((table) => [...table].flatMap(([character, byte]) => (byte >= 0xc2 && byte <= 0xef ? character : []))).join('')}]`,
  'u',
);

/**
 * The text with its accents found back, or `null` when nothing in it looks mis-decoded. A proposal: the caller shows both.
 * Time: linear in the text.
 */
export const repairedText = (text: string): string | null => {
  if (ascii.test(text) || !leads.test(text)) return null;
  const proposals = tables.flatMap((table) => repairWith(text, table) ?? []);
  return proposals.sort((a, b) => a.length - b.length)[0] ?? null;
};
