import type { ApiParameter, ApiRoute } from './describe-api.ts';
import { nameOf } from './describe-api.ts';
import type { Identifiers, KnownIdentifiers, KnownThing } from './known-identifiers.ts';

/** An address of a route, and the cluster whose thing it names. */
export interface Address {
  readonly url: string;
  readonly clusterId: string | null;
}

/** What to ask with a query parameter that lists no values of its own; `always` stands in every address. */
type Question = { readonly always?: string; readonly tried?: readonly string[] };

/** A query parameter without an entry here, and without values of its own, fails the proof. */
const questions: Readonly<Record<string, Question>> = {
  words: { tried: ['Maison'] },
  email: { tried: ['relay@example.org'] },
  offer: { tried: ['zq'] },
  need: { tried: ['zq'] },
  sector: { tried: ['zq'] },
  territory: { tried: ['33', 'FR'] },
  headcountMin: { tried: ['1'] },
  headcountMax: { tried: ['999999999'] },
  servedMarket: { tried: ['BE'] },
  wantedMarket: { tried: ['ES', 'JP'] },
  kinds: { tried: ['commercial', 'rivalry,trust'] },
  by: { tried: ['kind', 'sector', 'territory'] },
  level: { tried: ['2', '3'] },
  kind: { tried: ['sme'] },
  size: { tried: ['small'] },
  markets: { tried: ['exporting'] },
  from: { tried: ['2020-01-01'] },
  to: { tried: ['2100-01-01'] },
  at: { tried: ['2024-01-01'] },
  attribute: { tried: ['zq'] },
  value: { tried: ['zq'] },
  page: { tried: ['1', '2'] },
  pageSize: { always: '200' },
  limit: { always: '200' },
  offset: { tried: ['1'] },
  follow: { always: '0' },
};

/** Query parameters that name things. */
const naming: Readonly<Record<string, string>> = {
  organisationId: 'organisationId',
  before: 'messageId',
  thread: 'messageId',
  actorId: 'personId',
  after: 'eventId',
  cases: 'caseId',
  codes: 'codeId',
  waveId: 'waveId',
  studyId: 'studyId',
};

const mostThingsNamedByAQuery = 2;

/**
 * The addresses of a route for some things: all values of its path, and each query parameter by itself; `plainly`, without
 * what only chooses among the same; `once`, the shortest question alone.
 */
export function addressesOf(
  route: ApiRoute,
  known: KnownIdentifiers,
  things: readonly KnownThing[],
  asked: 'everything' | 'plainly' | 'once' = 'everything',
): Address[] {
  const { path, pathParameters } = route;
  const all = queriesOf(route, known);
  // Whoever is refused is so before the question is read.
  const queries =
    asked === 'everything'
      ? all
      : all.filter((query, rank) => rank === 0 || (asked === 'plainly' && query.includes('after=')));
  const listed = combined(pathParameters.filter(({ schema }) => schema.enum !== undefined));
  const choices = asked === 'once' ? listed.slice(0, 1) : listed;
  return things.flatMap(({ identifiers, clusterId }) =>
    choices.flatMap((choice) => {
      const filled = fill(path, { ...identifiers, ...choice });
      return queries.map((query) => ({ url: query === '' ? filled : `${filled}?${query}`, clusterId }));
    }),
  );
}

export function requireThings(route: ApiRoute, known: KnownIdentifiers): readonly KnownThing[] {
  const things = known.withAll(route.pathParameters);
  if (things === undefined)
    throw new Error(
      `Nothing says where the parameters of ${nameOf(route)} are found: api/known-identifiers.ts`,
    );
  return things;
}

export const fill = (path: string, values: Identifiers): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));

/** Every combination of the values that parameters list. */
export function combined(parameters: readonly ApiParameter[]): Identifiers[] {
  return parameters.reduce<Identifiers[]>(
    (choices, { name, schema }) =>
      choices.flatMap((choice) => (schema.enum ?? []).map((value) => ({ ...choice, [name]: String(value) }))),
    [{}],
  );
}

function queriesOf(route: ApiRoute, known: KnownIdentifiers): string[] {
  const always: string[] = [];
  const varied: string[] = [];
  for (const parameter of route.queryParameters) {
    const question = questionOf(route, parameter, known);
    if (question.always !== undefined)
      always.push(`${parameter.name}=${encodeURIComponent(question.always)}`);
    for (const value of question.tried ?? []) varied.push(`${parameter.name}=${encodeURIComponent(value)}`);
  }
  return ['', ...varied].map((one) => [...always, ...(one === '' ? [] : [one])].join('&'));
}

function questionOf(route: ApiRoute, { name, schema }: ApiParameter, known: KnownIdentifiers): Question {
  // The stream ends instead of being followed, whatever else it may do.
  if (schema.enum !== undefined && name !== 'follow') return { tried: schema.enum.map(String) };
  const own = questions[name];
  if (own !== undefined) return own;
  const named = naming[name];
  if (named !== undefined) return { tried: known.named(named).slice(0, mostThingsNamedByAQuery) };
  throw new Error(`Nothing says what to ask with ${name} of ${nameOf(route)}: api/addresses.ts`);
}
