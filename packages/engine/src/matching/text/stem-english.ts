/** Word being stemmed, with where its regions R1 and R2 begin. */
interface Word {
  text: string;
  r1: number;
  r2: number;
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ['skis', 'ski'],
  ['skies', 'sky'],
  ['idly', 'idl'],
  ['gently', 'gentl'],
  ['ugly', 'ugli'],
  ['early', 'earli'],
  ['only', 'onli'],
  ['singly', 'singl'],
  ...['sky', 'news', 'howe', 'atlas', 'cosmos', 'bias', 'andes'].map((word): [string, string] => [
    word,
    word,
  ]),
]);

/** Stems that are not followed by the usual rule for R1. */
const LONG_STEMS = /^(gener|commun|arsen|past|univers|later|emerg|organ|inter)/;

/**
 * Stem of an English word in lower case, by the Snowball algorithm “english” (Porter 2, as of Snowball 3).
 * Words of one or two letters stay. Source: Porter (2001), snowballstem.org. O(length).
 */
export function stemEnglish(word: string): string {
  const known = IRREGULAR.get(word);
  if (known !== undefined) return known;
  if ([...word].length < 3) return word;
  const text = markConsonantY(word.replace(/^'/, ''));
  const w: Word = { text, ...regionsOf(text) };
  for (const step of [plurals, participles, finalY, derived, adjectives, residues, lastLetter]) step(w);
  return w.text.replaceAll('Y', 'y');
}

/** A y at the beginning or after a vowel sounds as a consonant. */
const markConsonantY = (text: string): string => text.replace(/^y/, 'Y').replace(/([aeiouy])y/g, '$1Y');

function regionsOf(text: string): { r1: number; r2: number } {
  const after = (from: number): number => {
    const found = /[aeiouy][^aeiouy]/.exec(text.slice(from));
    return found === null ? text.length : from + found.index + 2;
  };
  const r1 = LONG_STEMS.exec(text)?.[0].length ?? after(0);
  return { r1, r2: after(r1) };
}

const isShort = (text: string): boolean =>
  /[^aeiouy][aeiouy][^aeiouywxY]$/.test(text) || /^[aeiouy][^aeiouy]$/.test(text) || text.endsWith('past');

/** The longest of some endings that the word has. */
function ending(text: string, endings: readonly string[]): string | null {
  let longest: string | null = null;
  for (const one of endings) {
    if (text.endsWith(one) && one.length > (longest?.length ?? -1)) longest = one;
  }
  return longest;
}

const replaceEnd = (w: Word, length: number, by: string): void => {
  w.text = w.text.slice(0, w.text.length - length) + by;
};

function plurals(w: Word): void {
  const possessive = ending(w.text, ["'", "'s", "'s'"]);
  if (possessive !== null) replaceEnd(w, possessive.length, '');
  const found = ending(w.text, ['sses', 'ied', 'ies', 's', 'us', 'ss']);
  if (found === 'sses') replaceEnd(w, 4, 'ss');
  else if (found === 'ied' || found === 'ies') replaceEnd(w, 3, w.text.length > 4 ? 'i' : 'ie');
  else if (found === 's' && /[aeiouy].+s$/.test(w.text)) replaceEnd(w, 1, '');
}

const KEPT_ING = /^(inn|out|cann|herr|earr|even)$/;
const DOUBLES = /(bb|dd|ff|gg|mm|nn|pp|rr|tt)$/;

function participles(w: Word): void {
  const found = ending(w.text, ['eed', 'eedly', 'ed', 'edly', 'ing', 'ingly']);
  if (found === null) return;
  const rest = w.text.slice(0, w.text.length - found.length);
  if (found.startsWith('eed')) {
    if (!/^(proc|exc|succ)$/.test(rest) && rest.length >= w.r1) replaceEnd(w, found.length, 'ee');
    return;
  }
  if (found === 'ing' && /^[^aeiouy]y$/.test(rest)) {
    replaceEnd(w, 4, 'ie');
    return;
  }
  if ((found === 'ing' && KEPT_ING.test(rest)) || !/[aeiouy]/.test(rest)) return;
  w.text = rest;
  if (/(at|bl|iz)$/.test(rest)) w.text = `${rest}e`;
  else if (DOUBLES.test(rest)) w.text = /^[aeo]..$/.test(rest) ? rest : rest.slice(0, -1);
  else if (rest.length === w.r1 && isShort(rest)) w.text = `${rest}e`;
}

function finalY(w: Word): void {
  if (/.[^aeiouy][yY]$/.test(w.text)) replaceEnd(w, 1, 'i');
}

const DERIVED: Readonly<Record<string, string>> = {
  tional: 'tion',
  enci: 'ence',
  anci: 'ance',
  abli: 'able',
  entli: 'ent',
  izer: 'ize',
  ization: 'ize',
  ational: 'ate',
  ation: 'ate',
  ator: 'ate',
  alism: 'al',
  aliti: 'al',
  alli: 'al',
  fulness: 'ful',
  ousli: 'ous',
  ousness: 'ous',
  iveness: 'ive',
  iviti: 'ive',
  biliti: 'ble',
  bli: 'ble',
  ogist: 'og',
  ogi: 'og',
  fulli: 'ful',
  lessli: 'less',
  li: '',
};

function derived(w: Word): void {
  const found = ending(w.text, Object.keys(DERIVED));
  if (found === null || w.text.length - found.length < w.r1) return;
  const rest = w.text.slice(0, w.text.length - found.length);
  if (found === 'ogi' && !rest.endsWith('l')) return;
  if (found === 'li' && !/[cdeghkmnrt]$/.test(rest)) return;
  replaceEnd(w, found.length, DERIVED[found]!);
}

const ADJECTIVES: Readonly<Record<string, string>> = {
  tional: 'tion',
  ational: 'ate',
  alize: 'al',
  icate: 'ic',
  iciti: 'ic',
  ical: 'ic',
  ful: '',
  ness: '',
  ative: '',
};

function adjectives(w: Word): void {
  const found = ending(w.text, Object.keys(ADJECTIVES));
  if (found === null) return;
  const at = w.text.length - found.length;
  if (at >= (found === 'ative' ? Math.max(w.r1, w.r2) : w.r1))
    replaceEnd(w, found.length, ADJECTIVES[found]!);
}

const RESIDUES = 'al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize ion'.split(' ');

function residues(w: Word): void {
  const found = ending(w.text, RESIDUES);
  if (found === null) return;
  const rest = w.text.slice(0, w.text.length - found.length);
  if (rest.length >= w.r2 && (found !== 'ion' || /[st]$/.test(rest))) w.text = rest;
}

function lastLetter(w: Word): void {
  const rest = w.text.slice(0, -1);
  const inR2 = rest.length >= w.r2;
  if (w.text.endsWith('e') && (inR2 || (rest.length >= w.r1 && !isShort(rest)))) w.text = rest;
  else if (w.text.endsWith('ll') && inR2) w.text = rest;
}
