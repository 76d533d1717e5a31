import data from './departements.json' with { type: 'json' };

export interface Departement {
  readonly code: string;
  readonly name: string;
  /** Centre of its outline, decimal degrees (WGS 84); `null` overseas. */
  readonly centre: { readonly latitude: number; readonly longitude: number } | null;
}

const overseas: Readonly<Record<string, string>> = {
  '971': 'Guadeloupe',
  '972': 'Martinique',
  '973': 'Guyane',
  '974': 'La Réunion',
  '976': 'Mayotte',
};

export const departements: readonly Departement[] = [
  ...Object.entries(data.departements).map(([code, { name, latitude, longitude }]) => ({
    code,
    name,
    centre: { latitude, longitude },
  })),
  ...Object.entries(overseas).map(([code, name]) => ({ code, name, centre: null })),
].sort((a, b) => a.code.localeCompare(b.code));

const byCode = new Map(departements.map((each) => [each.code, each]));

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
const byName = new Map(departements.map((each) => [plain(each.name), each.code]));

export const departement = (code: string): Departement | null => byCode.get(code) ?? null;

/** The code of a département from its code (`34`, `2a`, `1`) or its name, alone or together (`34 - Hérault`). */
export const departementOf = (text: string): string | null => {
  const bare = text.trim().toUpperCase();
  const code = /^(97\d|2[AB]|\d{1,2})(?=$|[\s\-–(:])/u.exec(bare)?.[1]?.padStart(2, '0');
  if (code !== undefined && byCode.has(code)) return code;
  return byName.get(plain(text)) ?? byName.get(plain(text.replace(/\(.*\)/u, ''))) ?? null;
};

/** The département of a French postcode or commune code; Corsica and overseas included. */
export const departementOfPostcode = (postcode: string): string | null => {
  const bare = postcode.replace(/\s/gu, '').toUpperCase();
  if (!/^(?:\d{5}|2[AB]\d{3})$/u.test(bare)) return null;
  if (/^2[AB]/u.test(bare)) return bare.slice(0, 2);
  if (bare.startsWith('20')) return bare < '20200' ? '2A' : '2B';
  const code = bare.startsWith('97') ? bare.slice(0, 3) : bare.slice(0, 2);
  return byCode.has(code) ? code : null;
};
