import { describe, expect, it } from 'vitest';
import { checkMemberMapping, parseMembers } from './parse-members.ts';
import { readTable } from './read-table.ts';
import { mappingOf, suggestMapping } from './suggest-mapping.ts';
import type { MemberDraft, ParseOptions, ParsedMembers, Table } from './types.ts';

const tableOf = (text: string): Table => {
  const read = readTable(new TextEncoder().encode(text), 'adherents.csv');
  if (read.kind !== 'table') throw new Error(JSON.stringify(read.problem));
  return read;
};

const parse = (text: string, options: Partial<ParseOptions> = {}): ParsedMembers => {
  const table = tableOf(text);
  const mapping = mappingOf(suggestMapping(table.header, table.rows));
  return parseMembers(table, mapping, { language: 'fr', defaultCountry: 'FR', ...options });
};

const only = (text: string, options: Partial<ParseOptions> = {}): MemberDraft => {
  const { drafts, problems } = parse(text, options);
  expect(problems).toEqual([]);
  const [draft] = drafts;
  if (draft === undefined) throw new Error('no draft');
  return draft;
};

const factsOf = (draft: MemberDraft | undefined, key: string): readonly unknown[] =>
  (draft?.facts ?? []).filter((fact) => fact.key === key).map((fact) => fact.value);

/** The problem of the only line, with the params that a person needs. */
const problemOf = (text: string): unknown => {
  const { problems, refusedLines, drafts } = parse(text);
  expect(problems).toHaveLength(1);
  const { line, column, severity, problem, remedy } = problems[0]!;
  expect(remedy).toBe(`${problem.code}_remedy`);
  expect(problem.params).toMatchObject({ line, column });
  expect(refusedLines).toEqual(severity === 'error' ? [line] : []);
  expect(drafts.length === 0 || severity === 'warning').toBe(true);
  return { line, column, severity, code: problem.code, params: problem.params };
};

describe('a French member file', () => {
  it('reads what teams really write', () => {
    const draft = only(
      'Raison sociale;Type;SIREN;Code NAF;Effectif;CA 2024 (k€);CA export;CP;Ville;Marchés visés;Marchés servis;Certifications;Langues;Adhérent depuis;Site internet;Déjà coopéré;Couleur préférée\n' +
        "Domaine de l'Étang;PME;732 829 320;1102b;1 250;3 200,5;1,2 M€;34200;Sète;Allemagne:0,8|US;BE (2015)|Italie;ISO 9001, HVE;français, anglais;01/03/2019;www.etang.example;x;vert\n",
    );
    expect(draft).toMatchObject({
      line: 2,
      name: "Domaine de l'Étang",
      kind: 'sme',
      country: 'FR',
      sector: { scheme: 'naf_rev2', code: '11.02B' },
      memberSince: '2019-03-01',
      place: { postcode: '34200', town: 'Sète', departement: '34', precision: 'departement' },
    });
    expect(factsOf(draft, 'siren')).toEqual(['732829320']);
    expect(factsOf(draft, 'headcount')).toEqual([1250]);
    expect(factsOf(draft, 'turnover')).toEqual([{ cents: 320_050_000, currency: 'EUR' }]);
    expect(factsOf(draft, 'export_turnover')).toEqual([{ cents: 120_000_000, currency: 'EUR' }]);
    expect(factsOf(draft, 'wanted_market')).toEqual([{ priority: 0.8 }, { priority: 1 }]);
    expect(draft.facts.filter((fact) => fact.key === 'served_market')).toEqual([
      { key: 'served_market', item: 'BE', value: { since: 2015 } },
      { key: 'served_market', item: 'IT', value: { since: null } },
    ]);
    expect(factsOf(draft, 'certification')).toEqual(['ISO 9001', 'HVE']);
    expect(factsOf(draft, 'working_language')).toEqual(['fr', 'en']);
    expect(factsOf(draft, 'website')).toEqual(['https://www.etang.example']);
    expect(factsOf(draft, 'cooperation_experience')).toEqual([true]);
    expect(draft.facts.at(-1)).toEqual({ key: 'other', item: 'Couleur préférée', value: 'vert' });
  });

  it('reads the columns of the SIRENE register', () => {
    const draft = only(
      'siret,denominationUniteLegale,trancheEffectifsUniteLegale,activitePrincipaleUniteLegale,categorieEntreprise,dateCreationUniteLegale,codeCommuneEtablissement,libelleCommuneEtablissement\n' +
        '73282932000074,MAS BLEU,12,11.02A,PME,2001-05-04,34003,AGDE\n',
    );
    expect(draft.facts).toEqual([
      { key: 'siret', item: '', value: '73282932000074' },
      { key: 'headcount_bracket', item: '', value: '12' },
      { key: 'created_on', item: '', value: '2001-05-04' },
      { key: 'siren', item: '', value: '732829320' },
    ]);
    expect(draft).toMatchObject({ kind: 'sme', place: { communeCode: '34003', departement: '34' } });
  });

  it('reads the columns of CORDIS and of the knowledge network', () => {
    const cordis = only(
      'activityType,city,country,name,numPartners,orgId,shortName\nHES,PLYMOUTH,UK,UNIVERSITY OF PLYMOUTH,241,999854661,UOP\n',
    );
    expect(cordis).toMatchObject({
      kind: 'training_body',
      country: 'GB',
      externalRef: '999854661',
      place: { town: 'PLYMOUTH' },
    });
    const firm = only('ID;years_in_industry;employee;export_vol\nP1;17;4;10\n');
    expect(firm).toMatchObject({ name: 'P1' });
    expect(firm.facts).toEqual([
      { key: 'other', item: 'years_in_industry', value: '17' },
      { key: 'headcount', item: '', value: 4 },
      { key: 'export_share', item: '', value: 0.1 },
    ]);
  });

  it('says nothing of what the file says is unknown', () => {
    expect(only('Nom;Effectif;CA;Secteur\nMas Bleu;n.c.;-;\n').facts).toEqual([]);
  });

  it('puts back the zeros that a spreadsheet dropped from a SIREN', () => {
    expect(factsOf(only('Nom;SIREN\nMas Bleu;5520135\n'), 'siren')).toEqual(['005520135']);
  });

  it('puts back the zero of a French postcode, and leaves a Belgian one alone', () => {
    const { drafts } = parse('Nom;Pays;CP\nA;France;1000\nB;Belgique;1000\n');
    expect(drafts.map((draft) => draft.place?.postcode)).toEqual(['01000', '1000']);
    expect(drafts[0]?.place?.departement).toBe('01');
  });

  it('takes the SIRET of La Poste', () => {
    expect(factsOf(only('Nom;SIRET\nLa Poste;35600000049837\n'), 'siren')).toEqual(['356000000']);
  });

  it('asks for a column of names', () => {
    const table = tableOf('Nom;Ville\nA;B\n');
    expect(checkMemberMapping(table, { Nom: 'other', Ville: 'town' })).toEqual({
      code: 'mapping_needs_name',
      params: {},
    });
    expect(checkMemberMapping(table, { Nom: 'name', Ville: 'town' })).toBeNull();
  });
});

describe('lines with a problem', () => {
  it('a negative headcount', () => {
    expect(problemOf('Nom;Effectif\nMas Bleu;-5\n')).toMatchObject({
      line: 2,
      column: 'Effectif',
      severity: 'error',
      code: 'line_number_negative',
      params: { value: '-5' },
    });
  });

  it('an impossible SIREN: warned and kept', () => {
    expect(problemOf('Nom;SIREN\nMas Bleu;123456789\n')).toMatchObject({
      column: 'SIREN',
      severity: 'warning',
      code: 'line_siren_invalid',
    });
    expect(factsOf(parse('Nom;SIREN\nMas Bleu;123456789\n').drafts[0], 'siren')).toEqual(['123456789']);
  });

  it('an unknown country, with the names closest to it', () => {
    expect(problemOf('Nom;Ville;Pays\nMas Bleu;Agde;Alemagne\n')).toMatchObject({
      column: 'Pays',
      severity: 'error',
      code: 'line_country_unknown',
      params: { found: 'Alemagne', closest: expect.stringContaining('Allemagne') },
    });
  });

  it('a date as a serial number, with the date that it would be', () => {
    expect(problemOf('Nom;Date de création\nMas Bleu;42005\n')).toMatchObject({
      column: 'Date de création',
      severity: 'error',
      code: 'line_date_serial',
      params: { date: '2015-01-01' },
    });
  });

  it.each([
    ['a date that does not exist', 'Nom;Date de création\nA;31/02/2020\n', 'line_date_invalid', 'error'],
    ['a number that is none', 'Nom;Effectif\nA;beaucoup de monde\n', 'line_number_invalid', 'error'],
    ['a market that is none', 'Nom;Marchés visés\nA;DE|Atlantide\n', 'line_market_unknown', 'warning'],
    ['a priority above 1', 'Nom;Marchés visés\nA;DE:5\n', 'line_priority_invalid', 'error'],
    [
      'an e-mail address that is none',
      'Nom;Courriel\nA;contact chez mas point fr\n',
      'line_email_invalid',
      'warning',
    ],
    ['a site that is none', 'Nom;Site web\nA;bientôt en ligne\n', 'line_url_invalid', 'warning'],
    [
      'an answer that is neither yes nor no',
      'Nom;Déjà coopéré\nA;peut-être\nB;oui\n',
      'line_boolean_invalid',
      'warning',
    ],
    [
      'coordinates off the Earth',
      'Nom;Latitude;Longitude\nA;943,6;3,9\n',
      'line_coordinates_invalid',
      'warning',
    ],
    ['a code of another nomenclature', 'Nom;Code NAF\nA;62.10Y\n', 'line_code_unknown', 'warning'],
    ['a SIRET that is none', 'Nom;SIRET\nA;12345678901234\n', 'line_siret_invalid', 'warning'],
    ['a spreadsheet error', 'Nom;Effectif\nA;#N/A\n', 'line_cell_error', 'warning'],
    ['cells beyond the header', 'Nom;Ville\nA;B;C\n', 'line_cells_beyond_header', 'warning'],
    ['a line without a name', 'Nom;Ville\n;Agde\n', 'line_name_missing', 'error'],
  ])('%s', (_, text, code, severity) => {
    expect(problemOf(text)).toMatchObject({ line: 2, code, severity });
  });

  it('a kind that is not known stays in its own words', () => {
    const { drafts, problems } = parse('Nom;Type\nA;Licorne\nB;PME\nC;ETI\n');
    expect(problems[0]).toMatchObject({
      line: 2,
      column: 'Type',
      problem: { code: 'line_kind_unknown', params: { found: 'Licorne' } },
    });
    expect(drafts[0]).toMatchObject({
      kind: null,
      facts: [{ key: 'other', item: 'Type', value: 'Licorne' }],
    });
  });

  it('a market that is not known does not take the others with it', () => {
    const [draft] = parse('Nom;Marchés visés\nA;DE|Atlantide\n').drafts;
    expect(draft?.facts.map((fact) => [fact.key, fact.item])).toEqual([
      ['wanted_market', 'DE'],
      ['other', 'Marchés visés'],
    ]);
  });

  it('a second line for the same organisation, naming the first', () => {
    expect(parse('Nom;Ville\nMas Bleu;Agde\nCave;Sète\nMAS BLEU;agde\n').problems).toMatchObject([
      { line: 4, severity: 'error', problem: { code: 'line_duplicate_in_file', params: { firstLine: 2 } } },
    ]);
    expect(parse('Nom;Ville\nMas Bleu;Agde\nMas Bleu;Sète\n').problems).toEqual([]);
  });

  it('lets the valid lines in without the bad ones', () => {
    const { drafts, refusedLines } = parse('Nom;Effectif\nA;5\nB;-5\nC;7\n');
    expect(drafts.map((draft) => draft.line)).toEqual([2, 4]);
    expect(refusedLines).toEqual([3]);
  });
});

describe('accents that were decoded wrongly', () => {
  const text = 'Nom;Ville\nUniversitÃ© Paul Valéry;MontpellierÂ°\nSoci√©t√© Civile;S√®te\n';

  it('are repaired, and said so', () => {
    const { drafts, problems } = parse(text);
    expect(drafts.map((draft) => draft.name)).toEqual(['Université Paul Valéry', 'Société Civile']);
    expect(problems[0]).toMatchObject({
      line: 2,
      column: 'Nom',
      severity: 'warning',
      value: 'UniversitÃ© Paul Valéry',
      problem: { code: 'line_text_repaired', params: { proposed: 'Université Paul Valéry', applied: true } },
    });
  });

  it('stay as they are when that is preferred, and are said all the same', () => {
    const { drafts, problems } = parse(text, { repairText: false });
    expect(drafts[0]?.name).toBe('UniversitÃ© Paul Valéry');
    expect(problems[0]?.problem.params).toMatchObject({ applied: false });
  });
});

describe('mappings', () => {
  it('remember what a person chose, whatever the case of the header', () => {
    const table = tableOf('NOM ;Commentaire\nA;x\n');
    const [, second] = suggestMapping(table.header, table.rows, { commentaire: 'description' });
    expect(second).toMatchObject({ target: 'description', confidence: 1, why: 'remembered' });
  });

  it('keep the latest year when a figure is given for several', () => {
    const table = tableOf('Nom;CA 2022;CA 2023;CA 2021\nA;1;2;3\n');
    expect(suggestMapping(table.header, table.rows).map((each) => each.target)).toEqual([
      'name',
      'other',
      'turnover',
      'other',
    ]);
  });

  it.each([
    ['Export\n25\n40\n', 'export_share'],
    ['Export\n250000\n40\n800000\n', 'export_turnover'],
    ['Export\noui\nnon\n', 'other'],
    ["Site Web de l'entreprise\nhttps://a.example\n", 'website'],
    ['years_in_industry\n17\n', 'other'],
  ])('read %j by its values too', (text, target) => {
    const [header, ...rows] = text.trim().split('\n');
    const table = tableOf(['Nom;' + header, ...rows.map((row, index) => `A${index};${row}`), ''].join('\n'));
    expect(suggestMapping(table.header, table.rows)[1]?.target).toBe(target);
  });

  it('look at the values when the header says nothing or says wrong', () => {
    const table = tableOf(
      'Nom;Colonne1;Colonne2;Taille;Secteur;Vide\nA;732829320;a@b.example;PME;Vins bio;\nB;552100554;c@d.example;ETI;Capteurs;\n',
    );
    expect(suggestMapping(table.header, table.rows).map((each) => each.target)).toEqual([
      'name',
      'siren',
      'contact_email',
      'kind',
      'other',
      'ignore',
    ]);
  });
});
