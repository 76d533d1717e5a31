import type pg from 'pg';
import { sceneId } from './scene-id.ts';
import type { Scene } from './seed-two-clusters.ts';

/**
 * The proposed export group of alpha (firmA, firmB) lives: both were asked and said yes, it operates, each used a day of the
 * shared manager, firmA paid, accounts were drawn up, and each told a contract and a lesson. The manager has a feed.
 */
export async function seedGroupLife(client: pg.Client, scene: Scene): Promise<void> {
  const { manager } = scene.people;
  const place = { cluster_id: scene.clusters.alpha, group_id: sceneId('group:proposed') };
  const insert = insertInto(client);
  await insert('group_lives', { ...place, updated_by: manager });
  // Nobody is told by mail in this scene.
  await client.query('alter table group_answers disable trigger tg_group_answers__tell');
  for (const organisation of ['firmA', 'firmB'] as const)
    await seedMember(insert, scene, { ...place, organisation_id: scene.organisations[organisation] });
  await client.query('alter table group_answers enable trigger tg_group_answers__tell');
  await insert('group_feasibility', { ...place, item: 'conflicts', verdict: 'good', answered_by: manager });
  for (const audience of ['coordinator', 'group'])
    await insert('group_decisions', { ...place, kind: 'step', audience, decided_by: manager });
  await seedAccounts(insert, scene, place);
  for (const state of ['contacted', 'feasibility', 'commitment', 'operating'])
    await client.query('update group_lives set state = $2 where group_id = $1', [place.group_id, state]);
  await insert('calendar_feeds', {
    cluster_id: place.cluster_id,
    person_id: manager,
    token_hash: Buffer.alloc(32, 1),
  });
}

type Insert = (table: string, row: Record<string, unknown>) => Promise<unknown>;

interface Place {
  readonly cluster_id: string;
  readonly group_id: string;
}

const insertInto =
  (client: pg.Client): Insert =>
  (table, row) =>
    client.query(
      `insert into ${table} (${Object.keys(row).join(', ')})
       values (${Object.keys(row)
         .map((_, rank) => `$${rank + 1}`)
         .join(', ')})`,
      Object.values(row),
    );

/** What one member is asked, its day, its contract and its lesson; firmA keeps its contract to itself. */
async function seedMember(
  insert: Insert,
  scene: Scene,
  member: Place & { readonly organisation_id: string },
): Promise<void> {
  const { manager, firmOwner, otherFirm } = scene.people;
  const first = member.organisation_id === scene.organisations.firmA;
  const { organisation_id, ...place } = member;
  const person = first ? firmOwner : otherFirm;
  for (const kind of ['interest', 'commitment'])
    await insert('group_answers', {
      ...member,
      kind,
      asked_by: manager,
      respond_by: '2026-02-01',
      answer: 'yes',
      answered_on: '2026-01-20',
      answered_by: person,
      via: 'firm',
    });
  await insert('group_memberships', { ...member, joined_on: '2026-01-01', recorded_by: manager });
  const day = sceneId(`group-day:${first}`);
  await insert('group_days', {
    ...place,
    id: day,
    day: first ? '2026-03-02' : '2026-03-03',
    kind: 'work',
    portion: 1,
    created_by: manager,
    updated_by: manager,
  });
  await insert('group_day_uses', { ...place, day_id: day, organisation_id, market: 'DE', note: 'a fair' });
  await insert('group_contracts', {
    ...member,
    market: 'DE',
    won_on: '2026-03-20',
    amount_cents: 100_000,
    audience: first ? 'self' : 'coordinator',
    entered_by: person,
    updated_by: person,
  });
  await insert('group_lessons', {
    ...place,
    kind: 'worked',
    title: 'a lesson',
    audience: first ? 'coordinator' : 'cluster',
    author_id: first ? manager : person,
    updated_by: person,
  });
}

async function seedAccounts(insert: Insert, scene: Scene, place: Place): Promise<void> {
  const { manager } = scene.people;
  const { firmA, firmB } = scene.organisations;
  const settlement = sceneId('settlement');
  const accounts = { on_date: '2026-03-31', occasion: 'interim', currency: 'EUR' };
  await insert('group_settlements', {
    ...place,
    ...accounts,
    id: settlement,
    rank: 1,
    rule: 'equal',
    total_cents: 300,
    made_by: manager,
  });
  for (const [organisation, paid] of [
    [firmA, 300],
    [firmB, 0],
  ] as const)
    await insert('group_settlement_lines', {
      ...place,
      ...accounts,
      settlement_id: settlement,
      organisation_id: organisation,
      due_cents: 150,
      paid_cents: paid,
      balance_cents: paid - 150,
    });
  const cost = sceneId('group-cost');
  await insert('group_costs', {
    ...place,
    id: cost,
    line_id: 'manager',
    spent_on: '2026-03-10',
    amount_cents: 300,
    paid_by: firmA,
    settlement_id: settlement,
    created_by: manager,
    updated_by: manager,
  });
  await insert('group_receipts', {
    ...place,
    cost_id: cost,
    name: 'receipt.pdf',
    media_type: 'application/pdf',
    bytes: 1,
    sha256: Buffer.alloc(32),
    content: Buffer.alloc(1),
    added_by: manager,
  });
}
