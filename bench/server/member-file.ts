const towns = [
  'Bordeaux',
  'Libourne',
  'Langon',
  'Blaye',
  'Cognac',
  'Bergerac',
  'Pau',
  'Dax',
  'Agen',
  'Limoges',
];
const sectors = ['01.21Z', '28.30Z', '11.02B', '62.01Z', '71.12B', '46.34Z', '25.62B', '16.24Z'];
const markets = ['US', 'DE', 'ES', 'IT', 'CL', 'AU', 'ZA', 'GB', 'BE', 'CA'];
const header =
  'Nom;Type;Pays;Code postal;Ville;Code NAF;SIREN;Effectif;Chiffre d’affaires;Marchés servis;Marchés visés;Offre;Besoin;Date d’adhésion';

/** A member file as a cluster would have it: 14 columns, about 11 facts a line, invented names; the same for a seed. */
export function memberFile(lines: number, seed: number): string {
  const random = seeded(seed);
  const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
  const rows = Array.from({ length: lines }, (_, line) =>
    [
      `${pick(['Cave', 'Domaine', 'Ateliers', 'Chais', 'Vergers'])} ${word(random)} ${line}`,
      'PME',
      'France',
      String(10_000 + Math.floor(random() * 85_000)),
      pick(towns),
      pick(sectors),
      siren((seed * 100_000 + line) % 100_000_000),
      String(1 + Math.floor(random() * 240)),
      `${Math.floor(random() * 9_000_000)},50`,
      `${pick(markets)}|${pick(markets)}`,
      `${pick(markets)}:1|${pick(markets)}:0,5`,
      `Offre de ${word(random)} pour ${word(random)}`,
      `Besoin de ${word(random)}`,
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
const word = (random: () => number): string =>
  Array.from({ length: 3 }, () => syllables[Math.floor(random() * syllables.length)]).join('');

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
