import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import type pg from 'pg';
import { from } from 'pg-copy-streams';

export type CopyValue = string | number | boolean | null;

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** PostgreSQL knows no NUL character: it is left out. */
export const withoutNul = (text: string): string => text.replaceAll('\u0000', '');

/** One value in PostgreSQL's COPY text format. */
export function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  return withoutNul(value).replace(special, (character) => escapes[character] ?? character);
}

/** JSON for a jsonb column, which has no NUL character either. */
export const copyJson = (value: unknown): string => JSON.stringify(value).replaceAll('\\u0000', '');

export const copyLine = (values: readonly CopyValue[]): string => `${values.map(copyText).join('\t')}\n`;

/** A text as an element of PostgreSQL's array format; ids, keys and numbers need no quotes. */
export const arrayElement = (text: string | null): string =>
  text === null ? 'NULL' : `"${withoutNul(text).replaceAll(quotable, String.raw`\$&`)}"`;

const quotable = /["\\]/g;

export const arrayOf = (elements: readonly (string | number)[]): string => `{${elements.join(',')}}`;

/** Writes lines made by `copyLine` into a table, with `copy … from stdin`. */
export async function copyLines(
  client: pg.ClientBase,
  table: string,
  lines: readonly string[],
): Promise<void> {
  if (lines.length === 0) return;
  const stream = client.query(from(`copy ${table} from stdin`));
  const done = finished(stream);
  if (!stream.write(lines.join(''))) await Promise.race([once(stream, 'drain'), done]);
  stream.end();
  await done;
}
