import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { catalogues, namespaces } from '@grappe/messages';

/** Every text of the pages stands in a catalogue, in both languages, and every text of our catalogues is shown somewhere. */
const source = import.meta.dirname;
const ours = [
  'shell',
  'home',
  'directory',
  'imports',
  'network',
  'groups',
  'me',
  'sharing',
  'settings',
  'rooms',
  'access',
  'label',
  'privacy',
  'aggregates',
] as const;
const spokenAttributes = new Set([
  'alt',
  'aria-label',
  'aria-description',
  'description',
  'error',
  'label',
  'placeholder',
  'nothingFoundMessage',
  'thumbLabel',
  'title',
]);

interface Place {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** A key as written (`ns:a.b`), or what is certain of one that is put together (`terms:kind.`). */
interface Reading {
  readonly literals: Place[];
  readonly keys: Place[];
  readonly beginnings: Place[];
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
  .map((name) => join(source, name));

const keyShape = new RegExp(`^(${namespaces.join('|')}):`);
const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

function readFile(path: string): Reading {
  const reading: Reading = { literals: [], keys: [], beginnings: [] };
  const text = readFileSync(path, 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const place = (node: ts.Node, found: string): Place => ({
    file: relative(source, path),
    line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1,
    text: found.trim(),
  });
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node) && hasLetters(node.text)) reading.literals.push(place(node, node.text));
    if (ts.isJsxAttribute(node)) readAttribute(node, reading, place);
    if (ts.isStringLiteralLike(node) && keyShape.test(node.text)) reading.keys.push(place(node, node.text));
    if (ts.isTemplateExpression(node) && keyShape.test(node.head.text)) {
      reading.beginnings.push(place(node, node.head.text));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return reading;
}

function readAttribute(
  attribute: ts.JsxAttribute,
  { literals }: Reading,
  place: (node: ts.Node, found: string) => Place,
): void {
  const value = attribute.initializer;
  if (!spokenAttributes.has(attribute.name.getText()) || value === undefined) return;
  const literal = ts.isJsxExpression(value) ? value.expression : value;
  if (literal !== undefined && ts.isStringLiteralLike(literal) && hasLetters(literal.text)) {
    literals.push(place(attribute, literal.text));
  }
}

const readings = files.map(readFile);
const all = <Name extends keyof Reading>(name: Name): Place[] => readings.flatMap((reading) => reading[name]);

/** `ns:a.b` for every text, without what tells plural forms apart. */
function keysOf(language: 'fr' | 'en'): Set<string> {
  const keys = new Set<string>();
  const walk = (node: unknown, path: string): void => {
    if (typeof node === 'string') keys.add(path.replace(/_(zero|one|two|few|many|other)$/, ''));
    else
      for (const [key, inner] of Object.entries(node as object))
        walk(inner, path.endsWith(':') ? path + key : `${path}.${key}`);
  };
  for (const namespace of namespaces) walk(catalogues[language][namespace], `${namespace}:`);
  return keys;
}

/** Files that the server writes carry texts too. */
function usedByServer(): string[] {
  const server = join(source, '../../server/src');
  return readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => readFile(join(server, name)))
    .flatMap(({ keys, beginnings }) => {
      const starts = beginnings.map(({ text }) => text);
      const begun = [...keysOf('fr')].filter((key) => starts.some((start) => key.startsWith(start)));
      return [...keys.map(({ text }) => text), ...begun];
    });
}

const say = (places: readonly Place[], repair: string): string =>
  places.map(({ file, line, text }) => `${file}:${line} ${JSON.stringify(text)}`).join('\n') +
  `\n→ ${repair}`;

describe('texts of the pages', () => {
  it('are all in a catalogue, none in a component', () => {
    const literals = all('literals');
    const repair = 'put each in packages/messages/src/{fr,en}/<namespace>.json and show it with t(...)';
    expect(literals, say(literals, repair)).toEqual([]);
  });

  it.each(['fr', 'en'] as const)('have no missing key in %s', (language) => {
    const known = keysOf(language);
    // `<HowComputed of="ns:how.x" />` names the beginning of two keys.
    const isKnown = (key: string): boolean =>
      known.has(key) || (known.has(`${key}.title`) && known.has(`${key}.body`));
    const missing = all('keys').filter(({ text }) => !isKnown(text));
    const begins = [...known];
    const astray = all('beginnings').filter(({ text }) => !begins.some((key) => key.startsWith(text)));
    const wrong = [...missing, ...astray];
    expect(wrong, say(wrong, `add these keys to packages/messages/src/${language}/<namespace>.json`)).toEqual(
      [],
    );
  });

  it('leave no text of ours unused', () => {
    const used = new Set([...all('keys').map(({ text }) => text), ...usedByServer()]);
    const beginnings = all('beginnings').map(({ text }) => text);
    const isUsed = (key: string): boolean =>
      used.has(key) ||
      used.has(key.replace(/\.(title|body)$/, '')) ||
      beginnings.some((text) => key.startsWith(text));
    const unused = [...keysOf('fr')].filter(
      (key) => ours.some((namespace) => key.startsWith(`${namespace}:`)) && !isUsed(key),
    );
    expect(unused, `${unused.join('\n')}\n→ remove these keys from packages/messages/src/{fr,en}`).toEqual(
      [],
    );
  });
});
