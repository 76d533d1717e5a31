/** Names of organisations as they are compared: without accents, case, punctuation and legal form. */

const legalForms = new Set(
  `sarl sas sasu sa scop scic eurl ei eirl snc sci gie gip sca scs scea earl gaec selarl selas spl sem saem sel
   gmbh ggmbh ag kg kgaa ohg ug gbr ev eg mbh gesmbh se
   ltd limited llc llp plc inc incorporated corp corporation co cic
   spa srl srls sapa sc scarl scrl scpa snc sas onlus
   sl slu slp sll sau sccl sociedad
   lda unipessoal eireli
   bv nv cv vof bvba sprl asbl vzw aisbl ivzw
   ab hb kb as asa aps oy oyj oyab ry rf
   sro zrt kft bt nyrt doo dd ad eood ood sp zoo spzoo
   uab sia ou
   ltda pty pvt sdn bhd kk`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bsociete a responsabilite limitee\b/gu, ' '],
  [/\bsociete par actions simplifiee(?: unipersonnelle)?\b/gu, ' '],
  [/\bsociete anonyme\b/gu, ' '],
  [/\bsociete cooperative(?: et participative)?\b/gu, ' '],
  [/\bsociedad (?:anonima|limitada)\b/gu, ' '],
  [/\bsocieta (?:per azioni|a responsabilita limitata)\b/gu, ' '],
  [/\bsp z o o\b/gu, ' '],
  [/\bs r o\b/gu, ' '],
  [/\bd o o\b/gu, ' '],
  [/\ba s\b/gu, ' '],
  [/\bgesellschaft (?:mit beschrankter haftung|mbh)\b/gu, ' '],
  [/\bhaftungsbeschrankt\b/gu, ' '],
  [/\baktiengesellschaft\b/gu, ' '],
  [/\bets\b/gu, 'etablissements'],
  [/\betabs?\b/gu, 'etablissements'],
  [/\bcie\b/gu, 'compagnie'],
  [/\bst\b/gu, 'saint'],
  [/\bste\b/gu, 'societe'],
  [/\bintl\b/gu, 'international'],
  [/\btech\b/gu, 'technologies'],
  [/\btechnology\b/gu, 'technologies'],
  [/\btechnologie\b/gu, 'technologies'],
  [/\buniv\b/gu, 'universite'],
  [/\buniversity\b/gu, 'universite'],
  [/\buniversitaet\b|\buniversitat\b|\buniversita\b|\buniversidad\b/gu, 'universite'],
  [/\blabo\b/gu, 'laboratoire'],
  [/\binst\b/gu, 'institut'],
  [/\binstitute\b/gu, 'institut'],
  [/\bdept\b/gu, 'departement'],
  [/\bcci\b/gu, 'chambre commerce industrie'],
  [/\band\b|\bund\b/gu, 'et'],
];

const smallWords = new Set(
  'de du des la le les l d et en au aux a the of for fur und and der die das di del della e y pour'.split(
    ' ',
  ),
);

/** A name without case, accents and punctuation, its legal form kept. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('&', ' et ')
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a name that tell it from others: no legal form, no small words. Never empty when the name is not. */
export const nameWords = (name: string): readonly string[] => {
  const base = plainName(name);
  let text = base;
  for (const [pattern, replacement] of phrases) text = text.replace(pattern, replacement);
  const words = text.split(' ').filter((word) => word !== '' && !smallWords.has(word));
  const distinct = words.filter((word) => !legalForms.has(word));
  const kept = distinct.length > 0 ? distinct : words;
  return kept.length > 0 ? kept : base.split(' ');
};

/** A key under which two spellings of one name meet: `Vignobles Martin S.A.R.L.` and `VIGNOBLES MARTIN`. */
export const nameKey = (name: string): string => nameWords(name).join(' ');

/** The initials of a name, with and without its small words: `Centre d'innovation de la vigne` → CIV, CDIDLV. */
export const initialsOf = (name: string): readonly string[] => {
  const all = plainName(name).split(' ');
  const initials = (words: readonly string[]): string => words.map((word) => word[0] ?? '').join('');
  return [...new Set([initials(all.filter((word) => !smallWords.has(word))), initials(all)])].filter(
    (each) => each.length >= 3,
  );
};
