import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCalendar } from '../../testing/read-calendar.ts';
import { writeCalendar, type CalendarEvent } from './ical.ts';

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
        const file = writeCalendar({ name: summary, madeAt, events: [event({ summary, description })] });
        const [read] = readCalendar(file).events;
        const kept = (text: string) => text.replaceAll(/\r\n?/g, '\n').replaceAll(/[^\P{Cc}\n\t]/gu, '');
        expect(unescaped(read?.get('SUMMARY')?.[0]?.value ?? '')).toBe(kept(summary));
        expect(unescaped(read?.get('DESCRIPTION')?.[0]?.value ?? '')).toBe(kept(description));
      }),
      { seed: 20_261_121 },
    );
  });

  it.each([
    ['a line too long', (file: string) => file.replace('SUMMARY:Fair', `SUMMARY:${'x'.repeat(70)}`)],
    ['a bare line feed', (file: string) => file.replaceAll('\r\n', '\n')],
    ['no UID', (file: string) => file.replace(/UID:.*\r\n/, '')],
    ['the same UID twice', (file: string) => file.replace(/(BEGIN:VEVENT[^]*END:VEVENT\r\n)/, '$1$1')],
    ['a comma that is not escaped', (file: string) => file.replace('SUMMARY:Fair', 'SUMMARY:Fair, Paris')],
    ['a day that is none', (file: string) => file.replace('20261231', '20261331')],
    ['an event that does not end', (file: string) => file.replace('END:VEVENT\r\n', '')],
  ])('is not read with %s', (_what, broken) => {
    const file = writeCalendar({ name: 'n', madeAt, events: [event({})] });
    expect(readCalendar(file).events).toHaveLength(1);
    expect(() => readCalendar(broken(file))).toThrow();
  });
});
