import type { Group, GroupSharing, Joining, MyGroup, RuleInDetail } from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { sharedGroup } from '../../testing/shared-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let groupId: string;
let address: string;
let firms: { a: string; b: string; lab: string };
beforeAll(async () => {
  test = await openTestApp({ working: false });
  groupId = await sharedGroup(test, 'shares', {
    firmA: { headcount: 10, turnoverCents: 100_000_000, turnoverFor: 'coordinator' },
    firmB: { headcount: 30, turnoverCents: 300_000_000, turnoverFor: 'coordinator' },
    lab: { headcount: 20, turnoverCents: 200_000_000, turnoverFor: 'cluster' },
  });
  address = `${test.alpha}/groups/${groupId}`;
  const { firmA, firmB, lab } = test.scene.organisations;
  firms = { a: firmA, b: firmB, lab };
});
afterAll(() => test.close());

const lines = [
  { id: 'salary', label: 'Salaire', purpose: 'salary', kind: 'fixed', amountCents: 6_000_000 },
  { id: 'travel', label: '', purpose: 'travel', kind: 'per_market', amountCents: 600_000 },
];
const aid = { id: 'region', label: 'Région', rateRatio: 0.5, ceilingCents: 1_000_000, minPartners: 3 };
const budget = { currency: 'EUR', lines, subsidies: [aid], days: {} };
const keep = async (body: object) => (await test.as('manager')).put(`${address}/budget`, body);
const sharing = async (): Promise<GroupSharing> =>
  (await (await test.as('manager')).get(`${address}/sharing`)).json();
const ruled = async (rule: string): Promise<RuleInDetail> => {
  const found = (await sharing()).rules?.find((one) => one.rule === rule);
  if (found === undefined) throw new Error(`no ${rule}`);
  return found;
};
const paid = (rule: RuleInDetail): number[] =>
  rule.kind === 'shared' ? rule.partners.map(({ paysCents }) => paysCents) : [];

describe('shares of a group', () => {
  it('are guarded', async () => {
    const path = `/groups/${groupId}`;
    for (const [method, rest] of [
      ['GET', '/sharing'],
      ['POST', '/sharing/choices'],
      ['GET', `/sharing/joining/${groupId}`],
      ['GET', '/gains'],
      ['PUT', '/gains'],
      ['POST', '/gains/simulation'],
      ['GET', '/outlook'],
    ] as const)
      await expectGuards(test, { method, path: `${path}${rest}`, body: {}, wrongRole: 'firmOwner' });
    for (const [method, rest] of [
      ['GET', '/outlook'],
      ['PUT', '/expectations'],
      ['POST', '/expectations/withdraw'],
    ] as const)
      await expectGuards(test, { method, path: `/me${path}${rest}`, body: {}, wrongRole: 'manager' });
  });

  it.each([
    ['no line', { lines: [] }, 'budget_without_lines', {}],
    [
      'a negative amount',
      { lines: [lines[0], { ...lines[1], label: 'Foire', amountCents: -1 }] },
      'budget_line_refused',
      { line: '2 (Foire)', fault: 'negative' },
    ],
    [
      'a rate above 1',
      { subsidies: [{ ...aid, rateRatio: 1.5 }] },
      'budget_line_refused',
      { line: '3 (Région)', fault: 'rate' },
    ],
    [
      'two lines of one id',
      { lines: [lines[0], lines[0]] },
      'budget_line_refused',
      { line: '2 (Salaire)', fault: 'same_id' },
    ],
    [
      'an aid for a line that is gone',
      { subsidies: [{ ...aid, lines: ['no'] }] },
      'budget_line_refused',
      { line: '3 (Région)', fault: 'unknown_lines' },
    ],
    [
      'days of somebody else',
      { days: { '01990000-0000-7000-8000-000000000000': 3 } },
      'budget_firm_not_member',
      { part: 'days' },
    ],
  ])('refuse a budget with %s, and keep nothing of it', async (_what, wrong, code, params) => {
    const answer = await keep({ ...budget, ...wrong, version: 0 });
    expect([answer.statusCode, answer.json()]).toEqual([422, { code, params }]);
    expect((await sharing()).rules).toBe(null);
  });

  it('are compared by every rule, to the cent, with what is missing named', async () => {
    const kept: Group = (await keep({ ...budget, version: 0 })).json();
    expect(kept).toMatchObject({ budgetVersion: 1, budget: { markets: { [firms.a]: ['DE'] } } });
    const { rules } = await sharing();
    expect(rules?.map(({ rule, kind }) => `${rule} ${kind}`)).toEqual([
      'equal shared',
      'turnover shared',
      'headcount shared',
      'days missing_data',
      'shapley shared',
      'weighted_shapley missing_data',
      'nucleolus shared',
      'ensc shared',
      'tau shared',
      'owen undefined',
    ]);
    for (const rule of rules ?? []) {
      if (rule.kind !== 'shared') continue;
      expect(
        paid(rule).reduce((sum, cents) => sum + cents, 0),
        rule.rule,
      ).toBe(5_600_000);
      expect(rule.leaving, rule.rule).toHaveLength(3);
    }
    const shapley = await ruled('shapley');
    if (shapley.kind !== 'shared') throw new Error('no share');
    for (const part of shapley.parts)
      expect(part.partners.reduce((sum, { cents }) => sum + cents, 0)).toBe(part.costCents);
    expect(shapley.parts.map(({ code, market }) => `${code} ${market}`)).toEqual([
      'line null',
      'market DE',
      'subsidy null',
    ]);
  });

  it('follow weights and sub-groups once the group agreed on them', async () => {
    const weights = { [firms.a]: 1, [firms.b]: 3, [firms.lab]: 1 };
    expect((await keep({ ...budget, weights: { ...weights, [firms.a]: 0 }, version: 1 })).json()).toEqual({
      code: 'scheme_refused',
      params: { part: 'weights', fault: 'weight' },
    });
    const late = await keep({ ...budget, version: 0 });
    expect([late.statusCode, late.json().code, late.json().current.budgetVersion]).toEqual([
      409,
      'conflict_changed_meanwhile',
      1,
    ]);
    await keep({ ...budget, weights, unions: [[firms.a, firms.b]], version: 1 });
    const [weighted, owen] = [await ruled('weighted_shapley'), await ruled('owen')];
    expect([weighted.kind, owen.kind]).toEqual(['shared', 'shared']);
    expect(Math.max(...paid(weighted))).toBeGreaterThan(5_600_000 / 3 + 1);
  });

  it('say what one more firm would change', async () => {
    const manager = await test.as('manager');
    const joining = (id: string) => manager.get(`${address}/sharing/joining/${id}`);
    expect((await joining(firms.a)).statusCode).toBe(404);
    expect((await joining(test.scene.organisations.firmC)).statusCode).toBe(404);
    const answers: Joining[] = (await joining(test.scene.organisations.abroad)).json();
    const equal = answers.find(({ rule }) => rule === 'equal');
    if (equal?.kind !== 'shared') throw new Error('no share');
    expect(equal.joiner.paysCents).toBe(1_400_000);
    expect(equal.partners.every(({ changeCents }) => changeCents < 0)).toBe(true);
    expect(answers.find(({ rule }) => rule === 'headcount')).toMatchObject({
      kind: 'missing_data',
      missing: [{ partnerId: test.scene.organisations.abroad, fact: 'headcount' }],
    });
  });
});

describe('the rule that is chosen', () => {
  const choose = async (rule: string, after: string | null) =>
    (await test.as('manager')).post(`${address}/sharing/choices`, {
      rule,
      decidedBy: 'partners',
      decidedOn: '2026-03-01',
      reason: 'Réunion du 1er mars',
      after,
    });

  it('has to give shares, and to reveal nothing that a partner keeps', async () => {
    expect((await choose('days', null)).json()).toEqual({
      code: 'rule_gives_no_share',
      params: { sharingRule: 'days' },
    });
    const refused = await choose('turnover', null);
    expect([refused.statusCode, refused.json()]).toMatchObject([
      422,
      { code: 'rule_reveals_partners', params: { shareFact: 'turnover' } },
    ]);
    const { names } = refused.json().params;
    expect(names).toContain('Tonnellerie du Fleuve');
    expect(names.split(', ')).toHaveLength(2);
  });

  it('is written down with who decided, and never overwritten by somebody who did not see it', async () => {
    const chosen = await choose('headcount', null);
    expect(chosen.statusCode).toBe(201);
    const late = await choose('equal', null);
    expect([late.statusCode, late.json().code, late.json().current.choice.rule]).toEqual([
      409,
      'conflict_changed_meanwhile',
      'headcount',
    ]);
    const { choice } = await sharing();
    expect(choice).toMatchObject({
      decidedBy: 'partners',
      reason: 'Réunion du 1er mars',
      enteredBy: 'manager',
    });
    await choose('shapley', choice?.id ?? '');
    expect(await sharing()).toMatchObject({ choice: { rule: 'shapley' }, earlier: [{ rule: 'headcount' }] });
  });

  it('is told to each member with its own share, and no rule from which a turnover could be worked out', async () => {
    const own = async (actor: 'firmOwner' | 'otherFirm'): Promise<MyGroup> => {
      const groups: MyGroup[] = (await (await test.as(actor)).get(`${test.alpha}/me/groups`)).json();
      const found = groups.find(({ id }) => id === groupId);
      if (found === undefined) throw new Error('not in the group');
      return found;
    };
    const [mine, theirs] = [await own('firmOwner'), await own('otherFirm')];
    expect(mine.choice).toMatchObject({ rule: 'shapley', decidedOn: '2026-03-01', decidedBy: 'partners' });
    const rules = mine.myShares.map(({ rule }) => rule);
    expect(rules).toContain('headcount');
    expect(rules).not.toContain('turnover');
    expect(mine.notTold).toEqual(['turnover']);
    expect(theirs.notTold).toEqual(['turnover']);
    expect(JSON.stringify(mine)).not.toContain('enteredBy');
  });

  it('may be told once every other member shows the fact to the group', async () => {
    await test.database.asOwner((client) =>
      client.query(
        `update facts set audience = 'group', audience_id = $2 where organisation_id = $1 and key = 'turnover'`,
        [firms.b, groupId],
      ),
    );
    await keep({ ...budget, version: 2 });
    const told = async (actor: 'firmOwner' | 'otherFirm') => {
      const groups: MyGroup[] = (await (await test.as(actor)).get(`${test.alpha}/me/groups`)).json();
      return groups.find(({ id }) => id === groupId)?.myShares.some(({ rule }) => rule === 'turnover');
    };
    // A reads B's turnover and the laboratory's; B would learn A's, which A keeps.
    expect([await told('firmOwner'), await told('otherFirm')]).toEqual([true, false]);
  });

  it('never uses a market that a partner keeps', async () => {
    await test.database.asOwner((client) =>
      client.query(
        `insert into facts (cluster_id, organisation_id, key, item, value, source, audience, opened_by)
         values ($1, $2, 'wanted_market', 'KR', '{"priority": 1}', 'declared', 'coordinator', $3)`,
        [test.scene.clusters.alpha, firms.b, test.scene.changeSets.alpha],
      ),
    );
    const before = paid(await ruled('shapley'));
    expect((await sharing()).markets.find(({ organisationId }) => organisationId === firms.b)).toEqual({
      organisationId: firms.b,
      open: ['DE'],
      kept: ['KR'],
    });
    await keep({ ...budget, version: 3 });
    expect(paid(await ruled('shapley'))).toEqual(before);
  });
});
