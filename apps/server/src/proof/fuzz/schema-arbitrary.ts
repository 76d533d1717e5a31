import fc from 'fast-check';
import type { JsonSchema } from '../api/describe-api.ts';
import { hostileDates, hostileNumbers, hostileTexts, hostileValue } from './hostile-values.ts';

/** Where identifiers come from: the name of the property tells which are likely to mean something. */
export type IdentifierSource = (name: string) => fc.Arbitrary<string>;

interface Making {
  readonly identifiers: IdentifierSource;
  /** In a hundred values, how many are something else than what is asked for. */
  readonly hostile: number;
}

/** Values of a schema, some of which are not what it asks for. */
export function valuesOf(schema: JsonSchema, name: string, making: Making): fc.Arbitrary<unknown> {
  const fitting = fittingValues(schema, name, making);
  if (making.hostile === 0) return fitting;
  return fc.oneof(
    { weight: 100 - making.hostile, arbitrary: fitting },
    { weight: making.hostile, arbitrary: hostileValue },
  );
}

function fittingValues(schema: JsonSchema, name: string, making: Making): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  if (schema.const !== undefined) return fc.constant(schema.const);
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => fittingValues(choice, name, making)));
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return fc.jsonValue({ maxDepth: 2 });
  return fc.oneof(...types.map((type) => valuesOfType(type, schema, name, making)));
}

function valuesOfType(type: string, schema: JsonSchema, name: string, making: Making): fc.Arbitrary<unknown> {
  switch (type) {
    case 'string':
      return texts(schema, name, making);
    case 'integer':
      return fc.oneof(within(schema, true), fc.constantFrom(...edges(schema)));
    case 'number':
      return fc.oneof(within(schema, false), fc.constantFrom(...edges(schema)));
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, singular(name), making), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, Math.max(4, schema.minItems ?? 0)),
      });
    case 'object':
      return objects(schema, making);
    default:
      throw new Error(`Nothing says how to make a value of the type ${type}.`);
  }
}

function texts(schema: JsonSchema, name: string, { identifiers }: Making): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 300 } = schema;
  if (format === 'uuid') return identifiers(name);
  if (format === 'email')
    return fc.oneof(fc.emailAddress(), fc.constantFrom('manager@example.org', 'a@b.example'));
  if (format === 'date' || format === 'date-time') return dates(format);
  // Patterns that look ahead or behind are met by chance.
  if (pattern !== undefined && !/\(\?[=!<]/.test(pattern))
    return fc.stringMatching(new RegExp(pattern), { maxLength: 40 });
  const most = Math.min(maxLength, 60);
  const careless = hostileTexts.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(
    fc.string({
      unit: 'grapheme',
      minLength: Math.min(minLength, most),
      maxLength: Math.max(minLength, most),
    }),
    fc.constantFrom(...careless, 'a'.repeat(Math.min(maxLength, 20_000))),
  );
}

const dates = (format: 'date' | 'date-time'): fc.Arbitrary<string> =>
  fc.oneof(
    fc
      .date({ min: new Date('1990-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
      .map((moment) => (format === 'date' ? moment.toISOString().slice(0, 10) : moment.toISOString())),
    fc.constantFrom(...hostileDates),
  );

const lowest = ({ minimum, exclusiveMinimum }: JsonSchema): number =>
  minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1);
const highest = ({ maximum, exclusiveMaximum }: JsonSchema): number =>
  maximum ?? (exclusiveMaximum === undefined ? 1000 : exclusiveMaximum - 1);

const edges = (schema: JsonSchema): number[] => [
  lowest(schema),
  highest(schema),
  ...hostileNumbers.filter((value) => value >= lowest(schema) && value <= highest(schema)),
];

function within(schema: JsonSchema, whole: boolean): fc.Arbitrary<number> {
  const [min, max] = [lowest(schema), Math.max(lowest(schema), highest(schema))];
  const near = { min: Math.max(min, -1e6), max: Math.min(max, Math.max(min, 1e6)) };
  if (near.min > near.max) return fc.constant(min);
  return whole
    ? fc.integer({ min: Math.ceil(near.min), max: Math.floor(near.max) })
    : fc.double({ ...near, noNaN: true });
}

/** Keys that are asked for are there nine times in ten; a key that nobody asked for comes now and then. */
function objects(schema: JsonSchema, making: Making): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const model = Object.fromEntries(
    Object.entries(properties).map(([key, value]) => [key, valuesOf(value, key, making)]),
  );
  const whole = fc.record(model, { requiredKeys: [...required] });
  const holed = fc.record(model, { requiredKeys: [] });
  const fitting =
    making.hostile === 0 ? whole : fc.oneof({ weight: 9, arbitrary: whole }, { weight: 1, arbitrary: holed });
  if (typeof additionalProperties !== 'object') return fitting;
  const more = fc.dictionary(
    making.identifiers('organisationId'),
    valuesOf(additionalProperties, 'value', making),
    {
      maxKeys: 3,
    },
  );
  return fc.tuple(fitting, more).map(([object, added]) => ({ ...(object as object), ...added }));
}

const singular = (name: string): string => (name.endsWith('Ids') ? name.slice(0, -1) : name);
