import type { ShareProblem } from './types.ts';
import { isFields } from './check-budget.ts';

type Add = (path: string, code: ShareProblem['code'], params?: ShareProblem['params']) => void;
type Fields = Readonly<Record<string, unknown>>;

/** What a field of a file has to be before its values are looked at. */
export type Shape =
  | 'text'
  | 'number'
  | 'fields'
  | 'list'
  | 'texts'
  | 'numbers'
  | { readonly items: Readonly<Record<string, Shape>> }
  | { readonly inside: Readonly<Record<string, Shape>> }
  | { readonly optional: Shape };

/** Problems of form: fields that are missing or of the wrong type, with their place. Unknown fields are left alone. */
export function shapeProblems(content: Fields, shape: Readonly<Record<string, Shape>>): ShareProblem[] {
  const problems: ShareProblem[] = [];
  const add: Add = (path, code, params = {}) => problems.push({ code, path, params });
  for (const [field, wanted] of Object.entries(shape)) checkField(content[field], field, wanted, add);
  return problems;
}

function checkField(value: unknown, path: string, wanted: Shape, add: Add): void {
  if (typeof wanted === 'object' && 'optional' in wanted) {
    if (value !== undefined && value !== null) checkField(value, path, wanted.optional, add);
  } else if (value === undefined || value === null) add(path, 'required');
  else if (typeof wanted === 'string') {
    if (!FITS[wanted](value)) add(path, 'wrong_type', { expected: EXPECTED[wanted] });
  } else if ('items' in wanted) checkItems(value, path, wanted.items, add);
  else if (!isFields(value)) add(path, 'not_an_object');
  else checkFields(value, path, wanted.inside, add);
}

const FITS: Record<Extract<Shape, string>, (value: unknown) => boolean> = {
  text: (value) => typeof value === 'string' && value !== '',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  fields: isFields,
  list: Array.isArray,
  texts: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string' && one !== ''),
  numbers: (value) =>
    Array.isArray(value) && value.every((one) => typeof one === 'number' && Number.isFinite(one)),
};

const EXPECTED: Record<Extract<Shape, string>, string> = {
  text: 'text',
  number: 'number',
  fields: 'object',
  list: 'list',
  texts: 'list of texts',
  numbers: 'list of numbers',
};

function checkItems(value: unknown, path: string, items: Readonly<Record<string, Shape>>, add: Add): void {
  if (!Array.isArray(value)) {
    add(path, 'wrong_type', { expected: 'list' });
    return;
  }
  value.forEach((item: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!isFields(item)) add(at, 'not_an_object');
    else checkFields(item, at, items, add);
  });
}

function checkFields(item: Fields, path: string, fields: Readonly<Record<string, Shape>>, add: Add): void {
  for (const [field, wanted] of Object.entries(fields)) {
    checkField(item[field], `${path}.${field}`, wanted, add);
  }
}
