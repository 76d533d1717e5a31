import { expect, test } from 'vitest';
import { readInstance } from '@grappe/engine/groups';
import { explainInstanceFault, formats, languages, translator, type Sentence } from '@grappe/messages';

function told(content: unknown, language: 'fr' | 'en'): string[] {
  const reading = readInstance(content);
  if (reading.kind !== 'invalid_instance') throw new Error(reading.kind);
  const t = translator(language) as unknown as Sentence;
  return reading.faults.map((fault) => {
    const { what, remedy } = explainInstanceFault(fault, t, formats(language));
    expect(remedy.length).toBeGreaterThan(10);
    return what;
  });
}

const bounds = { min: 2, max: 3 };
const firm = (id: string, headcount: unknown = 3) => ({ id, headcount });
const bad: readonly (readonly [name: string, content: unknown])[] = [
  ['not an object', 7],
  ['nothing', {}],
  ['sizes', { bounds: { min: 1, max: 99 }, firms: [], pairs: [] }],
  ['no headcount', { bounds, firms: [{ id: 'a' }], pairs: [] }],
  ['no headcount but a word', { bounds, firms: [firm('a', 'many')], pairs: [] }],
  ['the same firm', { bounds, firms: [firm('a'), firm('a')], pairs: [] }],
  ['an unknown firm', { bounds, firms: [firm('a')], pairs: [{ a: 'a', b: 'z', score: 1 }] }],
  ['a firm with itself', { bounds, firms: [firm('a')], pairs: [{ a: 'a', b: 'a', score: 1 }] }],
  ['a lock of three', { bounds, firms: [firm('a')], pairs: [], locks: [['a', 'b', 'c']] }],
  [
    'the same pair',
    {
      bounds,
      firms: [firm('a'), firm('b')],
      pairs: [
        { a: 'a', b: 'b', score: 1 },
        { a: 'b', b: 'a', score: 0 },
      ],
    },
  ],
];

test.each(languages)('every fault of an instance is a sentence with its place, in %s', (language) => {
  for (const [name, content] of bad) {
    const sentences = told(content, language);
    expect(sentences.length, name).toBeGreaterThan(0);
    for (const sentence of sentences)
      expect(sentence, name).not.toMatch(/\{\{|undefined|null|instance-faults/);
  }
});

test('the firm and the field are said as people say them', () => {
  const zero = { bounds, firms: [firm('a'), firm('b', 0)], pairs: [] };
  expect(told(zero, 'en')).toEqual(['Firm 2 (“b”), headcount: 0 is impossible (expected: > 0).']);
  expect(told(zero, 'fr')[0]).toMatch(/^Entreprise 2 \(«\sb\s»\), effectif\s: 0 est impossible/);
});
