import { describe, expect, it } from 'vitest';
import { organisationLookup } from './organisation-lookup.ts';
import { checkTieMapping, parseTies } from './parse-ties.ts';
import { readGraph } from './read-graph.ts';
import { readTable } from './read-table.ts';
import { mappingOf, suggestTieMapping } from './suggest-mapping.ts';
import { isTieMatrix } from './tie-matrix.ts';
import type { GraphFile, ParsedTies, Table, TieOptions } from './types.ts';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const tableOf = (text: string): Table => {
  const read = readTable(bytesOf(text), 'liens.csv');
  if (read.kind !== 'table') throw new Error(JSON.stringify(read.problem));
  return read;
};

const lookup = organisationLookup([
  { id: '1', name: 'Mas Bleu SAS', shortName: 'MB', siren: '732829320' },
  { id: '2', name: 'Cave étoile' },
  { id: '3', name: 'Laboratoire des Cépages', externalRef: 'L-3' },
  { id: '4', name: 'Les Capteurs Réunis' },
]);

const parse = (text: string, options: TieOptions = { defaultKind: 'cooperation' }): ParsedTies => {
  const table = tableOf(text);
  return parseTies(table, mappingOf(suggestTieMapping(table.header, table.rows)), lookup, options);
};

describe('tie lists', () => {
  it('finds organisations by name, name without legal form, short name, reference and SIREN', () => {
    const { drafts, problems } = parse(
      'De;Vers;Type;Force;Depuis\nMAS BLEU;Cave Etoile;conseil;0,5;2019\nmb;L-3;Coopération;;\n732829320;Les capteurs réunis;;2;01/03/2020\n',
    );
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([
      { line: 2, fromId: '1', toId: '2', kind: 'knowledge', strength: 0.5, since: '2019-01-01' },
      { line: 3, fromId: '1', toId: '3', kind: 'cooperation', strength: null, since: null },
      { line: 4, fromId: '1', toId: '4', kind: 'cooperation', strength: 2, since: '2020-03-01' },
    ]);
  });

  it.each([
    [
      'an organisation that is not there',
      'Cave Etoilée',
      'MB',
      '',
      '',
      'line_tie_unknown_organisation',
      'De',
      { found: 'Cave Etoilée', closest: 'Cave étoile' },
    ],
    ['a tie with itself', 'Mas Bleu', 'MB', '', '', 'line_tie_self', 'Vers', {}],
    [
      'a strength of zero',
      'MB',
      'Cave étoile',
      '',
      '0',
      'line_tie_strength_invalid',
      'Force',
      { value: '0' },
    ],
    ['a strength that is none', 'MB', 'Cave étoile', '', 'forte', 'line_tie_strength_invalid', 'Force', {}],
    [
      'a kind that is none',
      'MB',
      'Cave étoile',
      'Confience',
      '',
      'line_tie_kind_unknown',
      'Type',
      { closest: expect.stringContaining('Confiance') },
    ],
    ['an end that is missing', 'MB', '', '', '', 'line_name_missing', 'Vers', {}],
  ])('%s', (_, from, to, kind, strength, code, column, params) => {
    const { drafts, problems, refusedLines } = parse(
      `De;Vers;Type;Force\n${from};${to};${kind};${strength}\n`,
    );
    expect(drafts).toEqual([]);
    expect(refusedLines).toEqual([2]);
    expect(problems).toMatchObject([
      { line: 2, column, severity: 'error', problem: { code, params: { line: 2, column, ...params } } },
    ]);
  });

  it('says a tie twice only when its kind has a direction', () => {
    const twice =
      'De;Vers;Type\nMB;Cave étoile;confiance\nCave étoile;MB;confiance\nMB;L-3;coopération\nL-3;MB;coopération\n';
    const { drafts, problems } = parse(twice);
    expect(drafts.map((tie) => tie.line)).toEqual([2, 3, 4]);
    expect(problems).toMatchObject([
      { line: 5, problem: { code: 'line_duplicate_in_file', params: { firstLine: 4 } } },
    ]);
  });

  it('guesses the ends and the strength of a bare list', () => {
    const table = tableOf('from,to,patients\n1,2,3\n');
    expect(suggestTieMapping(table.header, table.rows).map((each) => each.target)).toEqual([
      'from',
      'to',
      'strength',
    ]);
    const bare = tableOf('Alpha,Beta\nx,y\n');
    expect(suggestTieMapping(bare.header, bare.rows).map((each) => each.target)).toEqual(['from', 'to']);
  });

  it('asks for both ends', () => {
    const table = tableOf('De;Vers\nA;B\n');
    expect(checkTieMapping(table, { De: 'from' })).toEqual({ code: 'mapping_needs_ends', params: {} });
    expect(checkTieMapping(table, { De: 'from', Vers: 'to' })).toBeNull();
  });
});

describe('adjacency matrices', () => {
  const known = organisationLookup(['P1', 'P2', 'P3'].map((name) => ({ id: name, name })));
  const text = ';P1;P2;P3\nP1;1;1;0\nP2;0;0;2,5\nP3;1;0;0\n';

  it('are detected, and give ties from rows to columns', () => {
    const table = tableOf(text);
    expect(isTieMatrix(table)).toBe(true);
    const { drafts, ignoredDiagonal } = parseTies(table, {}, known, { defaultKind: 'knowledge' });
    expect(drafts.map((tie) => [tie.fromId, tie.toId, tie.strength])).toEqual([
      ['P1', 'P2', 1],
      ['P2', 'P3', 2.5],
      ['P3', 'P1', 1],
    ]);
    expect(ignoredDiagonal).toBe(1);
  });

  it('keep once a pair that says the same both ways, when ties have no direction', () => {
    const table = tableOf(';P1;P2;P3\nP1;0;1;1\nP2;1;0;0\nP3;1;0;0\n');
    expect(parseTies(table, {}, known, { defaultKind: 'cooperation' }).drafts).toHaveLength(2);
    expect(parseTies(table, {}, known, { defaultKind: 'trust' }).drafts).toHaveLength(4);
  });

  it('are not seen in a member file', () => {
    expect(isTieMatrix(tableOf('Nom;Ville;Pays\nA;B;C\nD;E;F\n'))).toBe(false);
  });
});

const graphOf = (xml: string): GraphFile => {
  const read = readGraph(bytesOf(xml), 'reseau.gexf');
  if (read.kind !== 'graph') throw new Error(JSON.stringify(read.problem));
  return read;
};

describe('graph files', () => {
  it('reads GEXF: labels, types, weights, nested nodes', () => {
    const graph = graphOf(`<?xml version="1.0"?><gexf version="1.3"><graph defaultedgetype="directed">
      <attributes class="node"><attribute id="0" title="effectif" type="integer"><default>5</default></attribute></attributes>
      <attributes class="edge"><attribute id="k" title="kind" type="string"/></attributes>
      <nodes><node id="a" label="Mas Bleu &amp; Cie"><attvalues><attvalue for="0" value="12"/></attvalues>
        <nodes><node id="c" label="Cave étoile"/></nodes></node><node id="b" label="L-3"/></nodes>
      <edges><edge id="e" source="a" target="b" weight="2.5"><attvalues><attvalue for="k" value="confiance"/></attvalues></edge></edges>
    </graph></gexf>`);
    expect(graph).toMatchObject({ format: 'gexf', directed: true });
    expect(graph.nodes).toEqual([
      { id: 'a', label: 'Mas Bleu & Cie', attributes: { effectif: 12 } },
      { id: 'c', label: 'Cave étoile', attributes: { effectif: 5 } },
      { id: 'b', label: 'L-3', attributes: { effectif: 5 } },
    ]);
    expect(graph.ties).toMatchObject([{ source: 'a', target: 'b', kind: 'confiance', strength: 2.5 }]);
  });

  it('reads GraphML, prefixed or drawn by yEd, and finds its organisations', () => {
    const graph = graphOf(`<graphml xmlns:y="y"><key id="w" for="edge" attr.name="weight" attr.type="double"/>
      <graph edgedefault="undirected"><node id="n0"><data key="d"><y:ShapeNode><y:NodeLabel>MB</y:NodeLabel></y:ShapeNode></data></node>
      <node id="L-3"/><edge source="n0" target="L-3"><data key="w">4</data></edge></graph></graphml>`);
    expect(graph).toMatchObject({ format: 'graphml', directed: false });
    const { drafts, problems } = parseTies(graph, {}, lookup, { defaultKind: 'cooperation' });
    expect(problems).toEqual([]);
    expect(drafts).toMatchObject([{ line: 1, fromId: '1', toId: '3', strength: 4 }]);
  });

  it.each([
    [
      'entities',
      '<?xml version="1.0"?><!DOCTYPE gexf [<!ENTITY a "aaaa">]><gexf><graph/></gexf>',
      'file_damaged',
    ],
    ['XML that is not a graph', '<?xml version="1.0"?><rss><channel/></rss>', 'file_not_graph'],
    ['XML that is not well formed', '<gexf><graph><nodes></graph></gexf>', 'file_damaged'],
    ['a table', 'De;Vers\nA;B\n', 'file_not_graph'],
    ['nothing', '', 'file_empty'],
    ['a graph without nodes', '<gexf><graph><nodes/><edges/></graph></gexf>', 'file_empty'],
  ])('refuses %s', (_, text, code) => {
    expect(readGraph(bytesOf(text), 'reseau.gexf')).toMatchObject({ kind: 'refused', problem: { code } });
  });
});
