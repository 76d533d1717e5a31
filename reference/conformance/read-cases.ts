import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { ConformanceCase, Json, JsonObject } from './adapter.ts';

export type ReadFile =
  | { readonly kind: 'case'; readonly file: string; readonly reference: ConformanceCase }
  /** A JSON file without `area` and `expected`: not a case, said and not counted. */
  | { readonly kind: 'not-a-case'; readonly file: string }
  | { readonly kind: 'unreadable'; readonly file: string; readonly reason: string };

/** Every JSON file of a folder (or one file), its subfolders included, in the order of their paths. */
export function readCases(folder: string): ReadFile[] {
  return jsonFiles(folder).map((path) => readOne(path, relative(folder, path) || path));
}

function jsonFiles(path: string): string[] {
  if (statSync(path).isFile()) return [path];
  const entries = readdirSync(path, { withFileTypes: true });
  return entries
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return jsonFiles(inside);
      return entry.name.endsWith('.json') ? [inside] : [];
    });
}

function readOne(path: string, file: string): ReadFile {
  let content: Json;
  try {
    content = JSON.parse(readFileSync(path, 'utf8')) as Json;
  } catch (error) {
    return { kind: 'unreadable', file, reason: error instanceof Error ? error.message : String(error) };
  }
  if (!isObject(content) || typeof content['area'] !== 'string' || !isObject(content['expected'])) {
    return { kind: 'not-a-case', file };
  }
  return { kind: 'case', file, reference: toCase(content, path, file) };
}

function toCase(content: JsonObject, path: string, file: string): ConformanceCase {
  const conventions = content['conventions'];
  return {
    id: typeof content['id'] === 'string' ? content['id'] : file,
    area: String(content['area']),
    file,
    folder: dirname(path),
    input: content['input'] ?? null,
    expected: content['expected'] as JsonObject,
    tolerance: isObject(content['tolerance']) ? content['tolerance'] : {},
    conventions: Array.isArray(conventions) ? conventions.map(String) : [],
    notes: content['notes'] ?? null,
  };
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
