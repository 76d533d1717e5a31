import { describe, expect, it } from 'vitest';
import { findDuplicates } from './find-duplicates.ts';
import { knownOfDraft, matchExisting } from './match-existing.ts';
import { nameKey } from './organisation-names.ts';
import type { KnownOrganisation, MemberDraft } from './types.ts';

/** Words of the sector that many names share, so that rare words can tell. */
const others: readonly KnownOrganisation[] = [
  'Vignobles du Pic',
  'Vignobles des Cévennes',
  'Cave coopérative de Sète',
  'Cave coopérative de Lunel',
  'Laboratoire de chimie',
  'Laboratoire des sols',
  'Université de Nîmes',
  'Capteurs du Midi',
].map((name, index) => ({ id: `o${index}`, name, town: 'Nîmes', country: 'FR' }));

const search = (pair: readonly [Partial<KnownOrganisation>, Partial<KnownOrganisation>]) =>
  findDuplicates([
    ...others,
    ...pair.map((each, index) => ({ id: `x${index}`, name: '', country: 'FR', ...each })),
  ]).filter(({ a, b }) => a.startsWith('x') && b.startsWith('x'));

describe('names of organisations', () => {
  it.each([
    ['Vignobles Martin S.A.R.L.', 'SARL VIGNOBLES MARTIN'],
    ['Müller GmbH & Co. KG', 'MULLER'],
    ['Rossi S.p.A.', 'Rossi Srl'],
    ['Ets Durand', 'Établissements Durand'],
    ['Œnotech SAS', 'OENOTECH'],
    ['Vins & Co Ltd', 'Vins Limited'],
  ])('%s and %s have one key', (a, b) => {
    expect(nameKey(a).split(' ').sort()).toEqual(nameKey(b).split(' ').sort());
  });

  it('never leaves a name without words', () => {
    expect(nameKey('SAS')).toBe('sas');
    expect(nameKey('La SARL')).not.toBe('');
  });
});

describe('probable duplicates', () => {
  it.each([
    [
      'the same name, another legal form',
      { name: 'Domaine Treille SARL', town: 'Sète' },
      { name: 'SAS DOMAINE TREILLE', town: 'SETE' },
      'same_name',
    ],
    [
      'a typing error',
      { name: 'Cépages et Traditions', town: 'Agde' },
      { name: 'Cepage et Traditions', town: 'Agde' },
      'similar_name',
    ],
    [
      'an acronym',
      { name: "Institut coopératif de l'olivier", town: 'Arles' },
      { name: 'ICO', town: 'Arles' },
      'acronym',
    ],
    [
      'a word more',
      { name: 'Olearium Biotech', town: 'Paris' },
      { name: 'Olearium Biotech France', town: 'PARIS CEDEX 05' },
      'similar_name',
    ],
  ])('%s', (_, a, b, reason) => {
    const [candidate] = search([a, b]);
    expect(candidate?.reasons).toContain(reason);
    expect(candidate?.reasons).toContain('same_town');
    expect(candidate?.score).toBeGreaterThanOrEqual(0.7);
  });

  it('the same SIREN under another name', () => {
    const [candidate] = search([
      { name: 'Terroirs réunis', siren: '732829320' },
      { name: 'TDR', siren: '732829320' },
    ]);
    expect(candidate).toMatchObject({ reasons: ['same_siren', 'same_country'] });
  });

  it.each([
    [
      'numbers that differ',
      { name: 'Université de Lyon 2', town: 'Lyon' },
      { name: 'Université de Lyon 3', town: 'Lyon' },
    ],
    [
      'SIRENs that differ',
      { name: 'Treille', siren: '732829320', town: 'Sète' },
      { name: 'Treille', siren: '552100554', town: 'Sète' },
    ],
    ['countries that differ', { name: 'Novatreille', country: 'FR' }, { name: 'Novatreille', country: 'BE' }],
    [
      'towns in a name that differ',
      { name: 'Cave coopérative de Béziers' },
      { name: 'Cave coopérative de Narbonne' },
    ],
    [
      'only common words',
      { name: 'Vignobles du Sud', town: 'Nîmes' },
      { name: 'Vignobles du Nord', town: 'Nîmes' },
    ],
  ])('not with %s', (_, a, b) => {
    expect(search([a, b])).toEqual([]);
  });

  it('searches 5,000 organisations in about a second', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => ({
      id: String(index),
      name: `Société ${['viticole', 'agricole', 'chimique'][index % 3]} ${(index * 2654435761).toString(36)} ${index % 2 === 0 ? 'SARL' : 'SAS'}`,
      town: `Ville ${index % 50}`,
      country: 'FR',
    }));
    const before = process.cpuUsage();
    findDuplicates(many);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(5);
  });
});

const draft = (line: number, name: string, changes: Partial<MemberDraft> = {}): MemberDraft => ({
  line,
  name,
  kind: null,
  country: 'FR',
  sector: null,
  externalRef: null,
  place: null,
  memberSince: null,
  memberUntil: null,
  facts: [],
  ...changes,
});

const inTown = (town: string): Pick<MemberDraft, 'place'> => ({
  place: {
    address: null,
    postcode: null,
    town,
    communeCode: null,
    departement: null,
    region: null,
    latitude: null,
    longitude: null,
    precision: null,
  },
});

describe('lines and the organisations they update', () => {
  const existing: readonly KnownOrganisation[] = [
    { id: 'a', name: 'Domaine Treille', siren: '732829320', town: 'Sète', country: 'FR' },
    { id: 'b', name: 'Cave étoile', externalRef: 'C-2', town: 'Agde', country: 'FR' },
    { id: 'c', name: 'Capteurs Réunis', country: 'FR' },
  ];

  it('match by SIREN, reference, name and place, in this order', () => {
    const siren = [{ key: 'siren' as const, item: '', value: '732829320' }];
    const matches = matchExisting(
      [
        draft(2, 'Treille (nouveau nom)', { facts: siren }),
        draft(3, 'Autre nom', { externalRef: 'C-2' }),
        draft(4, 'CAPTEURS RÉUNIS'),
        draft(5, 'Inconnue'),
      ],
      existing,
    );
    expect(matches.map(({ existingId, because }) => [existingId, because])).toEqual([
      ['a', 'siren'],
      ['b', 'external_ref'],
      ['c', 'name_country'],
      [null, null],
    ]);
  });

  it('never match by likeness: probable doubles are shown for a decision', () => {
    const [match] = matchExisting([draft(2, 'Domaine de la Treille SARL', inTown('Sète'))], existing);
    expect(match).toMatchObject({ existingId: null, probable: [{ id: 'a' }] });
  });

  it('do not match the same name in another town', () => {
    const [match] = matchExisting([draft(2, 'Cave étoile', inTown('Lunel'))], existing);
    expect(match?.existingId).toBeNull();
  });

  it('show that two lines of the file resemble each other', () => {
    const lines = [
      draft(2, 'Novatreille SARL', inTown('Sète')),
      draft(9, 'Nova Treille', inTown('Sète')),
      draft(10, 'NOVATREILLE', inTown('Sète')),
    ];
    const matches = matchExisting(lines, []);
    expect(matches[2]?.probable[0]?.id).toBe('line:2');
    expect(knownOfDraft(lines[0]!).id).toBe('line:2');
  });
});
