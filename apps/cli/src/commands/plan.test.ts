import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openWorkplace, type Ended, type Workplace } from '../testing/run-grappe.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

const header = 'Nom;Nature;Pays;Ville;Effectif;NAF;Marchés visés;Marchés servis;Secteurs clients';
const line = (name: string, given: { size?: string; code?: string; wants?: string; serves?: string } = {}) =>
  [
    name,
    'PME',
    'France',
    'Bordeaux',
    given.size ?? '20',
    given.code ?? '28.30Z',
    given.wants ?? 'US',
    given.serves ?? '',
    '11.02',
  ].join(';');
const members = [
  header,
  line('Alpha Cuves', { serves: 'ES' }),
  line('Bêta Robots', { code: '28.93Z', serves: 'US' }),
  line('Gamma <b>Bois</b>', { code: '16.24Z' }),
  line('=cmd|calc!A1', { code: '62.01Z' }),
  line('Loin des autres', { wants: '' }),
].join('\r\n');
const ties = 'Source;Cible;Nature;Force\nAlpha Cuves;Bêta Robots;confiance;0,8\n';

let place: Workplace;
const made = new Map<string, Ended>();
beforeAll(async () => {
  place = openWorkplace();
  // As a French Excel writes it.
  place.write('members.csv', Buffer.from(members, 'latin1'));
  place.write('ties.csv', ties);
  place.write('vetoes.csv', 'Refuse;Refusée\nAlpha Cuves;Bêta Robots\n');
  const plan = (out: string, language: string, ...more: string[]) =>
    place.grappe(
      'plan',
      'members.csv',
      'ties.csv',
      '--out',
      out,
      '--language',
      language,
      '--date',
      '2026-11-21',
      ...more,
    );
  made.set('fr', await plan('fr', 'fr'));
  made.set('en', await plan('en', 'en'));
});
afterAll(() => place.remove());

const read = (...way: string[]): Buffer => readFileSync(join(place.folder, ...way));

/** The parts of an Office file by name: the central directory of a ZIP, read as the standard says. */
function partsOf(bytes: Buffer): Map<string, string> {
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(bytes.lastIndexOf('PK\u0005\u0006', undefined, 'latin1') + 16);
  while (bytes.readUInt32LE(at) === 0x02014b50) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const start = bytes.readUInt32LE(at + 42);
    const from = start + 30 + bytes.readUInt16LE(start + 26) + bytes.readUInt16LE(start + 28);
    const content = bytes.subarray(from, from + bytes.readUInt32LE(at + 20));
    const text = bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content);
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return parts;
}

describe('grappe plan', () => {
  it.each(['fr', 'en'])('writes the plan in five formats: %s', (language) => {
    expect(made.get(language)!.code).toBe(0);
    expect(readdirSync(join(place.folder, language)).toSorted()).toEqual([
      'plan.docx',
      'plan.html',
      'plan.json',
      'plan.pdf',
      'plan.xlsx',
    ]);
    expect(read(language, 'plan.pdf').toString('latin1', 0, 5)).toBe('%PDF-');
  });

  it('says in each language what was read, and that the plan is proven', () => {
    expect(made.get('fr')!.out).toContain('c’est prouvé');
    expect(made.get('en')!.out).toContain('proven');
    expect(read('fr', 'plan.html').toString()).toContain('<html lang="fr"');
    expect(read('en', 'plan.html').toString()).toContain('<html lang="en"');
  });

  it('places the four firms that share a market, and says why the fifth is left out', () => {
    const { groups } = JSON.parse(read('fr', 'plan.json').toString());
    expect(groups.plan.groups.map(({ members: all }: { members: string[] }) => all.length)).toEqual([4]);
    expect(groups.plan.proven).toBe(true);
    expect(groups.plan.unplaced.map(({ firm }: { firm: string }) => firm).length).toBe(1);
  });

  it('writes names as text: no markup in the page, no formula in the workbook', () => {
    const page = read('fr', 'plan.html').toString();
    expect(page).not.toContain('<b>Bois</b>');
    expect(page).toContain('Gamma &lt;b&gt;Bois&lt;/b&gt;');
    expect(page).toContain('Bêta Robots');
    const sheets = [...partsOf(read('fr', 'plan.xlsx')).values()].join('');
    expect(sheets).not.toMatch(/<f[ >]/);
  });

  it('asks nothing of the outside: no script, no address of another host', () => {
    const page = read('fr', 'plan.html').toString();
    expect(page).not.toMatch(/<script|<iframe|<link|@import/i);
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//i);
  });

  it('the Word file holds the same words as the page', () => {
    const word = partsOf(read('fr', 'plan.docx')).get('word/document.xml')!;
    expect(word).toContain('Bêta Robots');
    expect(word).toContain('Loin des autres');
  });

  it('same files, same day: same plan to the byte', async () => {
    await place.grappe(
      'plan',
      'members.csv',
      'ties.csv',
      '--out',
      'again',
      '--language',
      'fr',
      '--date',
      '2026-11-21',
    );
    expect(read('again', 'plan.html').equals(read('fr', 'plan.html'))).toBe(true);
    expect(read('again', 'plan.json').equals(read('fr', 'plan.json'))).toBe(true);
  });
});

describe('the copy that may be shown to firms', () => {
  it('tells nothing of a refusal, save the proposal itself', async () => {
    const shared = ['--date', '2026-11-21', '--language', 'fr', '--audience', 'shareable'];
    await place.grappe(
      'plan',
      'members.csv',
      'ties.csv',
      '--out',
      'refused',
      '--vetoes',
      'vetoes.csv',
      ...shared,
    );
    const { groups, audience } = JSON.parse(read('refused', 'plan.json').toString());
    expect(audience).toBe('shareable');
    expect(groups.plan.objective).toBeUndefined();
    expect(groups.plan.bound).toBeUndefined();
    const whole = [read('refused', 'plan.json'), read('refused', 'plan.html')].map(String).join('');
    expect(whole).not.toMatch(/veto|refus/i);
    const together = groups.plan.groups.some(
      ({ members: all }: { members: string[] }) => all.includes('Alpha Cuves') && all.includes('Bêta Robots'),
    );
    expect(together).toBe(false);
  });
});

describe('bad input', () => {
  it('is told by line and column, the good lines go on', async () => {
    place.write('some-bad.csv', [members, line('Négative', { size: '-3' })].join('\n'));
    const { code, err } = await place.grappe('plan', 'some-bad.csv', '--out', 'some');
    expect(code).toBe(0);
    expect(err).toMatch(/some-bad\.csv, ligne 7, colonne «\s*Effectif\s*»/);
  });

  it.each([
    ['an empty file', '', 'vide'],
    ['a file without names', 'a;b\n1;2\n', 'nom'],
  ])('%s is refused and nothing is written', async (_, content, named) => {
    place.write('bad.csv', content);
    const { code, err } = await place.grappe('plan', 'bad.csv', '--out', 'nothing');
    expect(code).toBe(1);
    expect(err.toLowerCase()).toContain(named);
    expect(
      readdirSync(place.folder).includes('nothing') && readdirSync(join(place.folder, 'nothing')).length > 0,
    ).toBe(false);
  });

  it('two firms are too few for a group: said, and the rest of the plan is made', async () => {
    place.write('two.csv', [header, line('Un'), line('Deux')].join('\n'));
    const { code, err } = await place.grappe('plan', 'two.csv', '--out', 'two');
    expect(code).toBe(0);
    expect(err).toContain('2');
    expect(JSON.parse(read('two', 'plan.json').toString()).groups).toBeNull();
  });
});
