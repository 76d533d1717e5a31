import type { Formats } from './formats.ts';

/** What explaining needs of a translator: `t('namespace:key', params)`. */
export type Sentence = (key: string, params?: Record<string, unknown>) => string;

/** A fact that explains, as the engine and the API give it. */
export interface ExplainingFact {
  readonly code: string;
  readonly params: Readonly<Record<string, unknown>>;
}

export interface ExplainContext {
  readonly t: Sentence;
  readonly formats: Formats;
  /** Name of an organisation from its id. */
  readonly name: (id: string) => string;
}

const marketParams = new Set(['markets', 'ownMarkets']);
const organisationParams = new Set([
  'organisations',
  'with',
  'members',
  'placedElsewhere',
  'mentor',
  'first',
  'second',
]);
const distanceCodes = new Set(['raise_max_km']);
/** Facts about pairs that may concern others only: then the list is empty, and the sentence is another one. */
const pairCodes = new Set([
  'vetoes',
  'forbidden_pairs',
  'locks',
  'lift_vetoes',
  'allow_forbidden_pairs',
  'release_locks',
]);

function wording(code: string, key: string, value: unknown, context: ExplainContext): unknown {
  const { formats, t } = context;
  if (Array.isArray(value)) {
    const items = value.map(String);
    return formats.list(
      items.map((item) => (marketParams.has(key) ? formats.country(item) : context.name(item))),
    );
  }
  if (typeof value === 'string') {
    if (key === 'criterion') return t(`terms:criterion.${value}`);
    return organisationParams.has(key) ? context.name(value) : value;
  }
  if (typeof value === 'number') {
    const isDistance = key === 'km' || key === 'maxKm' || (key === 'to' && distanceCodes.has(code));
    return isDistance ? formats.km(value) : formats.number(value);
  }
  return value;
}

/** The sentence of a reason, of a change that would help, or of a fact about a group. */
export function explain(fact: ExplainingFact, context: ExplainContext): string {
  const params = Object.entries(fact.params).map(([key, value]) => [
    key,
    wording(fact.code, key, value, context),
  ]);
  const count = fact.params['pairs'];
  const partners = fact.params['with'];
  const isElsewhere = pairCodes.has(fact.code) && Array.isArray(partners) && partners.length === 0;
  return context.t(`explanations:${fact.code}${isElsewhere ? '_elsewhere' : ''}`, {
    ...Object.fromEntries(params),
    ...(typeof count === 'number' ? { count } : {}),
  });
}
