/** One event of a calendar file: the whole day, or some hours of it. */
export interface CalendarEvent {
  readonly uid: string;
  /** ISO date. */
  readonly day: string;
  /** HH:MM, of the place: the clock shows the same wherever the calendar is read. */
  readonly hours?: { readonly from: string; readonly to: string };
  readonly summary: string;
  readonly description: string;
  readonly category: string;
  /** Whether one is busy that day. */
  readonly busy: boolean;
}

export interface CalendarFile {
  readonly name: string;
  readonly madeAt: Date;
  readonly events: readonly CalendarEvent[];
}

/** Octets of a line, its end not counted (RFC 5545, 3.1). */
const longestLine = 75;

/**
 * A calendar as RFC 5545 has it: whole days (`VALUE=DATE`, the end is the day after) or floating hours (3.3.5), texts escaped, lines of at most 75 octets,
 * CRLF. Readers are asked to come again every six hours (RFC 7986). Linear in the events.
 */
export function writeCalendar({ name, madeAt, events }: CalendarFile): string {
  const stamp = madeAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Grappe//Shared manager//EN',
    'CALSCALE:GREGORIAN',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventLines(
  { uid, day, hours, summary, description, category, busy }: CalendarEvent,
  stamp: string,
): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    ...(hours === undefined
      ? [`DTSTART;VALUE=DATE:${compact(day)}`, `DTEND;VALUE=DATE:${compact(dayAfter(day))}`]
      : [`DTSTART:${atHour(day, hours.from)}`, `DTEND:${atHour(day, hours.to)}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    `CATEGORIES:${escaped(category)}`,
    `TRANSP:${busy ? 'OPAQUE' : 'TRANSPARENT'}`,
    'END:VEVENT',
  ];
}

const compact = (day: string): string => day.replaceAll('-', '');

const atHour = (day: string, time: string): string => `${compact(day)}T${time.replace(':', '')}00`;

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

/** TEXT of RFC 5545, 3.3.11; what no calendar can hold is left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll(/[\\;,]/g, (sign) => `\\${sign}`)
    .replaceAll('\n', '\\n');

/** Lines that are too long go on after a space, never in the middle of a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let [part, octets] = ['', 0];
  for (const sign of line) {
    const size = Buffer.byteLength(sign);
    if (octets + size > longestLine) {
      parts.push(part);
      // The space that goes on counts.
      [part, octets] = ['', 1];
    }
    part += sign;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
