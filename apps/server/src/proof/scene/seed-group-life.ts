import { sceneId } from '@grappe/database/testing';
import type pg from 'pg';
import type { Whom } from '../entitlement.ts';
import type { Markers } from '../markers.ts';
import type { PlansOfScene } from './fill-plans.ts';
import { insert } from './insert.ts';
import { clusterId, firmId, personId, type Firm } from './world.ts';

const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
const nobody: Whom = { kind: 'people', people: [] };

interface Living {
  readonly client: pg.Client;
  readonly markers: Markers;
  readonly place: { readonly cluster_id: string; readonly group_id: string };
  readonly members: readonly Firm[];
  readonly group: Whom;
}

/** The proposed group of A and B lives: what is decided, answered, worked, paid, won and learnt there. */
export async function seedGroupLife(client: pg.Client, markers: Markers, plans: PlansOfScene): Promise<void> {
  const { groupId, groupMembers: members } = plans;
  const group: Whom = { kind: 'group', cluster: 'alpha', members };
  const place = { cluster_id: clusterId('alpha'), group_id: groupId };
  const living = { client, markers, place, members, group };
  await insert(client, 'group_lives', {
    ...place,
    manager_name: markers.word('group_lives.manager_name', group),
  });
  for (const firm of members) await seedMember(living, firm);
  await seedDecisions(living);
  for (const state of ['contacted', 'feasibility', 'commitment', 'operating'])
    await client.query('update group_lives set state = $2 where group_id = $1', [groupId, state]);
  await seedAccounts(living);
  await seedLessons(living);
}

/** Its answers, days, contracts: each before those whom it concerns. */
async function seedMember({ client, markers, place, members, group }: Living, firm: Firm): Promise<void> {
  const own: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
  const member = { ...place, organisation_id: firmId(firm) };
  const word = (what: string, whom: Whom) => markers.word(`${what} of ${firm}`, whom);
  for (const kind of ['interest', 'commitment'])
    await insert(client, 'group_answers', {
      ...member,
      kind,
      respond_by: '2100-01-01',
      answer: 'yes',
      answered_on: '2026-01-20',
      via: 'team',
      proof: word(`group_answers.proof ${kind}`, team),
      note: word(`group_answers.note ${kind}`, own),
    });
  await insert(client, 'group_memberships', { ...member, joined_on: '2026-01-01' });
  const day = sceneId(`proof:group-day:${firm}`);
  await insert(client, 'group_days', {
    ...place,
    id: day,
    day: `2026-03-${10 + members.indexOf(firm)}`,
    kind: 'work',
    portion: 1,
  });
  await insert(client, 'group_day_uses', {
    ...member,
    day_id: day,
    market: 'DE',
    note: word('group_day_uses.note', own),
  });
  const readers = { self: { kind: 'self', firm } as Whom, coordinator: own, group };
  for (const audience of ['self', 'coordinator', 'group'] as const)
    await insert(client, 'group_contracts', {
      ...member,
      market: 'DE',
      label: word(`group_contracts.label to ${audience}`, readers[audience]),
      won_on: '2026-03-20',
      amount_cents: markers.number(
        `group_contracts.amount_cents to ${audience} of ${firm}`,
        readers[audience],
      ),
      audience,
      entered_by: personId('manager'),
    });
}

async function seedDecisions({ client, markers, place, group }: Living): Promise<void> {
  for (const audience of ['coordinator', 'group'] as const)
    await insert(client, 'group_decisions', {
      ...place,
      kind: 'step',
      audience,
      reason: markers.word(`group_decisions.reason to ${audience}`, audience === 'group' ? group : team),
      decided_by: personId('manager'),
    });
  await insert(client, 'group_feasibility', {
    ...place,
    item: 'conflicts',
    verdict: 'good',
    note: markers.word('group_feasibility.note', team),
  });
}

async function seedAccounts({ client, markers, place, members }: Living): Promise<void> {
  const accounts = { on_date: '2026-03-31', occasion: 'interim', currency: 'EUR' };
  const settlement = sceneId('proof:settlement');
  await insert(client, 'group_settlements', {
    ...place,
    ...accounts,
    id: settlement,
    rank: 1,
    rule: 'equal',
    total_cents: markers.number('group_settlements.total_cents', team),
    details: JSON.stringify({ note: markers.word('group_settlements.details', nobody) }),
  });
  for (const firm of members) {
    const own: Whom = { kind: 'coordinator', cluster: 'alpha', firm };
    const due = markers.number(`group_settlement_lines.due_cents of ${firm}`, own);
    await insert(client, 'group_settlement_lines', {
      ...place,
      ...accounts,
      settlement_id: settlement,
      organisation_id: firmId(firm),
      due_cents: due,
      paid_cents: 0,
      balance_cents: -due,
      transfers: JSON.stringify([
        { organisationId: null, cents: markers.number(`group_settlement_lines.transfers of ${firm}`, own) },
      ]),
    });
  }
  const cost = sceneId('proof:group-cost');
  await insert(client, 'group_costs', {
    ...place,
    id: cost,
    line_id: markers.word('group_costs.line_id', team),
    label: markers.word('group_costs.label', team),
    spent_on: '2026-03-15',
    amount_cents: markers.number('group_costs.amount_cents', team),
  });
  const content = Buffer.from(markers.word('group_receipts.content', team));
  await insert(client, 'group_receipts', {
    ...place,
    cost_id: cost,
    name: `${markers.word('group_receipts.name', team)}.txt`,
    media_type: 'text/plain',
    bytes: content.length,
    sha256: Buffer.alloc(32),
    content,
  });
}

async function seedLessons({ client, markers, place, group }: Living): Promise<void> {
  const readers = { coordinator: team, group, cluster: { kind: 'cluster', cluster: 'alpha' } as Whom };
  for (const audience of ['coordinator', 'group', 'cluster'] as const)
    await insert(client, 'group_lessons', {
      ...place,
      kind: 'worked',
      title: markers.word(`group_lessons.title to ${audience}`, readers[audience]),
      body: markers.word(`group_lessons.body to ${audience}`, readers[audience]),
      audience,
      author_id: personId('manager'),
    });
}
