/** Word being stemmed, with where its regions RV, R1 and R2 begin. */
interface Word {
  text: string;
  rv: number;
  r1: number;
  r2: number;
}

const VOWEL = 'aeiouyâàëéêèïîôûù';
const isVowel = (letter: string | undefined): boolean =>
  letter !== undefined && letter !== '' && VOWEL.includes(letter);

/**
 * Stem of a French word in lower case, by the Snowball algorithm “french” (as of Snowball 3): elisions (l’, qu’) are taken off.
 * Source: Porter (2001), snowballstem.org. O(length).
 */
export function stemFrench(word: string): string {
  const text = markConsonants(word.replace(/^(?:[cdjlmnst]|qu)'(?=.)/u, ''));
  const w: Word = { text, ...regionsOf(text) };
  if (standardSuffix(w) || verbInI(w) || verbSuffix(w)) softenEnd(w);
  else residualSuffix(w);
  if (/(enn|onn|ett|ell|eill)$/.test(w.text)) w.text = w.text.slice(0, -1);
  w.text = w.text.replace(new RegExp(`[éè]([^${VOWEL}]+)$`, 'u'), 'e$1');
  return w.text.replace(/He|Hi|[IUYH]/g, (mark) => MARKS[mark]!);
}

const MARKS: Readonly<Record<string, string>> = { I: 'i', U: 'u', Y: 'y', He: 'ë', Hi: 'ï', H: '' };

/** Letters that sound as consonants are written in capitals, ë and ï as He and Hi. */
function markConsonants(word: string): string {
  let marked = '';
  let rest = word;
  while (rest !== '') {
    const [taken, written] = markedAt(rest);
    marked += written;
    rest = rest.slice(taken);
  }
  return marked;
}

/** How many letters are read, and what is written for them. */
function markedAt(rest: string): [number, string] {
  const [first = '', second = '', third = ''] = rest;
  if (isVowel(first)) {
    if ((second === 'u' || second === 'i') && isVowel(third))
      return [3, first + second.toUpperCase() + third];
    if (second === 'y') return [2, `${first}Y`];
  }
  if (first === 'ë') return [1, 'He'];
  if (first === 'ï') return [1, 'Hi'];
  if (first === 'y' && isVowel(second)) return [2, `Y${second}`];
  if (first === 'q' && second === 'u') return [2, 'qU'];
  return [1, first];
}

function regionsOf(text: string): { rv: number; r1: number; r2: number } {
  const after = (from: number): number => {
    const found = new RegExp(`[${VOWEL}][^${VOWEL}]`, 'u').exec(text.slice(from));
    return found === null ? text.length : from + found.index + 2;
  };
  const r1 = after(0);
  return { rv: verbRegion(text), r1, r2: after(r1) };
}

function verbRegion(text: string): number {
  if (isVowel(text[0]) && isVowel(text[1]) && text.length > 2) return 3;
  if (/^(par|col|tap)/.test(text) || (text.startsWith('ni') && isVowel(text[2]))) return 3;
  for (let at = 1; at < text.length; at += 1) if (isVowel(text[at])) return at + 1;
  return text.length;
}

/** The longest of some endings that the word has, from a place on. */
function ending(text: string, endings: readonly string[], from = 0): string | null {
  let longest: string | null = null;
  for (const one of endings) {
    if (text.endsWith(one) && text.length - one.length >= from && one.length > (longest?.length ?? 0))
      longest = one;
  }
  return longest;
}

/** Replaces an ending when the word has it beyond a place; true when it did. */
function change(w: Word, end: string, from: number, by = ''): boolean {
  if (!w.text.endsWith(end) || w.text.length - end.length < from) return false;
  w.text = w.text.slice(0, w.text.length - end.length) + by;
  return true;
}

const either = (w: Word, end: string, by: string): boolean =>
  change(w, end, w.r2) || change(w, end, w.r1, by);

const words = (text: string): string[] => text.split(' ');

const PLAIN = words('ance iqUe isme able iste eux ances iqUes ismes ables istes');
const AGENT = words('atrice ateur ation atrices ateurs ations');
const NAMES: Readonly<Record<string, string>> = {
  logie: 'log',
  logies: 'log',
  usion: 'u',
  ution: 'u',
  usions: 'u',
  utions: 'u',
  ence: 'ent',
  ences: 'ent',
};
const STANDARD = [
  ...PLAIN,
  ...AGENT,
  ...Object.keys(NAMES),
  ...words(
    'ement ements ité ités if ive ifs ives eaux aux oux euse euses issement issements amment emment ment ments',
  ),
];

function standardSuffix(w: Word): boolean {
  const end = ending(w.text, STANDARD);
  if (end === null) return false;
  if (PLAIN.includes(end)) return change(w, end, w.r2);
  if (AGENT.includes(end)) return change(w, end, w.r2) && afterAgent(w);
  const name = NAMES[end];
  if (name !== undefined) return change(w, end, w.r2, name);
  return otherSuffix(w, end);
}

function afterAgent(w: Word): true {
  if (!change(w, 'ic', w.r2)) change(w, 'ic', 0, 'iqU');
  return true;
}

function otherSuffix(w: Word, end: string): boolean {
  switch (end) {
    case 'ement':
    case 'ements':
      return change(w, end, w.rv) && afterAdverb(w);
    case 'ité':
    case 'ités':
      return change(w, end, w.r2) && afterQuality(w);
    case 'if':
    case 'ive':
    case 'ifs':
    case 'ives':
      return change(w, end, w.r2) && afterActive(w);
    case 'eaux':
      return change(w, end, 0, 'eau');
    case 'aux':
      return change(w, end, w.r1, 'al');
    case 'oux':
      return /[bhjlnp]oux$/.test(w.text) && change(w, end, 0, 'ou');
    case 'euse':
    case 'euses':
      return change(w, end, w.r2) || change(w, end, w.r1, 'eux');
    case 'issement':
    case 'issements':
      return !isVowel(w.text.at(-end.length - 1)) && w.text.length > end.length && change(w, end, w.r1);
    default:
      return adverb(w, end);
  }
}

/** Adverbs follow a participle: their ending goes, and the word is then taken as a verb. */
function adverb(w: Word, end: string): false {
  if (end === 'amment') change(w, end, w.rv, 'ant');
  else if (end === 'emment') change(w, end, w.rv, 'ent');
  else {
    const before = w.text.length - end.length - 1;
    if (isVowel(w.text[before]) && before >= w.rv) change(w, end, 0);
  }
  return false;
}

function afterAdverb(w: Word): true {
  const end = ending(w.text, ['iv', 'eus', 'abl', 'iqU', 'ièr', 'Ièr']);
  if (end === 'iv') {
    if (change(w, end, w.r2)) change(w, 'at', w.r2);
  } else if (end === 'eus') either(w, end, 'eux');
  else if (end === 'abl' || end === 'iqU') change(w, end, w.r2);
  else if (end !== null) change(w, end, w.rv, 'i');
  return true;
}

function afterQuality(w: Word): true {
  const end = ending(w.text, ['abil', 'ic', 'iv']);
  if (end === 'abil' && !change(w, end, w.r2)) change(w, end, 0, 'abl');
  else if (end === 'ic' && !change(w, end, w.r2)) change(w, end, 0, 'iqU');
  else if (end === 'iv') change(w, end, w.r2);
  return true;
}

function afterActive(w: Word): true {
  if (change(w, 'at', w.r2) && !change(w, 'ic', w.r2)) change(w, 'ic', 0, 'iqU');
  return true;
}

const IN_I = [
  ...words(
    'îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is',
  ),
  ...words(
    'issaIent issais issait issant issante issantes issants isse issent isses issez issiez issions issons it',
  ),
];

function verbInI(w: Word): boolean {
  const end = ending(w.text, IN_I, w.rv);
  if (end === null) return false;
  const before = w.text.length - end.length - 1;
  if (before < w.rv || w.text[before] === 'H' || isVowel(w.text[before])) return false;
  return change(w, end, 0);
}

const IN_E = words(
  'é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez eais',
);
const IN_A = words('âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions');
const IN_AIS = ['ais', 'aise', 'aises'];
const VERBS = ['ions', ...IN_E, ...IN_A, ...IN_AIS];

function verbSuffix(w: Word): boolean {
  const end = ending(w.text, VERBS, w.rv);
  if (end === null) return false;
  if (end === 'ions') return change(w, end, w.r2);
  if (IN_A.includes(end)) return change(w, `e${end}`, w.rv) || change(w, end, 0);
  const rest = w.text.slice(0, w.text.length - end.length);
  if (IN_AIS.includes(end) && (/^.al$/u.test(rest) || /(auv|épl)$/.test(rest))) return false;
  return change(w, end, 0);
}

function softenEnd(w: Word): void {
  w.text = w.text.replace(/Y$/, 'i').replace(/ç$/, 'c');
}

function residualSuffix(w: Word): void {
  if (/(Hi|[^aiouès])s$/.test(w.text)) w.text = w.text.slice(0, -1);
  const end = ending(w.text, ['ion', 'ier', 'ière', 'Ier', 'Ière', 'e'], w.rv);
  if (end === 'ion') {
    const before = w.text.length - 4;
    if (before >= w.rv && /[st]ion$/.test(w.text)) change(w, end, w.r2);
  } else if (end === 'e') change(w, end, 0);
  else if (end !== null) change(w, end, 0, 'i');
}
