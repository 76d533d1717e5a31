import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countryCodes, headcountBrackets } from '../classifications/index.ts';
import { organisationKinds, tieKinds } from '../facts/index.ts';
import type { FactDraft, FactKey, FactValue } from '../facts/index.ts';
import {
  mappingOf,
  organisationLookup,
  parseMembers,
  parseTies,
  readGraph,
  readTable,
  suggestMapping,
  suggestTieMapping,
  writeGexf,
  writeGraphml,
  writeMembers,
  writeTemplate,
  writeTies,
} from './index.ts';
import type { MemberRecord, ReadTableResult, Table, TieRecord, WriteOptions } from './index.ts';

const SEED = 20261121;
const parameters = { seed: SEED, numRuns: 60 };

const optionsOf = fc.record<WriteOptions>({
  format: fc.constantFrom('csv', 'xlsx'),
  language: fc.constantFrom('fr', 'en'),
});

/** Texts with what breaks files: formulas, separators, quotes, new lines, escapes, accents, other scripts. */
const nasty = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=1+1',
        '+',
        '-',
        '@',
        "'",
        '"',
        ';',
        ',',
        '|',
        '\\',
        '\n',
        '\t',
        '_x0041_',
        '&',
        '<',
        'é',
        'œ',
        'λ',
        '日本',
        '％',
        ' ',
      ),
      fc.string({ minLength: 1, maxLength: 6 }),
      fc.constantFrom('Domaine', 'vins bio', 'capteur'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''))
  // What no file of people keeps: control characters, spaces around; and bare punctuation, which says "nothing".
  .map((text) =>
    // oxlint-disable-next-line no-control-regex -- they are what is taken out
    text.replace(/[\u0000-\u0008\u000b\u000c\r\u000e-\u001f\u007f\ufeff\ufffe\uffff]/gu, '').trim(),
  )
  .filter((text) => text.isWellFormed() && !/^[-–—?./\s]*$/u.test(text.replace(/^'+/u, '')) && text !== '');

const line = nasty.map((text) => text.replace(/\s+/gu, ' '));
const uniqueTexts = fc.uniqueArray(
  nasty.filter((text) => !text.startsWith('#')),
  { minLength: 1, maxLength: 3 },
);
const iso = fc
  .date({ min: new Date('1800-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));

const one = (key: FactKey, value: fc.Arbitrary<FactValue>): fc.Arbitrary<readonly FactDraft[]> =>
  fc.oneof(
    fc.constant([]),
    value.map((each) => [{ key, item: '', value: each }]),
  );

const several = (key: FactKey, texts: fc.Arbitrary<readonly string[]>): fc.Arbitrary<readonly FactDraft[]> =>
  fc.oneof(
    fc.constant([]),
    texts.map((all) => all.map((text) => ({ key, item: text, value: text }))),
  );

const countries = fc.uniqueArray(fc.constantFrom(...countryCodes), { minLength: 1, maxLength: 4 });
const money = fc.record({
  cents: fc.integer({ min: 0, max: 1e13 }),
  currency: fc.constantFrom('EUR', 'USD', 'CHF'),
});
const sirens = fc.constantFrom('732829320', '552100554', '123456789');

const facts = fc
  .tuple(
    one('short_name', line),
    one('siren', sirens),
    one('legal_form', line),
    one('created_on', iso),
    one('website', fc.constantFrom('https://treille.example', 'https://www.a.example/x?y=1')),
    one('description', nasty),
    one('headcount', fc.integer({ min: 0, max: 1e9 })),
    one('headcount_bracket', fc.constantFrom(...headcountBrackets.map((bracket) => bracket.code))),
    one('turnover', money),
    one('export_turnover', money),
    one(
      'export_share',
      fc.integer({ min: 0, max: 1000 }).map((each) => each / 1000),
    ),
    several('certification', uniqueTexts),
    several('working_language', fc.uniqueArray(fc.constantFrom('fr', 'en', 'de', 'zh'), { minLength: 1 })),
    several(
      'product_code',
      fc.uniqueArray(fc.constantFrom('220421', '8432', '01')).filter((all) => all.length > 0),
    ),
    several(
      'customer_sector',
      fc.uniqueArray(fc.constantFrom('46.34Z', '11.02', 'C', '72'), { minLength: 1 }),
    ),
    fc.oneof(
      fc.constant([]),
      countries.map((all) =>
        all.map((item, index) => ({
          key: 'served_market' as const,
          item,
          value: { since: index % 2 === 0 ? 1990 + index : null },
        })),
      ),
    ),
    fc.oneof(
      fc.constant([]),
      fc
        .tuple(countries, fc.double({ min: 0.001, max: 1, noNaN: true }))
        .map(([all, priority]) =>
          all.map((item) => ({ key: 'wanted_market' as const, item, value: { priority } })),
        ),
    ),
    several('offer', uniqueTexts),
    several('need', uniqueTexts),
    several('technology', uniqueTexts),
    one('technology_role', fc.constantFrom('diffusing', 'absorbing')),
    several('skill', uniqueTexts),
    one('cooperation_experience', fc.boolean()),
    one('contact_name', line),
    one('contact_email', fc.constant('contact@treille.example')),
    one('contact_phone', fc.constantFrom('+33 4 67 00 00 00', '=cmd', '04 67 00 00 00')),
    several('other', fc.constant([])),
    fc
      .uniqueArray(fc.constantFrom('Couleur', 'Secteur', 'CA 2021', '=Formule', 'Note "x"; y', 'K-Core'), {
        maxLength: 3,
      })
      .chain((items) =>
        fc.tuple(...items.map((item) => nasty.map((value) => ({ key: 'other' as const, item, value })))),
      ),
  )
  .map((parts) => parts.flat());

const member: fc.Arbitrary<Omit<MemberRecord, 'name'>> = fc.record({
  kind: fc.option(fc.constantFrom(...organisationKinds)),
  country: fc.option(fc.constantFrom(...countryCodes)),
  sector: fc.option(
    fc.constantFrom(
      { scheme: 'naf_rev2' as const, code: '11.02B' },
      { scheme: 'nace_rev2' as const, code: 'C' },
      { scheme: 'naf_2025' as const, code: '62.10Y' },
    ),
  ),
  externalRef: fc.constant(null),
  place: fc.option(
    fc.record({
      address: fc.option(line, { freq: 2 }),
      postcode: fc.option(fc.constantFrom('SW1A 1AA', 'AD500'), { freq: 2 }),
      town: line,
      communeCode: fc.constant(null),
      departement: fc.constant(null),
      region: fc.option(line, { freq: 2 }),
      latitude: fc.double({ min: -90, max: 90, noNaN: true }).map((each) => Number(each.toFixed(5)) + 0),
      longitude: fc.double({ min: -180, max: 180, noNaN: true }).map((each) => Number(each.toFixed(5)) + 0),
      precision: fc.constant('point' as const),
    }),
  ),
  memberSince: fc.option(iso),
  memberUntil: fc.option(iso),
  facts,
});

/** Names that are theirs alone: a second line of the same name would be refused. */
const members = fc
  .array(fc.tuple(line, member), { minLength: 1, maxLength: 6 })
  .map((all) => all.map(([name, rest], index): MemberRecord => ({ ...rest, name: `${name} n${index}x` })));

const tableOf = (read: ReadTableResult): Table => {
  if (read.kind !== 'table') throw new Error(JSON.stringify(read.problem));
  return read;
};

const sorted = (records: readonly MemberRecord[]): unknown =>
  records.map((record) => ({
    ...record,
    facts: [...record.facts].sort((a, b) => `${a.key}${a.item}`.localeCompare(`${b.key}${b.item}`)),
  }));

describe('what is written reads back the same', () => {
  it('members, in both formats and languages, whatever the texts', async () => {
    await fc.assert(
      fc.asyncProperty(members, optionsOf, async (all, options) => {
        const table = tableOf(readTable(await writeMembers(all, options), 'export'));
        const mapping = mappingOf(suggestMapping(table.header, table.rows));
        const { drafts, refusedLines } = parseMembers(table, mapping, {
          language: options.language,
          defaultCountry: null,
          repairText: false,
        });
        expect(refusedLines).toEqual([]);
        expect(sorted(drafts.map(({ line: _line, ...record }) => record))).toEqual(sorted(all));
      }),
      parameters,
    );
  });

  const names = ['Mas Bleu', '=Cave étoile', 'Treille; & "Cie"', "L'Olivier|Or"];
  const ties = fc.uniqueArray(
    fc.record<TieRecord>({
      from: fc.constantFrom(...names.slice(0, 2)),
      to: fc.constantFrom(...names.slice(2)),
      kind: fc.constantFrom(...tieKinds),
      strength: fc.option(fc.double({ min: 0.001, max: 1e6, noNaN: true })),
      since: fc.option(iso),
      until: fc.constant(null),
      source: fc.option(line),
    }),
    { minLength: 1, maxLength: 5, selector: ({ from, to, kind }) => `${from}${to}${kind}` },
  );
  const lookup = organisationLookup(names.map((name) => ({ id: name, name })));

  it('ties, in both formats and languages', async () => {
    await fc.assert(
      fc.asyncProperty(ties, optionsOf, async (all, options) => {
        const table = tableOf(readTable(await writeTies(all, options), 'export'));
        const mapping = mappingOf(suggestTieMapping(table.header, table.rows));
        const { drafts, problems } = parseTies(table, mapping, lookup, { defaultKind: 'trust' });
        expect(problems).toEqual([]);
        expect(
          drafts.map(({ line: _line, fromId, toId, ...rest }) => ({ from: fromId, to: toId, ...rest })),
        ).toEqual(all);
      }),
      parameters,
    );
  });

  it.each([
    ['GEXF', writeGexf],
    ['GraphML', writeGraphml],
  ])('networks as %s', (_, write) => {
    fc.assert(
      fc.property(ties, fc.boolean(), (all, directed) => {
        const nodes = names.map((name, index) => ({
          id: `o${index}`,
          label: name,
          attributes: { effectif: index, membre: index % 2 === 0 },
        }));
        const idOf = new Map(nodes.map(({ id, label }) => [label, id]));
        const records = all.map((tie) => ({
          ...tie,
          from: idOf.get(tie.from) ?? '',
          to: idOf.get(tie.to) ?? '',
        }));
        const graph = readGraph(write({ directed, nodes, ties: records }), 'reseau');
        if (graph.kind !== 'graph') throw new Error(JSON.stringify(graph.problem));
        expect(graph.directed).toBe(directed);
        expect(graph.nodes.map(({ id, label }) => ({ id, label }))).toEqual(
          nodes.map(({ id, label }) => ({ id, label })),
        );
        expect(graph.nodes[0]?.attributes).toMatchObject({ effectif: 0, membre: true });
        const { drafts, problems } = parseTies(graph, {}, lookup, { defaultKind: 'trust' });
        expect(problems).toEqual([]);
        expect(
          drafts.map(({ fromId, toId, kind, strength, since }) => ({
            from: fromId,
            to: toId,
            kind,
            strength,
            since,
          })),
        ).toEqual(all.map(({ from, to, kind, strength, since }) => ({ from, to, kind, strength, since })));
      }),
      parameters,
    );
  });
});

describe('templates', () => {
  const cases = (['members', 'ties'] as const).flatMap((kind) =>
    (['fr', 'en'] as const).flatMap((language) =>
      (['csv', 'xlsx'] as const).map((format) => ({ kind, language, format })),
    ),
  );

  it.each(cases)(
    '$kind in $language as $format: every header is recognised, the example is not data',
    async ({ kind, language, format }) => {
      const table = tableOf(readTable(await writeTemplate(kind, { language, format }), 'modele'));
      if (kind === 'members') {
        const suggestions = suggestMapping(table.header, table.rows);
        expect(suggestions.filter((each) => each.target === 'other' || each.target === 'ignore')).toEqual([]);
        expect(parseMembers(table, mappingOf(suggestions), { language, defaultCountry: null })).toMatchObject(
          { drafts: [], problems: [] },
        );
      } else {
        const suggestions = suggestTieMapping(table.header, table.rows);
        expect(suggestions.map((each) => each.target)).toEqual([
          'from',
          'to',
          'kind',
          'strength',
          'since',
          'until',
          'source',
        ]);
        const none = organisationLookup([]);
        expect(parseTies(table, mappingOf(suggestions), none, { defaultKind: 'trust' })).toMatchObject({
          drafts: [],
          problems: [],
        });
      }
    },
  );
});
