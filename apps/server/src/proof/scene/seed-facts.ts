import { factKeys, factRegistry, type FactKey } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import { insert } from './insert.ts';
import { changeSetOf } from './seed-base.ts';
import { clusterId, firmId, firms, personId, type Firm } from './world.ts';

/** The group and the alliance to which things are shown. */
export interface Circles {
  readonly groupId: string;
  readonly groupMembers: readonly Firm[];
  readonly allianceId: string;
}

/** What groups are formed from: firms that want the same market, save C, and the sizes of all, for the whole cluster. */
export async function seedPlanningFacts(client: pg.Client): Promise<void> {
  const ready = ['firmA', 'firmB', 'firmC', 'firmD', 'firmE', 'firmF'] as const;
  for (const [rank, firm] of ready.entries()) {
    const add = (key: FactKey, item: string, value: unknown) =>
      addFact(client, { firm, key, item, value, audience: 'cluster' });
    await add('wanted_market', firm === 'firmC' ? 'JP' : 'ES', { priority: 1 });
    await add('served_market', 'BE', { since: 2015 });
    await add('headcount_bracket', '', '10-19');
    await add('cooperation_experience', '', true);
    await add('product_code', `${22 + rank}0421`, `${22 + rank}0421`);
  }
}

interface NewFact {
  readonly firm: Firm;
  readonly key: FactKey;
  readonly item: string;
  readonly value: unknown;
  readonly audience: Audience;
  readonly audienceId?: string | null;
  readonly more?: Readonly<Record<string, unknown>>;
}

async function addFact(client: pg.Client, fact: NewFact): Promise<void> {
  const cluster = firms[fact.firm];
  await insert(client, 'facts', {
    cluster_id: clusterId(cluster),
    organisation_id: firmId(fact.firm),
    key: fact.key,
    item: fact.item,
    value: JSON.stringify(fact.value),
    source: 'declared',
    audience: fact.audience,
    audience_id: fact.audienceId ?? null,
    author: personId('manager'),
    opened_by: changeSetOf(cluster),
    ...fact.more,
  });
}

const audiences: readonly Audience[] = ['self', 'coordinator', 'group', 'cluster', 'alliance', 'public'];

/** Facts of every key and every audience, of the two competitors, of a neighbour and of firms elsewhere. */
export async function seedSecretFacts(client: pg.Client, markers: Markers, circles: Circles): Promise<void> {
  for (const [rank, firm] of (['firmA', 'firmB'] as const).entries())
    await seedEveryKey(client, markers, { firm, circles, turn: rank });
  for (const firm of ['firmC', 'abroad', 'betaOne', 'gammaOne'] as const) {
    for (const audience of ['self', 'coordinator', 'cluster'] as const)
      await seedOne(client, markers, { firm, key: 'offer', audience, circles });
    await seedOne(client, markers, { firm, key: 'turnover', audience: 'self', circles });
    await seedOne(client, markers, { firm, key: 'export_turnover', audience: 'coordinator', circles });
  }
  await seedOne(client, markers, { firm: 'betaOne', key: 'need', audience: 'alliance', circles });
  await seedShownForATime(client, markers, circles);
  await seedPast(client, markers);
}

/** Keys with many values stand before every audience; others before their owner and, in turn, before one more. */
async function seedEveryKey(
  client: pg.Client,
  markers: Markers,
  { firm, circles, turn }: { firm: Firm; circles: Circles; turn: number },
): Promise<void> {
  const planning = ['headcount_bracket', 'cooperation_experience', 'created_on'];
  const keys = factKeys.filter(
    (key) => !planning.includes(key) && !factRegistry[key].type.endsWith('Market'),
  );
  for (const [rank, key] of keys.entries()) {
    const others = audiences.slice(1);
    const shown = factRegistry[key].multiple ? others : [others[(rank + turn) % others.length] ?? 'cluster'];
    for (const audience of ['self', ...shown] as const)
      await seedOne(client, markers, { firm, key, audience, circles });
  }
}

interface OneFact {
  readonly firm: Firm;
  readonly key: FactKey;
  readonly audience: Audience;
  readonly circles: Circles;
}

async function seedOne(client: pg.Client, markers: Markers, one: OneFact): Promise<void> {
  const { firm, key, audience } = one;
  const whom = whomOf(one);
  const { item, value } = markedValue(markers, key, `facts.value ${key} of ${firm} to ${audience}`, whom);
  const detail = markers.word(`facts.source_detail ${key} of ${firm} to ${audience}`, whom);
  await addFact(client, {
    firm,
    key,
    item,
    value,
    audience,
    audienceId: idOf(audience, one.circles),
    more: { source_detail: detail },
  });
}

const idOf = (audience: Audience, { groupId, allianceId }: Circles): string | null =>
  audience === 'group' ? groupId : audience === 'alliance' ? allianceId : null;

/** Prices, customers, volumes, bids, capacities and wages are kept from the others of the same group, whatever their audience. */
const sensitive: ReadonlySet<string> = new Set([
  'price',
  'customer',
  'volume',
  'export_turnover',
  'export_share',
  'bid',
  'capacity',
  'wage',
]);

function whomOf(one: OneFact): Whom {
  const { firm, key, audience, circles } = one;
  const whom = whomByAudience(one);
  if (!sensitive.has(key) || !circles.groupMembers.includes(firm)) return whom;
  const competitors = circles.groupMembers.filter((member) => member !== firm);
  // Nor are they put where a competitor reads without signing in.
  const within: Whom = audience === 'public' ? { kind: 'cluster', cluster: firms[firm] } : whom;
  return { kind: 'except', of: within, firms: competitors };
}

function whomByAudience({ firm, audience, circles }: Omit<OneFact, 'key'>): Whom {
  const cluster = firms[firm];
  switch (audience) {
    case 'self':
      return { kind: 'self', firm };
    case 'coordinator':
      return { kind: 'coordinator', cluster, firm };
    case 'group':
      return { kind: 'group', cluster, firm, members: circles.groupMembers };
    case 'cluster':
      return { kind: 'cluster', cluster };
    case 'alliance':
      return { kind: 'alliance', clusters: ['alpha', 'beta'] };
    case 'public':
      return { kind: 'public' };
  }
}

/** A value of the key's type that holds a marker; many-valued keys are told apart by their item, which holds it too. */
function markedValue(
  markers: Markers,
  key: FactKey,
  place: string,
  whom: Whom,
): { item: string; value: unknown } {
  const { type, multiple } = factRegistry[key];
  if (type === 'money')
    return { item: '', value: { cents: markers.number(place, whom) * 100, currency: 'EUR' } };
  if (type === 'integer') return { item: '', value: markers.number(place, whom) };
  if (type === 'ratio') return { item: '', value: markers.number(place, whom) / 10_000_000 };
  const word = markers.word(place, whom);
  const value =
    type === 'email' ? `${word}@example.org` : type === 'url' ? `https://${word}.example.org/` : word;
  return { item: multiple ? value : '', value };
}

/** Shown to more until a day: one that lasts, one that is over. */
async function seedShownForATime(client: pg.Client, markers: Markers, circles: Circles): Promise<void> {
  const firm = 'firmA';
  const until = { still: '2100-01-01', over: '2020-01-01' };
  const show = async (name: 'still' | 'over', to: Audience, whom: Whom) => {
    const word = markers.word(`facts.value shown ${name} to ${to}`, whom);
    const more = { shown_to: to, shown_to_id: idOf(to, circles), shown_until: until[name] };
    await addFact(client, { firm, key: 'offer', item: word, value: word, audience: 'coordinator', more });
  };
  for (const to of ['group', 'cluster', 'alliance', 'public'] as const) {
    await show('still', to, whomByAudience({ firm, audience: to, circles }));
    await show('over', to, whomByAudience({ firm, audience: 'coordinator', circles }));
  }
}

/** The past of a shared value is for its owner and the coordinators; of one that is now kept, for its owner alone. */
async function seedPast(client: pg.Client, markers: Markers): Promise<void> {
  const firm = 'firmA';
  const closed = { ended_at: new Date(), closed_by: changeSetOf('alpha') };
  for (const withheld of [false, true]) {
    const whom: Whom = withheld ? { kind: 'self', firm } : { kind: 'coordinator', cluster: 'alpha', firm };
    const word = markers.word(`facts.value past, ${withheld ? 'withheld' : 'told'}`, whom);
    const more = { ...closed, withheld };
    await addFact(client, { firm, key: 'need', item: word, value: word, audience: 'cluster', more });
  }
}
