import { describe, expect, it } from 'vitest';
import { catalogues } from './catalogues.ts';
import { namespaces } from './namespaces.ts';

/** Plural forms differ between the languages (`_one`, `_many`, `_other`): only what stands before them must agree. */
function keysOf(catalogue: Record<string, unknown>, prefix = ''): Map<string, string> {
  const keys = new Map<string, string>();
  for (const [key, value] of Object.entries(catalogue)) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') keys.set(path.replace(/_(zero|one|two|few|many|other)$/, ''), value);
    else for (const [inner, text] of keysOf(value as Record<string, unknown>, path)) keys.set(inner, text);
  }
  return keys;
}

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].sort();

describe.each(namespaces)('catalogue %s', (namespace) => {
  const french = keysOf(catalogues.fr[namespace]);
  const english = keysOf(catalogues.en[namespace]);

  it('has the same keys in French and in English', () => {
    expect([...french.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('has no empty text', () => {
    const empty = [...french, ...english].filter(([, text]) => text.trim() === '');
    expect(empty).toEqual([]);
  });

  it('asks for the same facts in both languages', () => {
    const different = [...french].filter(
      ([key, text]) =>
        !/_?count/.test(text) && `${placeholders(text)}` !== `${placeholders(english.get(key) ?? '')}`,
    );
    expect(different).toEqual([]);
  });

  it('writes French punctuation with its no-break space', () => {
    const careless = [...french].filter(([, text]) => / [;:!?»]|« /.test(text));
    expect(careless).toEqual([]);
  });
});
