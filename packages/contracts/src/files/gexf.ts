import { attributeOf, child, children } from './graph-xml.ts';
import type { XmlElement } from './graph-xml.ts';
import { edgeOf, typedValue } from './graph-values.ts';
import type { GraphAttribute, GraphFile, GraphFileNode } from './types.ts';

interface Declared {
  readonly title: string;
  readonly type: string;
  readonly byDefault: string | null;
}

const declarations = (graph: XmlElement, ofClass: 'node' | 'edge'): ReadonlyMap<string, Declared> => {
  const declared = new Map<string, Declared>();
  for (const group of children(graph, 'attributes')) {
    if (attributeOf(group, 'class') !== ofClass) continue;
    for (const each of children(group, 'attribute')) {
      const id = attributeOf(each, 'id') ?? '';
      const defaults = child(each, 'default');
      const byDefault = defaults === null ? null : String(defaults['#text'] ?? '');
      declared.set(id, {
        title: attributeOf(each, 'title') ?? id,
        type: attributeOf(each, 'type') ?? 'string',
        byDefault,
      });
    }
  }
  return declared;
};

const attributesOf = (
  element: XmlElement,
  declared: ReadonlyMap<string, Declared>,
): Record<string, GraphAttribute> => {
  const attributes: Record<string, GraphAttribute> = {};
  for (const { title, type, byDefault } of declared.values()) {
    if (byDefault !== null && byDefault !== '') attributes[title] = typedValue(byDefault, type);
  }
  for (const value of children(child(element, 'attvalues'), 'attvalue')) {
    const id = attributeOf(value, 'for') ?? attributeOf(value, 'id') ?? '';
    const raw = attributeOf(value, 'value');
    const { title, type } = declared.get(id) ?? { title: id, type: 'string' };
    if (raw !== null && raw !== '') attributes[title] = typedValue(raw, type);
  }
  return attributes;
};

/** Nodes may hold nodes (hierarchies): all of them count. */
const nodesOf = (parent: XmlElement, declared: ReadonlyMap<string, Declared>): readonly GraphFileNode[] =>
  children(child(parent, 'nodes'), 'node').flatMap((node) => {
    const id = attributeOf(node, 'id') ?? '';
    const label = attributeOf(node, 'label');
    const read = {
      id,
      label: label === null || label === '' ? id : label,
      attributes: attributesOf(node, declared),
    };
    return [read, ...nodesOf(node, declared)];
  });

/** Reads the parsed XML of a GEXF file; `null` when its root is another. */
export const readGexf = (xml: XmlElement, fileName: string): GraphFile | null => {
  const graph = child(child(xml, 'gexf'), 'graph');
  if (graph === null) return null;
  const edgeAttributes = declarations(graph, 'edge');
  const edges = children(child(graph, 'edges'), 'edge');
  const types = edges.map((edge) => attributeOf(edge, 'type'));
  const byDefault = attributeOf(graph, 'defaultedgetype') === 'directed';
  return {
    kind: 'graph',
    format: 'gexf',
    fileName,
    directed:
      types.some((type) => type === 'directed') ||
      (byDefault && !types.every((type) => type === 'undirected')),
    nodes: nodesOf(graph, declarations(graph, 'node')),
    ties: edges.map((edge) =>
      edgeOf({
        source: attributeOf(edge, 'source'),
        target: attributeOf(edge, 'target'),
        label: attributeOf(edge, 'kind') ?? attributeOf(edge, 'label'),
        weight: attributeOf(edge, 'weight'),
        start: attributeOf(edge, 'start'),
        end: attributeOf(edge, 'end'),
        attributes: attributesOf(edge, edgeAttributes),
      }),
    ),
  };
};
