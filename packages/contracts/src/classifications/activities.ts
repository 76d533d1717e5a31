import type { Language } from '../roles/index.ts';
import nace from './nace-rev2.json' with { type: 'json' };
import naf from './naf-rev2.json' with { type: 'json' };

export const activitySchemes = ['nace_rev2', 'naf_rev2', 'naf_2025', 'unknown'] as const;
/**
 * `naf_2025`: stated by the file (its titles are not here yet, codes are kept as they are); `unknown`: well formed, but in none
 * of the nomenclatures held here.
 */
export type ActivityScheme = (typeof activitySchemes)[number];

export interface ActivityCode {
  readonly scheme: ActivityScheme;
  /** Official spelling: `A`, `01`, `01.1`, `01.11`, `01.11Z`. */
  readonly code: string;
}

interface Bilingual {
  readonly fr: string;
  readonly en: string;
}
const sections: Readonly<Record<string, Bilingual>> = nace.sections;
const divisions: Readonly<Record<string, Bilingual & { readonly section: string }>> = nace.divisions;
const groups: Readonly<Record<string, { readonly en: string }>> = nace.groups;
const subclasses: Readonly<Record<string, string>> = naf.subclasses;

/** Class (`01.11`) → its NAF sub-classes. */
const subclassesOf = ((): ReadonlyMap<string, readonly string[]> => {
  const index = new Map<string, string[]>();
  for (const code of Object.keys(subclasses)) {
    const parent = code.slice(0, 5);
    index.set(parent, [...(index.get(parent) ?? []), code]);
  }
  return index;
})();

/** Digits with or without dots, from 1 to 4 of them, and an optional final letter: `1102A` → `11.02A`. */
const spelled = (digits: string, letter: string): string => {
  const dotted = digits.length <= 2 ? digits : `${digits.slice(0, 2)}.${digits.slice(2)}`;
  return dotted + letter;
};

const schemeOf = (code: string): ActivityScheme => {
  if (sections[code] !== undefined || divisions[code] !== undefined || groups[code] !== undefined)
    return 'nace_rev2';
  if (subclassesOf.has(code)) return 'nace_rev2';
  return subclasses[code] === undefined ? 'unknown' : 'naf_rev2';
};

/**
 * Reads an activity code, alone or before its title (`11.02A - Vinification`), with or without dots. `null` when the
 * text does not begin with the shape of a code; scheme `unknown` when it does but the code is not in NACE rev. 2 or NAF rev. 2.
 */
export const activityCodeOf = (text: string): ActivityCode | null => {
  const upper = text.trim().toUpperCase();
  const section = /^(?:SECTION )?([A-U])(?=$|\s*[-–:]\s)/u.exec(upper)?.[1];
  if (section !== undefined) return { scheme: 'nace_rev2', code: section };
  const match = /^[A-U]?\s?(\d{2})(?:[.\s]?(\d)(?:[.\s]?(\d))?)?\s?([A-Z])?(?=$|[\s:;,–-])/u.exec(
    /^\d\.\d{1,2}[A-Z]?(?:$|\s)/u.test(upper) ? `0${upper}` : upper,
  );
  if (match === null) return null;
  const [, division = '', group = '', classDigit = '', letter = ''] = match;
  if (letter !== '' && classDigit === '') return null;
  const code = spelled(division + group + classDigit, letter);
  return { scheme: schemeOf(code), code };
};

export const divisionOf = (code: string): string | null => {
  const division = code.slice(0, 2);
  return divisions[division] === undefined ? null : division;
};

export const sectionOf = (code: string): string | null =>
  sections[code] === undefined ? (divisions[code.slice(0, 2)]?.section ?? null) : code;

export interface ActivityLabel {
  readonly label: string;
  /** The code that the label belongs to: the code itself, or the level above it that has one in this language. */
  readonly labelledCode: string;
}

const frenchLabel = (code: string): string | undefined => {
  const only = subclassesOf.get(code);
  return subclasses[code] ?? (only?.length === 1 ? subclasses[only[0] ?? ''] : undefined);
};

const labelAt = (code: string, language: Language): string | undefined => {
  const titled = sections[code] ?? divisions[code];
  if (titled !== undefined) return titled[language];
  return language === 'en' ? groups[code]?.en : frenchLabel(code);
};

/**
 * The title of a code, or of the nearest level above that has a title in this language (`labelledCode` says which): the
 * sub-classes have French titles only. `null` for a code of another nomenclature.
 */
export const activityLabel = (code: string, language: Language): ActivityLabel | null => {
  if (schemeOf(code) === 'unknown') return null;
  for (const labelledCode of [code, code.slice(0, 5), code.slice(0, 4), code.slice(0, 2)]) {
    const label = labelAt(labelledCode, language);
    if (label !== undefined) return { label, labelledCode };
  }
  return null;
};

export interface ActivityTitle {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
}

export const activitySections: readonly ActivityTitle[] = Object.entries(sections).map(([code, title]) => ({
  code,
  ...title,
}));

export const activityDivisions: readonly (ActivityTitle & { readonly section: string })[] = Object.entries(
  divisions,
)
  .map(([code, title]) => ({ code, ...title }))
  .sort((a, b) => a.code.localeCompare(b.code));

/** The 732 sub-classes of NAF rev. 2, with the English title of the level above that has one. */
export const activitySubclasses = (): readonly ActivityTitle[] =>
  Object.entries(subclasses)
    .map(([code, fr]) => ({ code, fr, en: activityLabel(code, 'en')?.label ?? code }))
    .sort((a, b) => a.code.localeCompare(b.code));

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const byTitle = ((): ReadonlyMap<string, string> => {
  const index = new Map<string, string>();
  const add = (title: string, code: string): void => {
    if (!index.has(plain(title))) index.set(plain(title), code);
  };
  for (const [code, title] of Object.entries(subclasses)) add(title, code);
  for (const [code, title] of Object.entries(groups)) add(title.en, code);
  for (const { code, fr, en } of [...activityDivisions, ...activitySections]) {
    add(fr, code);
    add(en, code);
  }
  return index;
})();

/** The code whose official title this is, in French or English. */
export const activityOfTitle = (title: string): ActivityCode | null => {
  const code = byTitle.get(plain(title));
  return code === undefined ? null : { scheme: schemeOf(code), code };
};
