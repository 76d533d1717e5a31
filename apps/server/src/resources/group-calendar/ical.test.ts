import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeCalendar, type CalendarEvent } from './ical.ts';

/** Reads a calendar by the grammar of RFC 5545, without anything of the writer: lines unfolded, then name, parameters, value. */
function readCalendar(file: string) {
  const lines = file
    .replaceAll(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/s.exec(line);
      if (found === null) throw new Error(`not a content line: ${line}`);
      return { name: found[1] ?? '', parameters: found[2] ?? '', value: found[3] ?? '' };
    });
  const events: Record<string, string>[] = [];
  const stack: string[] = [];
  for (const { name, parameters, value } of lines) {
    if (name === 'BEGIN') {
      stack.push(value);
      if (value === 'VEVENT') events.push({});
    } else if (name === 'END') expect(stack.pop()).toBe(value);
    else if (stack.at(-1) === 'VEVENT') (events.at(-1) ?? {})[`${name}${parameters}`] = value;
  }
  expect(stack).toEqual([]);
  return { lines, events };
}

const unescaped = (text: string): string =>
  text.replaceAll(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

const event = (told: Partial<CalendarEvent>): CalendarEvent => ({
  uid: '1@grappe',
  day: '2026-12-31',
  summary: 'Fair',
  description: '',
  category: 'Work',
  busy: true,
  ...told,
});
const madeAt = new Date('2026-11-21T10:00:00.123Z');

describe('a calendar file', () => {
  it('is what RFC 5545 asks for, to the letter', () => {
    expect(
      writeCalendar({ name: 'Days', madeAt, events: [event({ description: 'a; b, c\\d\nsecond' })] }),
    ).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Grappe//Shared manager//EN',
        'CALSCALE:GREGORIAN',
        'NAME:Days',
        'X-WR-CALNAME:Days',
        'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
        'BEGIN:VEVENT',
        'UID:1@grappe',
        'DTSTAMP:20261121T100000Z',
        'DTSTART;VALUE=DATE:20261231',
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Fair',
        'DESCRIPTION:a\\; b\\, c\\\\d\\nsecond',
        'CATEGORIES:Work',
        'TRANSP:OPAQUE',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('keeps any text, in lines of at most 75 octets that cut no character', () => {
    const texts = fc.string({ unit: 'binary', maxLength: 200 });
    fc.assert(
      fc.property(texts, texts, (summary, description) => {
        const file = writeCalendar({ name: 'n', madeAt, events: [event({ summary, description })] });
        for (const line of file.split('\r\n')) {
          expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
        }
        const [read] = readCalendar(file).events;
        const kept = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
        expect(unescaped(read?.['SUMMARY'] ?? '')).toBe(kept(summary));
        expect(unescaped(read?.['DESCRIPTION'] ?? '')).toBe(kept(description));
      }),
      { seed: 20_261_121 },
    );
  });
});
