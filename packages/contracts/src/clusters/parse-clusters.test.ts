import { describe, expect, test } from 'vitest';
import { assessPhase } from '@grappe/engine/partners';
import { readTable } from '../files/index.ts';
import type { Table } from '../files/index.ts';
import { clusterTwins } from './cluster-duplicates.ts';
import { clusterProblem, profileOfValues } from './cluster-values.ts';
import { checkClusterTable, parseClusters } from './parse-clusters.ts';
import { clusterTable, writeClusterTemplate } from './write-clusters.ts';
import { writeTable } from '../files/write-table.ts';

const today = '2026-09-01';

function table(bytes: Uint8Array, name: string): Table {
  const read = readTable(bytes, name);
  if (read.kind !== 'table') throw new Error(read.problem.code);
  return read;
}

const csv = (text: string): Table => table(new TextEncoder().encode(text), 'clusters.csv');

const full = {
  name: 'Pôle des Falaises',
  values: {
    kind: 'regional_pole',
    country: 'FR',
    regions: ['Normandie', 'Hauts-de-France'],
    sectors: [
      { code: 'éolien en mer', share: 0.7 },
      { code: '35', share: 0.3 },
    ],
    technologiesOffered: ['pales, moulées'],
    foundedOn: '2011-05-04',
    languages: ['fr', 'de'],
    staff: 2.5,
    members: 1200,
    board: true,
    roadmap: false,
    budgetCents: 123_456_789,
    publicShare: 0.35,
    willingness: 'limited',
    latitude: 49.5,
    longitude: -0.25,
  },
  asOf: '2026-01-31',
  sourceNote: 'rapport annuel',
} as const;

describe('a file of clusters', () => {
  test.each(['fr', 'en'] as const)('what is written is read again, in %s, xlsx and csv', async (language) => {
    for (const format of ['xlsx', 'csv'] as const) {
      const bytes = await writeTable(clusterTable([full], language), { format, language });
      const read = parseClusters(table(bytes, `clusters.${format}`), today);
      expect(read.problems).toEqual([]);
      expect(read.unread).toEqual([]);
      expect(read.drafts).toEqual([{ line: 2, ...full }]);
    }
  });

  test('the template is read without its example', async () => {
    const bytes = await writeClusterTemplate({ format: 'xlsx', language: 'fr' });
    expect(parseClusters(table(bytes, 'modele.xlsx'), today)).toEqual({
      drafts: [],
      problems: [],
      unread: [],
    });
  });

  test('each problem names its line, its column and its way out; good lines go in', () => {
    const read = parseClusters(
      csv(
        [
          'Nom;Secteurs;Pays;Date de création;En poste depuis;Adhérents;Équipe (ETP);Couleur',
          'Bon;bois;France;2010;;12;2,5;vert',
          'Sans secteur;;France;;;;;',
          'Nulle part;bois;Atlantide;;;;;',
          'Demain;bois;;01/01/2090;;;;',
          'Avant;bois;;01/06/2015;01/01/2014;;;',
          ';bois;;;;;;',
          'Moins;bois;;;;-3;;',
          'BON;bois;;;;;;',
        ].join('\n'),
      ),
      today,
    );
    expect(read.drafts.map(({ name, values }) => [name, values])).toEqual([
      [
        'Bon',
        { sectors: [{ code: 'bois' }], country: 'FR', foundedOn: '2010-01-01', members: 12, staff: 2.5 },
      ],
    ]);
    expect(read.problems.map(({ line, column, problem }) => [line, column, problem.code])).toEqual([
      [3, null, 'cluster_without_sectors'],
      [4, 'Pays', 'line_country_unknown'],
      [5, null, 'cluster_founded_later'],
      [6, null, 'cluster_date_before_founding'],
      [7, null, 'line_name_missing'],
      [8, 'Adhérents', 'line_number_negative'],
      [9, null, 'line_duplicate_in_file'],
    ]);
    expect(read.unread).toEqual(['Couleur']);
  });

  test('without a column of names nothing can be read', () => {
    expect(checkClusterTable(csv('Secteurs;Pays\nbois;France'))?.code).toBe('mapping_needs_name');
  });
});

test('values become what the engine compares; what is absent stays unknown', () => {
  const profile = profileOfValues(
    'x',
    { ...full.values, cooperations: ['Route des Lasers', 'Inconnu'] },
    (name) => (name === 'Route des Lasers' ? 'r' : undefined),
  );
  expect(profile).toMatchObject({
    id: 'x',
    place: { latitude: 49.5, longitude: -0.25 },
    governance: { board: true, roadmap: false },
    cooperations: ['r', 'Inconnu'],
  });
  expect(profile.funders).toBeUndefined();
  expect(assessPhase(profile, today).coverage).toBe(0.8);
});

test('a cluster does not cooperate with itself', () => {
  const values = { sectors: [{ code: 'bois' }], cooperations: ['POLE DES FALAISES'] };
  expect(clusterProblem('Pôle des Falaises', values, today)?.code).toBe('cluster_with_itself');
});

test('one cluster kept twice is noticed, by its telling words', () => {
  const named = (id: string, name: string, country: string | null = null) => ({ id, name, country });
  const twins = clusterTwins([
    named('a', 'Pôle Systematic'),
    named('b', 'SYSTEMATIC Paris Region'),
    named('c', 'Systematic'),
    named('d', 'Pôle Xylofutur', 'FR'),
    named('e', 'Xylofutur', 'DE'),
    named('f', 'Pôle Aerospace'),
  ]);
  expect(twins.map(({ id, otherId }) => `${id}${otherId}`)).toContain('ac');
  expect(twins.some(({ otherId }) => otherId === 'e' || otherId === 'f')).toBe(false);
});
