import { attributeOf, child, children, isElement, textOf } from './graph-xml.ts';
import type { XmlElement } from './graph-xml.ts';
import { edgeOf, typedValue } from './graph-values.ts';
import { headerKey } from './header-key.ts';
import type { GraphAttribute, GraphFile, GraphFileNode } from './types.ts';

interface Key {
  readonly name: string;
  readonly type: string;
  readonly byDefault: string;
}

const keysOf = (root: XmlElement, use: 'node' | 'edge'): ReadonlyMap<string, Key> => {
  const keys = new Map<string, Key>();
  for (const key of children(root, 'key')) {
    const target = attributeOf(key, 'for') ?? 'all';
    if (target !== use && target !== 'all') continue;
    const id = attributeOf(key, 'id') ?? '';
    const byDefault = String(key['default'] ?? '');
    keys.set(id, {
      name: attributeOf(key, 'attr.name') ?? id,
      type: attributeOf(key, 'attr.type') ?? 'string',
      byDefault,
    });
  }
  return keys;
};

const attributesOf = (
  element: XmlElement,
  keys: ReadonlyMap<string, Key>,
): Record<string, GraphAttribute> => {
  const attributes: Record<string, GraphAttribute> = {};
  for (const { name, type, byDefault } of keys.values()) {
    if (byDefault !== '') attributes[name] = typedValue(byDefault, type);
  }
  for (const data of children(element, 'data')) {
    const raw = textOf(data);
    const { name, type } = keys.get(attributeOf(data, 'key') ?? '') ?? {
      name: attributeOf(data, 'key') ?? '',
      type: 'string',
    };
    if (raw !== '') attributes[name] = typedValue(raw, type);
  }
  return attributes;
};

/** yEd keeps the label of a node deep inside its drawing. */
const drawnLabel = (value: unknown, depth = 0): string => {
  if (depth > 6) return '';
  if (Array.isArray(value))
    return value.map((each) => drawnLabel(each, depth + 1)).find((each) => each !== '') ?? '';
  if (!isElement(value)) return '';
  const label = child(value, 'NodeLabel');
  if (label !== null && textOf(label) !== '') return textOf(label);
  return (
    Object.values(value)
      .map((each) => drawnLabel(each, depth + 1))
      .find((each) => each !== '') ?? ''
  );
};

const labelOf = (node: XmlElement, id: string, attributes: Record<string, GraphAttribute>): string => {
  const named = Object.entries(attributes).find(([name]) =>
    ['label', 'name', 'nom'].includes(headerKey(name)),
  );
  return String(named?.[1] ?? '') || drawnLabel(node['data']) || id;
};

const nodesOf = (graph: XmlElement, keys: ReadonlyMap<string, Key>): readonly GraphFileNode[] =>
  children(graph, 'node').flatMap((node) => {
    const id = attributeOf(node, 'id') ?? '';
    const attributes = attributesOf(node, keys);
    const nested = children(node, 'graph').flatMap((inner) => nodesOf(inner, keys));
    return [{ id, label: labelOf(node, id, attributes), attributes }, ...nested];
  });

/** Reads the parsed XML of a GraphML file; `null` when its root is another. */
export const readGraphml = (xml: XmlElement, fileName: string): GraphFile | null => {
  const root = child(xml, 'graphml');
  const graph = child(root, 'graph');
  if (root === null || graph === null) return null;
  const edgeKeys = keysOf(root, 'edge');
  const edges = children(graph, 'edge');
  const declared = edges.map((edge) => attributeOf(edge, 'directed'));
  const byDefault = attributeOf(graph, 'edgedefault') === 'directed';
  return {
    kind: 'graph',
    format: 'graphml',
    fileName,
    directed:
      declared.includes('true') ||
      (byDefault && !(declared.length > 0 && declared.every((each) => each === 'false'))),
    nodes: nodesOf(graph, keysOf(root, 'node')),
    ties: edges.map((edge) =>
      edgeOf({
        source: attributeOf(edge, 'source'),
        target: attributeOf(edge, 'target'),
        label: null,
        weight: null,
        start: null,
        end: null,
        attributes: attributesOf(edge, edgeKeys),
      }),
    ),
  };
};
