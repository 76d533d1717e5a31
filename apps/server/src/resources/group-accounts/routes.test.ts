import type { GroupAccounts, GroupCalendar, GroupResults, SettlementPreview } from '@grappe/contracts/api';
import { sceneId } from '@grappe/database/testing';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { inDays, livingGroup, setToWork, type LivingGroup } from '../../testing/living-group.ts';
import { readCalendar } from '../../testing/read-calendar.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

// Threads and jobs take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 });

let test: TestApp;
let group: LivingGroup;
beforeAll(async () => {
  test = await openTestApp();
  group = await livingGroup(test);
  await setToWork(test, group);
});
afterAll(() => test.close());

const nowhere = `/groups/${sceneId('group:any')}`;
const some = sceneId('any');

describe('the calendar of the shared manager', () => {
  const book = (body: object) => group.manager.post(`${group.address}/calendar`, body);
  const day = () => ({ day: inDays(7), organisationId: group.members[0]?.id, market: 'DE', note: 'Messe' });

  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: `${nowhere}/calendar`, wrongRole: 'relay' });
    for (const [method, rest] of [
      ['POST', '/calendar'],
      ['PATCH', `/calendar/${some}`],
      ['POST', `/calendar/${some}/delete`],
    ] as const)
      await expectGuards(test, { method, path: `${nowhere}${rest}`, body: {}, wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'GET', path: '/me/calendar-feed', wrongRole: 'relay' });
    await expectGuards(test, { method: 'POST', path: '/me/calendar-feed', body: {}, wrongRole: 'relay' });
    await expectGuards(test, {
      method: 'POST',
      path: '/me/calendar-feed/revoke',
      body: {},
      wrongRole: 'relay',
    });
  });

  it('gives a day once, whoever asks at the same time', async () => {
    const both = await Promise.all([book(day()), book({ ...day(), organisationId: group.members[1]?.id })]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const refused = both.find(({ statusCode }) => statusCode === 409);
    expect(refused?.json()).toMatchObject({
      code: 'calendar_day_taken',
      params: { day: inDays(7), free: 0 },
    });
    const stranger = await book({ ...day(), day: inDays(8), organisationId: sceneId('organisation:firmA') });
    expect(stranger.json()).toMatchObject({ params: { reason: 'not_a_member' } });
  });

  it('tells each firm its own days, and of the others that they are taken', async () => {
    await book({ ...day(), day: inDays(9), note: 'only the first reads this' });
    await book({ day: inDays(10), portion: 0.5, note: 'for all' });
    const firstReads: GroupCalendar = (await group.first.get(`${group.address}/calendar`)).json();
    const secondReads: GroupCalendar = (await group.second.get(`${group.address}/calendar`)).json();
    const of = ({ days }: GroupCalendar, when: string) => days.find((each) => each.day === when);
    expect(of(firstReads, inDays(9))).toMatchObject({
      hidden: false,
      market: 'DE',
      note: 'only the first reads this',
    });
    expect(of(secondReads, inDays(9))).toMatchObject({
      hidden: true,
      organisation: null,
      market: null,
      note: '',
    });
    expect(of(secondReads, inDays(10))).toMatchObject({ hidden: false, note: 'for all' });
    expect(JSON.stringify(secondReads)).not.toContain('only the first');
    expect(secondReads.used.map(({ organisation }) => organisation.id)).toEqual([group.members[1]?.id]);
    expect([firstReads.canEdit, firstReads.workedDays]).toEqual([false, secondReads.workedDays]);
  });

  it('finds what does not go together', async () => {
    const life = await group.life();
    const member = life.members[0];
    await group.manager.put(`${group.address}/life/members/${member?.organisation.id}`, {
      version: member?.version,
      contractDays: 0.5,
    });
    await book({ day: inDays(9), kind: 'absence' });
    const away = await book({ ...day(), day: inDays(9), portion: 0.5 });
    expect(away.json().code).toBe('calendar_manager_absent');
    const told: GroupCalendar = (await group.manager.get(`${group.address}/calendar`)).json();
    expect(told.clashes.map(({ code }) => code)).toEqual(expect.arrayContaining(['absent', 'firm_over']));
    const home = (await group.manager.get(`${test.alpha}/home`)).json();
    expect(home.items).toContainEqual(
      expect.objectContaining({ code: 'group_clash', href: `/groups/${group.groupId}/calendar` }),
    );
  });

  it('moves and takes away a day from the version that was seen', async () => {
    const { days }: GroupCalendar = (await group.manager.get(`${group.address}/calendar`)).json();
    const clashing = days.find((each) => each.day === inDays(9) && each.kind === 'work');
    const { id, version } = clashing ?? { id: '', version: 0 };
    const moved = { version, ...day(), day: inDays(12), kind: 'work', portion: 1 };
    expect((await group.manager.patch(`${group.address}/calendar/${id}`, moved)).statusCode).toBe(200);
    const again = await group.manager.patch(`${group.address}/calendar/${id}`, moved);
    expect(again.json().code).toBe('conflict_changed_meanwhile');
    const gone = await group.manager.post(`${group.address}/calendar/${id}/delete`, { version: version + 1 });
    expect(gone.json().days.map((each: { id: string }) => each.id)).not.toContain(id);
  });

  it('is followed by a secret address, which shows what its owner reads and can be taken back', async () => {
    const made = await group.second.post(`${test.alpha}/me/calendar-feed`, {});
    const address = new URL(made.json().address).pathname;
    const feed = await test.anonymous.get(address);
    expect([feed.statusCode, feed.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(readCalendar(feed.body).events.length).toBeGreaterThan(0);
    expect(feed.body).not.toContain('Messe');
    expect(feed.body).not.toContain(group.members[0]?.name);
    const team = await group.manager.post(`${test.alpha}/me/calendar-feed`, {});
    expect((await test.anonymous.get(new URL(team.json().address).pathname)).body).toContain('Messe');
    const renewed = await group.second.post(`${test.alpha}/me/calendar-feed`, {});
    expect((await test.anonymous.get(address)).statusCode).toBe(404);
    await group.second.post(`${test.alpha}/me/calendar-feed/revoke`, {});
    expect((await test.anonymous.get(new URL(renewed.json().address).pathname)).statusCode).toBe(404);
    expect((await test.anonymous.get(`/calendar/${'a'.repeat(43)}.ics`)).statusCode).toBe(404);
    expect((await group.second.get(`${test.alpha}/me/calendar-feed`)).json()).toEqual({ madeAt: null });
  });
});

describe('costs and accounts', () => {
  const accounts = async (): Promise<GroupAccounts> =>
    (await group.manager.get(`${group.address}/costs`)).json();
  const pay = (body: object) =>
    group.manager.post(`${group.address}/costs`, { lineId: 'manager', spentOn: inDays(-3), ...body });

  it('are guarded', async () => {
    for (const [method, rest] of [
      ['GET', '/costs'],
      ['POST', '/costs'],
      ['PATCH', `/costs/${some}`],
      ['POST', `/costs/${some}/delete`],
      ['POST', `/costs/${some}/receipt`],
      ['POST', '/settlements'],
      ['POST', '/settlements/preview'],
    ] as const)
      await expectGuards(test, {
        method,
        path: `${nowhere}${rest}`,
        ...(method === 'GET' ? {} : { body: {} }),
        wrongRole: 'firmOwner',
      });
  });

  it.each([
    ['an amount of nothing', { amountCents: 0 }, 'body.amountCents'],
    ['a payer who is not a member', { amountCents: 5, paidById: some }, 'body.paidById'],
    ['a contribution without a payer', { kind: 'contribution', amountCents: 5 }, 'body.paidById'],
    ['money back that a firm paid', { amountCents: -5, paidById: 'first' }, 'body.amountCents'],
  ])('refuse %s', async (_what, body, field) => {
    const payer = 'paidById' in body && body.paidById === 'first' ? { paidById: group.members[0]?.id } : {};
    const answer = await pay({ ...body, ...payer });
    expect(answer.json()).toMatchObject({ code: 'invalid_request', params: { field } });
  });

  it('compare what was paid with the budget, line by line', async () => {
    await pay({ amountCents: 100_001, paidById: group.members[0]?.id, label: 'March' });
    await pay({ amountCents: 50_000 });
    await pay({ amountCents: -20_000, label: 'Subsidy' });
    await pay({ lineId: 'days', amountCents: 10_000, paidById: group.members[1]?.id });
    await pay({ lineId: 'unforeseen', amountCents: 700 });
    const told = await accounts();
    expect(
      told.lines.map(({ lineId, budgetCents, actualCents }) => [lineId, budgetCents, actualCents]),
    ).toEqual([
      ['manager', 3_000_001, 130_001],
      // The days that each member agreed to.
      ['days', 400_000, 10_000],
      ['unforeseen', null, 700],
    ]);
    expect([told.actualCents, told.budgetCents]).toEqual([140_701, 3_400_001]);
  });

  it('keep a receipt, for those who may read it', async () => {
    const { costs } = await accounts();
    const cost = costs.find(({ label }) => label === 'March');
    const sent = await group.manager.upload(
      `${group.address}/costs/${cost?.id}/receipt`,
      { name: 'reçu mars.txt', bytes: 'Paid' },
      {},
    );
    expect(sent.statusCode).toBe(201);
    const read = await group.manager.get(`/files/receipts/${cost?.id}`);
    expect([read.statusCode, read.body]).toEqual([200, 'Paid']);
    expect(read.headers['content-disposition']).toContain("filename*=UTF-8''re%C3%A7u%20mars.txt");
    expect((await group.first.get(`/files/receipts/${cost?.id}`)).statusCode).toBe(404);
  });

  it('are settled to the cent: balances, account and payments add up to zero', async () => {
    const { version } = await accounts();
    const asked = { version, onDate: inDays(0), rule: 'equal' };
    const preview: SettlementPreview = (
      await group.manager.post(`${group.address}/settlements/preview`, asked)
    ).json();
    if (preview.kind !== 'settled') throw new Error(preview.kind);
    const sum = (amounts: number[]) => amounts.reduce((total, each) => total + each, 0);
    expect(sum(preview.partners.map(({ dueCents }) => dueCents))).toBe(preview.totalCents);
    expect(preview.totalCents).toBe(140_701);
    expect(sum(preview.partners.map(({ balanceCents }) => balanceCents))).toBe(preview.accountCents);
    const left = new Map<string | null, number>([[null, -preview.accountCents]]);
    for (const { organisation, balanceCents } of preview.partners) left.set(organisation.id, balanceCents);
    for (const { from, to, amountCents } of preview.transfers) {
      left.set(from?.id ?? null, (left.get(from?.id ?? null) ?? 0) + amountCents);
      left.set(to?.id ?? null, (left.get(to?.id ?? null) ?? 0) - amountCents);
    }
    expect([...left.values()].every((cents) => cents === 0)).toBe(true);
    const both = await Promise.all(
      [0, 1].map(() => group.manager.post(`${group.address}/settlements`, asked)),
    );
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    const mine = (await group.first.get(`${test.alpha}/me/group-lives`)).json()[0];
    expect(mine.settlements).toHaveLength(1);
    const line = preview.partners.find(({ organisation }) => organisation.id === group.members[0]?.id);
    expect(mine.settlements[0]).toMatchObject({ dueCents: line?.dueCents, balanceCents: line?.balanceCents });
    expect(JSON.stringify(mine)).not.toContain('140701');
  });

  it('stay as they are once they are in accounts', async () => {
    const { costs, version } = await accounts();
    expect(costs.every(({ settled }) => settled)).toBe(true);
    const [cost] = costs;
    const change = {
      version: cost?.version,
      lineId: 'manager',
      label: '',
      spentOn: inDays(-3),
      amountCents: 1,
      paidById: null,
    };
    const late = await group.manager.patch(`${group.address}/costs/${cost?.id}`, change);
    expect(late.json().code).toBe('cost_settled');
    const empty = await group.manager.post(`${group.address}/settlements`, {
      version,
      onDate: inDays(0),
      rule: 'equal',
    });
    expect(empty.json().code).toBe('settlement_nothing');
    const early = await group.manager.post(`${group.address}/settlements`, {
      version,
      onDate: inDays(-30),
      rule: 'equal',
    });
    expect(early.json().code).toBe('settlement_before_last');
  });
});

describe('contracts and lessons', () => {
  const results = async (reader: LivingGroup['first']): Promise<GroupResults> =>
    (await reader.get(`${group.address}/contracts`)).json();
  const contract = (more: object = {}) => ({
    organisationId: group.members[0]?.id,
    market: 'DE',
    label: 'Barrels',
    wonOn: inDays(-2),
    amountCents: 1_234_500,
    ...more,
  });

  it('are guarded', async () => {
    for (const [method, rest] of [
      ['GET', '/contracts'],
      ['POST', '/contracts'],
      ['PATCH', `/contracts/${some}`],
      ['POST', `/contracts/${some}/delete`],
      ['GET', '/lessons'],
      ['POST', '/lessons'],
      ['PATCH', `/lessons/${some}`],
      ['POST', `/lessons/${some}/delete`],
    ] as const)
      await expectGuards(test, {
        method,
        path: `${nowhere}${rest}`,
        ...(method === 'GET' ? {} : { body: {} }),
        wrongRole: 'relay',
      });
    await expectGuards(test, { method: 'GET', path: '/group-lessons', wrongRole: 'observer' });
  });

  it('are read by those whom their firm chose: itself, the team, its partners', async () => {
    for (const audience of ['self', 'coordinator', 'group'] as const)
      await group.first.post(`${group.address}/contracts`, contract({ audience, label: `to ${audience}` }));
    const labels = async (reader: LivingGroup['first']) =>
      (await results(reader)).contracts.map(({ label }) => label).toSorted();
    expect(await labels(group.first)).toEqual(['to coordinator', 'to group', 'to self']);
    expect(await labels(group.manager)).toEqual(['to coordinator', 'to group']);
    expect(await labels(group.second)).toEqual(['to group']);
    const { totals, came } = await results(group.second);
    expect([totals, came.costCents]).toEqual([[], null]);
    const forOther = await group.second.post(`${group.address}/contracts`, contract());
    expect(forOther.json().code).toBe('not_allowed');
    const wide = await group.manager.post(`${group.address}/contracts`, contract({ audience: 'group' }));
    expect(wide.json().code).toBe('audience_decided_by_owner');
  });

  it('change from the version that was seen, by those who may', async () => {
    const { contracts } = await results(group.first);
    const kept = contracts.find(({ label }) => label === 'to group');
    const change = {
      ...contract({ audience: 'group' }),
      version: kept?.version,
      currency: 'EUR',
      label: 'More',
    };
    const path = `${group.address}/contracts/${kept?.id}`;
    expect((await group.second.patch(path, change)).json().code).toBe('not_allowed');
    expect((await group.first.patch(path, change)).statusCode).toBe(200);
    expect((await group.first.patch(path, change)).json().code).toBe('conflict_changed_meanwhile');
  });

  it('give a total at the end only, when it hides five firms that keep their amounts from the reader', async () => {
    const { alpha } = test.scene.clusters;
    const write = (text: string, values: unknown[]) =>
      test.database.asOwner((client) => client.query(text, values));
    await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select id from organisations where cluster_id = $1 and kind = 'sme' and not id = any ($2) limit 5`,
        [alpha, group.members.map(({ id }) => id)],
      );
      for (const [rank, { id }] of rows.entries())
        await client.query(
          `insert into group_contracts (cluster_id, group_id, organisation_id, market, won_on, amount_cents, currency, audience)
           values ($1, $2, $3, 'DE', current_date, 100, 'CHF', $4)`,
          [alpha, group.groupId, id, rank === 4 ? 'group' : 'coordinator'],
        );
    });
    const close = (state: string) =>
      write('update group_lives set state = $2 where group_id = $1', [group.groupId, state]);
    await close('results');
    const told = async () => (await results(group.second)).totals;
    expect(await told(), 'while it works').toEqual([]);
    await close('closed');
    expect(await told(), 'four hidden, one read').toEqual([]);
    const late = await group.first.post(`${group.address}/contracts`, contract());
    expect(late.json().code).toBe('life_not_living');
    await write('alter table group_contracts disable trigger tg_group_contracts__closed', []);
    await write(`update group_contracts set audience = 'coordinator' where currency = 'CHF'`, []);
    expect(await told()).toEqual([{ currency: 'CHF', firms: 5, contracts: 5, cents: 500 }]);
    await write(
      `update group_contracts set amount_cents = 9000 where id = (
         select id from group_contracts where currency = 'CHF' limit 1)`,
      [],
    );
    expect(await told(), 'one makes most of it').toEqual([]);
  });

  it('lessons pass to later groups as far as their audience says', async () => {
    const lesson = { kind: 'avoid', title: 'Two fairs in one week', body: 'Too much' };
    await group.first.post(`${group.address}/lessons`, { ...lesson, audience: 'cluster' });
    await group.manager.post(`${group.address}/lessons`, {
      ...lesson,
      title: 'Team only',
      audience: 'coordinator',
    });
    await group.manager.post(`${group.address}/lessons`, { ...lesson, title: 'Partners', audience: 'group' });
    const titles = async (reader: LivingGroup['first'], path: string) =>
      (await reader.get(path)).json().map(({ title }: { title: string }) => title);
    expect(await titles(group.second, `${group.address}/lessons`)).toEqual([
      'Partners',
      'Two fairs in one week',
    ]);
    expect(await titles(await test.as('boardMember'), `${test.alpha}/group-lessons`)).toEqual([
      'Two fairs in one week',
    ]);
    expect(await titles(await test.as('firmOwner'), `${test.alpha}/group-lessons`)).toEqual([
      'Two fairs in one week',
    ]);
    const [latest] = (await group.manager.get(`${group.address}/lessons`)).json();
    const path = `${group.address}/lessons/${latest.id}`;
    const change = {
      ...lesson,
      version: latest.version,
      market: 'DE',
      audience: 'group',
      title: 'Partners all',
    };
    expect((await group.second.patch(path, change)).json().code).toBe('not_allowed');
    expect((await group.manager.patch(path, change)).statusCode).toBe(200);
    expect((await group.manager.patch(path, change)).json().code).toBe('conflict_changed_meanwhile');
    const gone = await group.manager.post(`${path}/delete`, { version: latest.version + 1 });
    expect(gone.json().map(({ id }: { id: string }) => id)).not.toContain(latest.id);
    const teamOnly = await group.first.post(`${group.address}/lessons`, {
      ...lesson,
      audience: 'coordinator',
    });
    expect(teamOnly.json().code).toBe('not_allowed');
  });
});
