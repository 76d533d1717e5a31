import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkInstrument } from './check-instrument.ts';
import { codeFrom, moveItem, removeItem, writeItem } from './edit-instrument.ts';
import { instrumentCode, type Instrument, type InstrumentItem } from './instrument.ts';
import { readInstrument } from './read-instrument.ts';

const yaml = readFileSync(new URL('./framework.yaml', import.meta.url), 'utf8');
const framework = (readInstrument(yaml) as { instrument: Instrument }).instrument;
const unversioned = ({ version: _, ...item }: InstrumentItem) => item;
const [first] = framework.items.filter(({ construct }) => construct === 'uncertainty');

describe('an item of a draft', () => {
  it('takes a new number when its words are no longer those that firms were asked', () => {
    const item = unversioned(first!);
    const versionOf = (fr: string): number | undefined =>
      writeItem(framework, item.id, { item: { ...item, fr } }, framework).items.find(
        ({ id }) => id === item.id,
      )?.version;
    expect(versionOf(item.fr)).toBe(first!.version);
    expect(versionOf('Nous ne savons pas où aller.')).toBe(first!.version + 1);
    const moved = writeItem(framework, item.id, { item: { ...item, short: !item.short } }, framework);
    expect(moved.items.find(({ id }) => id === item.id)?.version).toBe(first!.version);
  });

  it('comes with the dimension, the part and the source that it needs, and takes its dimension away when it leaves', () => {
    const added = writeItem(
      framework,
      'trust',
      {
        item: {
          id: 'trust',
          construct: 'confidence',
          section: 'confidence_part',
          kind: 'scale',
          source: 'Ours 2026 § 1',
          short: false,
          reverse: false,
          fr: 'Nous nous faisons confiance.',
          en: 'We trust each other.',
        },
        construct: {
          id: 'confidence',
          role: 'proximity',
          source: 'Ours 2026',
          name: { fr: 'Confiance', en: 'Confidence' },
        },
        section: { id: 'confidence_part', title: { fr: 'Confiance', en: 'Confidence' } },
        source: { paper: 'Ours 2026', title: 'Working paper' },
      },
      framework,
    );
    expect(checkInstrument(added)).toEqual([]);
    expect(added.items.at(-1)).toMatchObject({ id: 'trust', version: 1 });
    expect(removeItem(added, 'trust').constructs).toEqual(framework.constructs);
  });

  it('moves among those of its part alone, and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...framework.items), ({ id, section }) => {
        const down = moveItem(framework, id, 'down');
        const idsOf = (whole: Instrument) => whole.items.map((item) => item.id);
        expect(new Set(idsOf(down))).toEqual(new Set(idsOf(framework)));
        for (const other of framework.sections.filter((one) => one.id !== section))
          expect(down.items.filter((item) => item.section === other.id)).toEqual(
            framework.items.filter((item) => item.section === other.id),
          );
        const isLast = framework.items.findLast((item) => item.section === section)?.id === id;
        expect(moveItem(down, id, 'up').items).toEqual(
          isLast ? moveItem(framework, id, 'up').items : framework.items,
        );
      }),
      { seed: 33, numRuns: 60 },
    );
  });

  it('is named after its words, never as another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (words) => {
        const code = codeFrom(words, []);
        expect(instrumentCode.safeParse(code).success).toBe(true);
        expect(codeFrom(words, [code])).not.toBe(code);
      }),
      { seed: 34, numRuns: 200 },
    );
  });
});
