import { headerKey } from './header-key.ts';
import type { GraphAttribute, GraphFileTie } from './types.ts';

const numeric = new Set([
  'integer',
  'int',
  'long',
  'float',
  'double',
  'short',
  'byte',
  'biginteger',
  'bigdecimal',
]);

/** An attribute in the type that the file declares; a value that does not fit stays text. */
export const typedValue = (raw: string, type: string): GraphAttribute => {
  if (type === 'boolean') return raw === 'true' || raw === '1';
  if (!numeric.has(type)) return raw;
  const value = Number(raw.replace(',', '.'));
  return Number.isFinite(value) ? value : raw;
};

export interface RawEdge {
  readonly source: string | null;
  readonly target: string | null;
  readonly label: string | null;
  readonly weight: string | null;
  readonly start: string | null;
  readonly end: string | null;
  readonly attributes: Readonly<Record<string, GraphAttribute>>;
}

const named = (attributes: RawEdge['attributes'], names: readonly string[]): string | null => {
  const found = Object.entries(attributes).find(([name]) => names.includes(headerKey(name)));
  return found === undefined ? null : String(found[1]);
};

const orNull = (text: string | null): string | null => (text === null || text === '' ? null : text);

/** What an edge says, wherever the tool that wrote it puts it: an attribute of the edge or a declared one. */
export const edgeOf = (edge: RawEdge): GraphFileTie => {
  const strength = named(edge.attributes, ['strength', 'weight', 'force', 'poids']) ?? edge.weight;
  const value = strength === null || strength === '' ? null : Number(strength);
  return {
    source: edge.source ?? '',
    target: edge.target ?? '',
    kind: orNull(named(edge.attributes, ['kind', 'type', 'relation', 'type de lien']) ?? edge.label),
    strength: value === null || !Number.isFinite(value) ? null : value,
    since: orNull(named(edge.attributes, ['since', 'depuis']) ?? edge.start),
    until: orNull(named(edge.attributes, ['until', 'jusqu a']) ?? edge.end),
    attributes: edge.attributes,
  };
};
