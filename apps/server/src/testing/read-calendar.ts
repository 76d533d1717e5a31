/** One property of a calendar file: its name, its parameters, its value as written. */
export interface CalendarProperty {
  readonly name: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly value: string;
}

export type CalendarComponent = ReadonlyMap<string, readonly CalendarProperty[]>;

export interface ReadCalendar {
  readonly calendar: CalendarComponent;
  readonly events: readonly CalendarComponent[];
}

/**
 * Reads a calendar file as strictly as RFC 5545 has it, from its text alone: octets (3.1), content lines, components and which
 * properties they need or have once (3.6, 3.6.1), dates and texts (3.3). Anything else throws, with the line. Made for tests: it
 * shares nothing with the writer.
 */
export function readCalendar(file: string): ReadCalendar {
  const lines = contentLines(file).map(property);
  const first = lines[0];
  const last = lines.at(-1);
  if (first?.name !== 'BEGIN' || first.value !== 'VCALENDAR') throw new Error('does not begin a calendar');
  if (last?.name !== 'END' || last.value !== 'VCALENDAR') throw new Error('does not end its calendar');
  const calendar = new Map<string, CalendarProperty[]>();
  const events: Map<string, CalendarProperty[]>[] = [];
  let inside = calendar;
  for (const line of lines.slice(1, -1)) {
    if (line.name === 'BEGIN') {
      if (inside !== calendar || line.value !== 'VEVENT') throw new Error(`begins ${line.value} here`);
      events.push((inside = new Map()));
    } else if (line.name === 'END') {
      if (inside === calendar || line.value !== 'VEVENT') throw new Error(`ends ${line.value} here`);
      inside = calendar;
    } else {
      if (inside === calendar && events.length > 0) throw new Error(`${line.name} after a component`);
      inside.set(line.name, [...(inside.get(line.name) ?? []), line]);
    }
  }
  if (inside !== calendar) throw new Error('an event does not end');
  checkCalendar(calendar);
  events.forEach(checkEvent);
  const uids = events.map((event) => event.get('UID')?.[0]?.value);
  if (new Set(uids).size < uids.length) throw new Error('two events have the same UID');
  return { calendar, events };
}

/** Lines end with CRLF and nothing else does; each has at most 75 octets of whole characters; a space or a tab goes on. */
function contentLines(file: string): string[] {
  if (!file.endsWith('\r\n')) throw new Error('the last line does not end');
  const physical = file.slice(0, -2).split('\r\n');
  const lines: string[] = [];
  for (const line of physical) {
    if (line === '') throw new Error('an empty line');
    if (/[\r\n]/.test(line)) throw new Error(`a bare line break: ${JSON.stringify(line)}`);
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`a control character: ${JSON.stringify(line)}`);
    if (!line.isWellFormed()) throw new Error('half a character');
    if (Buffer.byteLength(line) > 75) throw new Error(`more than 75 octets: ${line}`);
    if (/^[ \t]/.test(line)) {
      if (lines.length === 0) throw new Error('goes on before it begins');
      lines.push(`${lines.pop() ?? ''}${line.slice(1)}`);
    } else lines.push(line);
  }
  return lines;
}

/** `name *(";" param "=" value) ":" value`, a value of a parameter in quotes where it holds a sign that means something. */
function property(line: string): CalendarProperty {
  const name = /^[A-Z0-9-]+/.exec(line)?.[0];
  if (name === undefined) throw new Error(`no name: ${line}`);
  const parameters = new Map<string, string>();
  let rest = line.slice(name.length);
  for (;;) {
    const parameter = /^;([A-Z0-9-]+)=(?:"([^"]*)"|([^";:,]*))/.exec(rest);
    if (parameter === null) break;
    parameters.set(parameter[1] ?? '', parameter[2] ?? parameter[3] ?? '');
    rest = rest.slice(parameter[0].length);
  }
  if (!rest.startsWith(':')) throw new Error(`not a content line: ${line}`);
  return { name, parameters, value: rest.slice(1) };
}

const texts = ['NAME', 'X-WR-CALNAME', 'SUMMARY', 'DESCRIPTION', 'UID'];
const atMostOnce = ['DTSTART', 'DTEND', 'SUMMARY', 'DESCRIPTION', 'TRANSP', 'CLASS', 'STATUS', 'SEQUENCE'];

function checkCalendar(calendar: CalendarComponent): void {
  if (only(calendar, 'VERSION').value !== '2.0') throw new Error('not version 2.0');
  if (only(calendar, 'PRODID').value === '') throw new Error('says nothing of who made it');
  for (const name of ['CALSCALE', 'METHOD', 'X-WR-CALNAME'])
    if ((calendar.get(name)?.length ?? 0) > 1) throw new Error(`${name} twice`);
  checkTexts(calendar);
}

function checkEvent(event: CalendarComponent): void {
  if (only(event, 'UID').value === '') throw new Error('an empty UID');
  if (!/^\d{8}T\d{6}Z$/.test(only(event, 'DTSTAMP').value)) throw new Error('DTSTAMP is not a UTC instant');
  for (const name of atMostOnce) if ((event.get(name)?.length ?? 0) > 1) throw new Error(`${name} twice`);
  const start = wholeDay(only(event, 'DTSTART'));
  const end = event.get('DTEND')?.[0];
  if (end !== undefined && wholeDay(end) <= start) throw new Error('ends before it begins');
  const [busy] = event.get('TRANSP') ?? [];
  if (busy !== undefined && !['OPAQUE', 'TRANSPARENT'].includes(busy.value))
    throw new Error(`TRANSP ${busy.value}`);
  checkTexts(event);
}

function only(component: CalendarComponent, name: string): CalendarProperty {
  const [first, ...others] = component.get(name) ?? [];
  if (first === undefined || others.length > 0) throw new Error(`${name} is needed once`);
  return first;
}

function wholeDay({ name, parameters, value }: CalendarProperty): number {
  if (parameters.get('VALUE') !== 'DATE') throw new Error(`${name} is not a date`);
  const iso = value.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso)
    throw new Error(`no day: ${value}`);
  return time;
}

/** TEXT: a backslash is followed by one of four signs; commas and semicolons come after one. */
function checkTexts(component: CalendarComponent): void {
  for (const name of texts)
    for (const { value } of component.get(name) ?? [])
      if (!/^(?:[^\\;,]|\\[\\;,nN])*$/u.test(value)) throw new Error(`not a text: ${value}`);
}
