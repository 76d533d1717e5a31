import type { ApiRoute, JsonSchema } from './describe-api.ts';
import { nameOf } from './describe-api.ts';
import type { KnownIdentifiers } from './known-identifiers.ts';

/** Values of text fields that must have a form of their own, by the name of the property. */
const texts: Readonly<Record<string, string>> = {
  sector: '22.29',
  shortName: 'delta',
  slug: 'delta',
  currency: 'EUR',
  link: 'https://example.org/',
};

/** Names of properties that name something under another name. */
const naming: Readonly<Record<string, string>> = {
  fromId: 'organisationId',
  toId: 'organisationId',
  leftId: 'organisationId',
  rightId: 'organisationId',
  againstId: 'organisationId',
  ownerId: 'personId',
  successorId: 'personId',
  researcherId: 'personId',
  people: 'personId',
  mentions: 'personId',
  through: 'messageId',
  threadId: 'messageId',
};

/** A body that the description allows: for each alternative that it offers, one. */
export function exampleBodies(route: ApiRoute, known: KnownIdentifiers, cluster: string | null): unknown[] {
  if (route.body === null) return [undefined];
  const maker = new BodyMaker(known, cluster);
  const alternatives = route.body.anyOf ?? route.body.oneOf ?? [route.body];
  return alternatives.map((schema) => maker.value(schema, nameOf(route)));
}

class BodyMaker {
  readonly #known: KnownIdentifiers;
  readonly #cluster: string | null;
  #drawn = 0;

  constructor(known: KnownIdentifiers, cluster: string | null) {
    this.#known = known;
    this.#cluster = cluster;
  }

  value(schema: JsonSchema, name: string): unknown {
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.default !== undefined && schema.default !== null) return schema.default;
    const choice = (schema.anyOf ?? schema.oneOf)?.[0];
    if (choice !== undefined) return this.value(choice, name);
    const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
    switch (type) {
      case 'object':
        return this.#object(schema);
      case 'array':
        return schema.minItems === undefined ? [] : [this.value(schema.items ?? {}, name)];
      case 'string':
        return this.#text(schema, name);
      case 'integer':
      case 'number':
        return schema.minimum !== undefined && schema.minimum > 1 ? schema.minimum : 1;
      case 'boolean':
        return true;
      default:
        return null;
    }
  }

  #object({ properties = {}, required = [] }: JsonSchema): Record<string, unknown> {
    return Object.fromEntries(
      Object.entries(properties)
        .filter(([name]) => required.includes(name))
        .map(([name, schema]) => [name, this.value(schema, name)]),
    );
  }

  #text({ format, minLength = 1, maxLength = 100, pattern }: JsonSchema, name: string): string {
    if (format === 'uuid') return this.#identifier(name);
    if (format === 'email') return 'somebody@example.org';
    if (format === 'date') return '2100-01-01';
    if (format === 'date-time') return '2099-01-01T00:00:00.000Z';
    const known = texts[name];
    if (known !== undefined) return known;
    if (pattern === '^[A-Z]{2}$') return 'FR';
    return 'An example of words'.padEnd(minLength, '.').slice(0, maxLength);
  }

  /** Another one each time: two ends of a tie differ. */
  #identifier(name: string): string {
    const kind = naming[name] ?? name;
    const here = this.#cluster === null ? [] : this.#known.inCluster(kind, this.#cluster);
    const some = here.length === 0 ? this.#known.named(kind) : here;
    return some[this.#drawn++ % some.length] ?? '01890000-0000-7000-8000-000000000000';
  }
}
