/** A headcount bracket of the SIRENE register (`tranche_effectif_salarie`). */
export interface HeadcountBracket {
  readonly code: string;
  readonly min: number;
  /** `null`: no upper bound. */
  readonly max: number | null;
}

/** In the register's order; `NN` is "not an employer", `00` had staff during the year but none at its end. */
export const headcountBrackets: readonly HeadcountBracket[] = [
  { code: 'NN', min: 0, max: 0 },
  { code: '00', min: 0, max: 0 },
  { code: '01', min: 1, max: 2 },
  { code: '02', min: 3, max: 5 },
  { code: '03', min: 6, max: 9 },
  { code: '11', min: 10, max: 19 },
  { code: '12', min: 20, max: 49 },
  { code: '21', min: 50, max: 99 },
  { code: '22', min: 100, max: 199 },
  { code: '31', min: 200, max: 249 },
  { code: '32', min: 250, max: 499 },
  { code: '41', min: 500, max: 999 },
  { code: '42', min: 1_000, max: 1_999 },
  { code: '51', min: 2_000, max: 4_999 },
  { code: '52', min: 5_000, max: 9_999 },
  { code: '53', min: 10_000, max: null },
];

const byCode = new Map(headcountBrackets.map((bracket) => [bracket.code, bracket]));

export const headcountBracket = (code: string): HeadcountBracket | null => byCode.get(code) ?? null;

const number = (text: string): number => Number(text.replace(/[\s\u00a0\u202f.,']/gu, ''));

const ofBounds = (min: number, max: number | null): string | null =>
  headcountBrackets.find((bracket) => bracket.code !== 'NN' && bracket.min === min && bracket.max === max)
    ?.code ?? null;

/**
 * The bracket that a cell names: its code, or its bounds (`10 à 19 salariés`, `10-19`, `10000 et plus`). `null` when the
 * bounds are not those of the register.
 */
export const headcountBracketOf = (text: string): string | null => {
  const bare = text.trim();
  const upper = bare.toUpperCase();
  if (byCode.has(upper)) return upper;
  if (/^\d$/u.test(bare) && byCode.has(`0${bare}`)) return `0${bare}`;
  if (/^non[ -]employeur/iu.test(bare)) return 'NN';
  const open =
    /^(?:plus de|over|more than|>)?\s*([\d\s\u00a0\u202f.,]+?)\s*(?:\+|et plus|ou plus|and more|or more)?\s*(?:salari\w*|employ\w*)?$/iu.exec(
      bare,
    );
  const range = /(\d[\d\s\u00a0\u202f.,]*?)\s*(?:-|–|à|a|to|et)\s*(\d[\d\s\u00a0\u202f.,]*\d|\d)/iu.exec(
    bare,
  );
  if (range !== null) return ofBounds(number(range[1] ?? ''), number(range[2] ?? ''));
  if (/^0\s*(?:salari|employ)/iu.test(bare)) return '00';
  return open !== null && /plus|\+|more|over|>/iu.test(bare) ? ofBounds(number(open[1] ?? ''), null) : null;
};
