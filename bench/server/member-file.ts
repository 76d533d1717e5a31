/** Each with its postcodes. */
const towns: readonly (readonly string[])[] = [
  ['Bordeaux', '33000', '33100', '33200', '33300', '33800'],
  ['Libourne', '33500'],
  ['Langon', '33210'],
  ['Blaye', '33390'],
  ['Cognac', '16100'],
  ['Bergerac', '24100'],
  ['Pau', '64000'],
  ['Dax', '40100'],
  ['Agen', '47000'],
  ['Limoges', '87000', '87100', '87280'],
];
const sectors = ['01.21Z', '28.30Z', '11.02B', '62.01Z', '71.12B', '46.34Z', '25.62B', '16.24Z'];
const markets = [
  'DE',
  'US',
  'ES',
  'IT',
  'BE',
  'GB',
  'CH',
  'CN',
  'NL',
  'PL',
  'PT',
  'CA',
  'JP',
  'MA',
  'TN',
  'AU',
  'CL',
  'BR',
  'ZA',
  'MX',
];
const trades = [
  'Cave',
  'Domaine',
  'Ateliers',
  'Chais',
  'Vergers',
  'Tonnellerie',
  'Laboratoire',
  'Scierie',
  'Moulin',
  'Forge',
  'Verrerie',
  'Transports',
];
const header =
  'Nom;Type;Pays;Code postal;Ville;Code NAF;SIREN;Effectif;Chiffre d’affaires;Marchés servis;Marchés visés;Offre;Besoin;Date d’adhésion';

/**
 * A member file as a cluster would have it: 14 columns, about 10 facts a line, invented names; the same for a seed. Some words are
 * common (5 % of the lines) and most are rare, firms are small with a long tail, and a few markets are wanted by many.
 */
export function memberFile(lines: number, seed: number): string {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const place = (): string => {
    const [town = '', ...postcodes] = towns[Math.floor(random() * towns.length)] ?? [];
    return `${pick(postcodes)};${town}`;
  };
  const market = (): string => markets[Math.floor(random() * random() * markets.length)] ?? '';
  const words = (many: number): string =>
    Array.from({ length: many }, () => inventedWord(wordRank(random()))).join(' ');
  const rows = Array.from({ length: lines }, (_, line) =>
    [
      `${pick(trades)} ${inventedWord(Math.floor(random() * vocabulary))} ${line}`,
      'PME',
      'France',
      place(),
      pick(sectors),
      siren((seed * 100_000 + line) % 100_000_000),
      String(headcount(random)),
      `${Math.floor(random() * 9_000_000)},50`,
      `${market()}|${market()}`,
      `${market()}:1|${market()}:0,5`,
      words(6),
      words(4),
      `${1 + Math.floor(random() * 28)}/0${1 + Math.floor(random() * 9)}/20${10 + Math.floor(random() * 15)}`,
    ].join(';'),
  );
  return [header, ...rows].join('\r\n');
}

const syllables = [
  'vi',
  'gne',
  'ra',
  'mo',
  'ser',
  'tan',
  'lou',
  'bri',
  'cor',
  'pe',
  'dal',
  'mi',
  'ton',
  'ché',
  'rau',
];
const vocabulary = syllables.length ** 3;

/** The word of a rank; 0 is the most frequent. */
export function inventedWord(rank: number): string {
  const syllable = (value: number): string => syllables[value % syllables.length] ?? '';
  const spread = (rank * 1543) % vocabulary; // neighbours in rank do not begin alike
  return syllable(Math.floor(spread / 225)) + syllable(Math.floor(spread / 15)) + syllable(spread);
}

/** Ranks as in a language without its articles: frequency falls as 1 / (rank + 50) (Mandelbrot). */
const wordRank = (uniform: number): number => Math.floor(50 * ((vocabulary + 50) / 50) ** uniform - 50);

/** About log-normal, half under 15, one in five from 50. */
function headcount(random: () => number): number {
  const normal = Array.from({ length: 12 }, random).reduce((sum, value) => sum + value, -6);
  return Math.max(1, Math.round(Math.exp(Math.log(15) + 1.45 * normal)));
}

/** Nine digits with a right check digit (Luhn). */
function siren(base: number): string {
  const eight = String(base).padStart(8, '0');
  const sum = [...eight].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 1 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return `${eight}${(10 - (sum % 10)) % 10}`;
}

function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
