import { XMLParser } from 'fast-xml-parser';
import { decodeXml } from './xml-text.ts';

/** An element as the parser gives it: attributes under `@name`, text under `#text`, children by name. */
export type XmlElement = Readonly<Record<string, unknown>>;

const repeated = new Set(['node', 'edge', 'attvalue', 'attribute', 'attributes', 'key', 'data', 'graph']);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities are undone by our own decoder, which knows the five of XML and no other: nothing can expand.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  maxNestedTags: 60,
  isArray: (name, _path, _isLeaf, isAttribute) => !isAttribute && repeated.has(name),
});

export const isElement = (value: unknown): value is XmlElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const children = (element: XmlElement | null, name: string): readonly XmlElement[] => {
  const value = element?.[name];
  const list: readonly unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((each) => (isElement(each) ? each : { '#text': each }));
};

export const child = (element: XmlElement | null, name: string): XmlElement | null =>
  children(element, name)[0] ?? null;

export const attributeOf = (element: XmlElement | null, name: string): string | null => {
  const value = element?.[`@${name}`];
  return typeof value === 'string' ? decodeXml(value).trim() : null;
};

export const textOf = (element: XmlElement | null): string => {
  const value = element?.['#text'];
  return typeof value === 'string' ? decodeXml(value).trim() : '';
};

/** The root elements of a text, or `null` when it is not well-formed XML, or declares entities of its own. */
export const parseXml = (text: string): XmlElement | null => {
  if (/<!(?:ENTITY|DOCTYPE[^>]*\[)/iu.test(text)) return null;
  try {
    const parsed: unknown = parser.parse(text, true);
    return isElement(parsed) ? parsed : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
};
