import type { GraphAttribute, GraphRecord, TieRecord } from './types.ts';
import { encodeXml } from './xml-text.ts';

type AttributeType = 'boolean' | 'double' | 'string';

interface Declared {
  readonly id: string;
  readonly name: string;
  readonly type: AttributeType;
}

const typeOf = (values: readonly GraphAttribute[]): AttributeType => {
  if (values.every((value) => typeof value === 'boolean')) return 'boolean';
  return values.every((value) => typeof value === 'number') ? 'double' : 'string';
};

const declaredOf = (
  records: readonly Readonly<Record<string, GraphAttribute>>[],
  prefix: string,
): readonly Declared[] => {
  const values = new Map<string, GraphAttribute[]>();
  for (const record of records) {
    for (const [name, value] of Object.entries(record))
      values.set(name, [...(values.get(name) ?? []), value]);
  }
  return [...values].map(([name, all], index) => ({ id: `${prefix}${index}`, name, type: typeOf(all) }));
};

const tieAttributes = (tie: TieRecord): Readonly<Record<string, GraphAttribute>> => ({
  kind: tie.kind,
  ...(tie.strength === null ? {} : { strength: tie.strength }),
  ...(tie.since === null ? {} : { since: tie.since }),
  ...(tie.until === null ? {} : { until: tie.until }),
  ...(tie.source === null ? {} : { source: tie.source }),
});

const values = (
  record: Readonly<Record<string, GraphAttribute>>,
  declared: readonly Declared[],
  write: (id: string, value: string) => string,
): string =>
  declared
    .flatMap(({ id, name }) => {
      const value = record[name];
      return value === undefined ? [] : [write(id, encodeXml(String(value)))];
    })
    .join('');

const gexfDeclarations = (declared: readonly Declared[], ofClass: 'node' | 'edge'): string =>
  declared.length === 0
    ? ''
    : `    <attributes class="${ofClass}">\n${declared
        .map(
          ({ id, name, type }) => `      <attribute id="${id}" title="${encodeXml(name)}" type="${type}"/>\n`,
        )
        .join('')}    </attributes>\n`;

const gexfValues = (
  record: Readonly<Record<string, GraphAttribute>>,
  declared: readonly Declared[],
): string =>
  `<attvalues>${values(record, declared, (id, value) => `<attvalue for="${id}" value="${value}"/>`)}</attvalues>`;

/** A network as GEXF 1.3: the ends of a tie are ids of nodes, its weight is its strength. */
export const writeGexf = (graph: GraphRecord): Uint8Array => {
  const nodeKeys = declaredOf(
    graph.nodes.map((node) => node.attributes),
    'n',
  );
  const edgeKeys = declaredOf(graph.ties.map(tieAttributes), 'e');
  const nodes = graph.nodes.map(
    (node) =>
      `      <node id="${encodeXml(node.id)}" label="${encodeXml(node.label)}">${gexfValues(node.attributes, nodeKeys)}</node>\n`,
  );
  const edges = graph.ties.map((tie, index) => {
    const weight = tie.strength === null ? '' : ` weight="${tie.strength}"`;
    const ends = `source="${encodeXml(tie.from)}" target="${encodeXml(tie.to)}"`;
    return `      <edge id="${index}" ${ends}${weight}>${gexfValues(tieAttributes(tie), edgeKeys)}</edge>\n`;
  });
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
  <graph defaultedgetype="${graph.directed ? 'directed' : 'undirected'}">
${gexfDeclarations(nodeKeys, 'node')}${gexfDeclarations(edgeKeys, 'edge')}    <nodes>
${nodes.join('')}    </nodes>
    <edges>
${edges.join('')}    </edges>
  </graph>
</gexf>
`;
  return new TextEncoder().encode(text);
};

const graphmlKeys = (declared: readonly Declared[], use: 'node' | 'edge'): string =>
  declared
    .map(
      ({ id, name, type }) =>
        `  <key id="${id}" for="${use}" attr.name="${encodeXml(name)}" attr.type="${type}"/>\n`,
    )
    .join('');

const graphmlData = (
  record: Readonly<Record<string, GraphAttribute>>,
  declared: readonly Declared[],
): string => values(record, declared, (id, value) => `<data key="${id}">${value}</data>`);

/** A network as GraphML: the label of a node is its `label` attribute. */
export const writeGraphml = (graph: GraphRecord): Uint8Array => {
  const nodeRecords = graph.nodes.map((node) => ({ ...node.attributes, label: node.label }));
  const nodeKeys = declaredOf(nodeRecords, 'n');
  const edgeKeys = declaredOf(graph.ties.map(tieAttributes), 'e');
  const nodes = graph.nodes.map(
    (node, index) =>
      `    <node id="${encodeXml(node.id)}">${graphmlData(nodeRecords[index] ?? {}, nodeKeys)}</node>\n`,
  );
  const edges = graph.ties.map(
    (tie) =>
      `    <edge source="${encodeXml(tie.from)}" target="${encodeXml(tie.to)}">${graphmlData(tieAttributes(tie), edgeKeys)}</edge>\n`,
  );
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
${graphmlKeys(nodeKeys, 'node')}${graphmlKeys(edgeKeys, 'edge')}  <graph edgedefault="${graph.directed ? 'directed' : 'undirected'}">
${nodes.join('')}${edges.join('')}  </graph>
</graphml>
`;
  return new TextEncoder().encode(text);
};
