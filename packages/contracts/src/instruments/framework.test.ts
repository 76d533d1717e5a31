import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateTime } from './estimate-time.ts';
import { constructRoles, surveyThemes, type Instrument } from './instrument.ts';
import { readInstrument } from './read-instrument.ts';
import { askedItems, itemsOfForm, suits } from './survey-form.ts';
import { writeInstrument } from './write-instrument.ts';

const yaml = readFileSync(new URL('./framework.yaml', import.meta.url), 'utf8');
const reading = readInstrument(yaml);
const framework = (reading as { instrument: Instrument }).instrument;

describe('the instrument of the framework', () => {
  it('covers every construct with three items at least, one of them reversed, or one for brakes and incentives', () => {
    expect(reading.kind).toBe('instrument');
    expect(new Set(framework.constructs.map(({ role }) => role))).toEqual(new Set(constructRoles));
    for (const { id, role } of framework.constructs) {
      const items = framework.items.filter(({ construct }) => construct === id);
      const fewest = ['brake', 'incentive'].includes(role) ? 1 : role === 'proximity' ? 2 : 3;
      expect(items.length, id).toBeGreaterThanOrEqual(fewest);
      const turned =
        role !== 'brake' && role !== 'incentive' && role !== 'proximity' && id !== 'export_performance';
      if (turned)
        expect(
          items.some(({ reverse }) => reverse),
          id,
        ).toBe(true);
    }
    expect(new Set(framework.sections.flatMap(({ theme }) => theme ?? []))).toEqual(new Set(surveyThemes));
  });

  it('has a short form under four minutes in both languages', () => {
    for (const language of ['fr', 'en'] as const)
      expect(estimateTime(framework, 'short', language).seconds).toBeLessThan(240);
  });

  it('asks each branch what concerns it', () => {
    const items = itemsOfForm(framework, 'long');
    const askedOf = (status: string) => askedItems(items, { export_status: status }).map(({ id }) => id);
    expect(askedOf('now')).toContain('export_share');
    expect(askedOf('never')).toContain('never_reasons');
    expect(askedOf('never')).not.toContain('sales_up');
    expect(askedOf('stopped')).toEqual(
      expect.arrayContaining(['stopped_reasons', 'sales_up', 'difficulties']),
    );
    expect(askedOf('stopped')).not.toContain('countries');
  });
});

describe('YAML', () => {
  it('comes back as it went', () => {
    expect(readInstrument(writeInstrument(framework))).toEqual(reading);
  });

  it('is read, or refused with a line, whatever line is lost or doubled', () => {
    const lines = yaml.split('\n');
    fc.assert(
      fc.property(fc.nat(lines.length - 1), fc.boolean(), (at, lost) => {
        const changed = lost ? lines.toSpliced(at, 1) : lines.toSpliced(at, 0, lines[at]!);
        const read = readInstrument(changed.join('\n'));
        if (read.kind === 'refused')
          for (const { line } of read.problems) {
            expect(line).toBeGreaterThan(0);
            expect(line).toBeLessThanOrEqual(changed.length + 1);
          }
      }),
      { seed: 26, numRuns: 25 },
    );
  });

  it.each([
    ['a: [', 'yaml', 1],
    ['- 1', 'shape', 1],
    ['x: &a [1]\ny: *a', 'shape', 1],
    [
      yaml.replace('source: 000 § 2.1\n    name:', 'source: nowhere\n    name:'),
      'unknown_source',
      yaml.slice(0, yaml.indexOf('source: 000 § 2.1\n    name:')).split('\n').length,
    ],
    [yaml.replace('is: [never]', 'is: [often]'), 'branch_option_unknown', null],
  ])('refuses what is wrong: %#', (text, code, line) => {
    const read = readInstrument(text);
    expect(read.kind).toBe('refused');
    const problems = read.kind === 'refused' ? read.problems : [];
    expect(problems.map((one) => one.code)).toContain(code);
    if (line !== null) expect(problems[0]?.line).toBe(line);
  });
});

describe('answers', () => {
  it('suit their item, or do not', () => {
    const item = (id: string) => framework.items.find((one) => one.id === id)!;
    expect(suits(item('risks'), 7)).toBe(true);
    for (const wrong of [0, 8, 1.5, 'now', ['now']]) expect(suits(item('risks'), wrong)).toBe(false);
    expect(suits(item('risks'), 'na')).toBe(true);
    expect(suits(item('export_share'), 101)).toBe(false);
    expect(suits(item('areas'), ['eu', 'eu'])).toBe(false);
    expect(suits(item('in_your_words'), { text: 'More time' })).toBe(true);
    expect(suits(item('in_your_words'), 'na')).toBe(false);
  });
});
