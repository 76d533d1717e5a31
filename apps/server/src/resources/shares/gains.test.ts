import type { GroupGains, GroupOutlook, GroupSharing, MyOutlook } from '@grappe/contracts/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharedGroup } from '../../testing/shared-group.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let groupId: string;
let address: string;
let firms: { a: string; b: string };
beforeAll(async () => {
  test = await openTestApp({ working: false });
  groupId = await sharedGroup(test, 'gains', {
    firmA: { headcount: 10, turnoverCents: 100_000_000, turnoverFor: 'coordinator' },
    firmB: { headcount: 30, turnoverCents: 300_000_000, turnoverFor: 'coordinator' },
    lab: { headcount: 20, turnoverCents: 200_000_000, turnoverFor: 'cluster' },
  });
  address = `${test.alpha}/groups/${groupId}`;
  firms = { a: test.scene.organisations.firmA, b: test.scene.organisations.firmB };
  const manager = await test.as('manager');
  const line = { id: 'salary', label: '', kind: 'fixed', amountCents: 6_000_000 };
  await manager.put(`${address}/budget`, { currency: 'EUR', lines: [line], days: {}, version: 0 });
  const choice = { rule: 'shapley', decidedBy: 'team', decidedOn: '2026-03-01', after: null };
  await manager.post(`${address}/sharing/choices`, choice);
});
afterAll(() => test.close());

const scheme = {
  bonus: { fixedCents: 300_000, perContractCents: 50_000, turnoverRatio: 0.01, ceilingCents: null },
  pool: null,
  horizonMonths: 12,
  territory: { keptRatio: 0.6, turnoverPerJobCents: null, groupJobs: 1 },
};

describe('gains', () => {
  const simulate = async (body: object) =>
    (await test.as('manager')).post(`${address}/gains/simulation`, body);

  it('are shared by a scheme that is kept in versions; what is wrong is named', async () => {
    const manager = await test.as('manager');
    expect((await manager.get(`${address}/gains`)).json()).toEqual({
      version: 0,
      currency: 'EUR',
      scheme: null,
    });
    const put = (version: number, wanted: object) =>
      manager.put(`${address}/gains`, { version, scheme: wanted });
    const wrong = await put(0, { ...scheme, bonus: { ...scheme.bonus, perContractCents: -1 } });
    expect([wrong.statusCode, wrong.json()]).toEqual([
      422,
      { code: 'scheme_refused', params: { part: 'bonus_perContractCents', fault: 'negative_amount' } },
    ]);
    expect((await put(0, { ...scheme, horizonMonths: 0 })).json().params).toEqual({
      part: 'horizon',
      fault: 'months',
    });
    const kept: GroupGains = (await put(0, scheme)).json();
    expect(kept).toMatchObject({ version: 1, scheme });
    const late = await put(0, scheme);
    expect([late.statusCode, late.json().current.version]).toEqual([409, 1]);
  });

  it('are simulated with the costs of the chosen rule: fixed, by contract, by export turnover', async () => {
    const contracts = [
      { partnerId: firms.a, amountCents: 10_000_000, marginRatio: 0.3 },
      { partnerId: firms.a, amountCents: 2_000_000, marginRatio: 0.3 },
    ];
    const told = (await simulate({ scheme, contracts })).json();
    expect(told.bonus.totalCents).toBe(300_000 + 2 * 50_000 + 120_000);
    expect(told.rule).toBe('shapley');
    const own = told.partners.find(({ id }: { id: string }) => id === firms.a);
    expect(own).toMatchObject({ contracts: 2, marginCents: 3_600_000, bonusCents: 320_000 });
    expect(own.netCents).toBe(own.marginCents - own.bonusCents - own.costCents);
    const stranger = await simulate({
      scheme,
      contracts: [{ ...contracts[0], partnerId: test.scene.organisations.abroad }],
    });
    expect(stranger.json().code).toBe('budget_firm_not_member');
    const negative = await simulate({ scheme, contracts: [{ ...contracts[0], amountCents: -5 }] });
    expect(negative.json()).toMatchObject({
      code: 'expectation_refused',
      params: { entry: '1', fault: 'negative_amount' },
    });
  });
});

const prospect = {
  id: 'p1',
  market: 'DE',
  label: 'Distributeur',
  probabilityRatio: 0.5,
  aloneProbabilityRatio: 0.2,
  lowCents: 5_000_000,
  likelyCents: null,
  highCents: 15_000_000,
  minDelayMonths: 2,
  maxDelayMonths: 8,
  marginRatio: 0.4,
};

describe('what partners expect', () => {
  const mine = (rest: string): string => `${test.alpha}/me/groups/${groupId}${rest}`;
  const expect_ = async (actor: 'firmOwner' | 'otherFirm', body: object) =>
    (await test.as(actor)).put(mine('/expectations'), body);
  const outlook = async (): Promise<GroupOutlook> =>
    (await (await test.as('manager')).get(`${address}/outlook`)).json();

  it('is refused with the entry that is wrong', async () => {
    const answer = await expect_('firmOwner', {
      version: 0,
      audience: 'self',
      prospects: [{ ...prospect, lowCents: 20_000_000 }],
    });
    expect([answer.statusCode, answer.json()]).toEqual([
      422,
      {
        code: 'expectation_refused',
        params: { entry: '1 (Distributeur)', part: 'prospect_highCents', fault: 'range_out_of_order' },
      },
    ]);
    expect((await (await test.as('firmOwner')).get(mine('/outlook'))).json()).toMatchObject({
      version: 0,
      result: { kind: 'nothing_entered' },
    });
  });

  it('is played for the firm itself: 10, 50 and 90 %, the chance of a loss, together and alone', async () => {
    const kept: MyOutlook = (
      await expect_('firmOwner', { version: 0, audience: 'self', prospects: [prospect] })
    ).json();
    if (kept.result.kind !== 'outlook' || kept.result.own.kind !== 'known') throw new Error('no outlook');
    const { own } = kept.result;
    const sharing: GroupSharing = (await (await test.as('manager')).get(`${address}/sharing`)).json();
    const share = sharing.rules?.find(({ rule }) => rule === 'shapley');
    if (share?.kind !== 'shared') throw new Error('no share');
    const told = share.partners.find(({ id }) => id === firms.a);
    expect([own.together.costCents, own.alone.costCents]).toEqual([told?.paysCents, told?.aloneCents]);
    expect(own.together.p10).toBeLessThanOrEqual(own.together.p50);
    expect(own.together.p50).toBeLessThanOrEqual(own.together.p90);
    expect(own.together.loss.ratio).toBeLessThan(own.alone.loss.ratio);
    expect((await expect_('firmOwner', { version: 0, audience: 'self', prospects: [] })).statusCode).toBe(
      409,
    );
  });

  it('is read by nobody else as long as it is kept; then by the coordinators alone', async () => {
    const unknown = (told: GroupOutlook) =>
      told.kind === 'outlook' ? told.partners.filter(({ kind }) => kind === 'unknown').length : told.kind;
    expect(unknown(await outlook())).toBe('missing_data');
    expect((await (await test.as('otherFirm')).get(mine('/outlook'))).json().prospects).toEqual([]);
    await expect_('firmOwner', { version: 1, audience: 'coordinator', prospects: [prospect] });
    const told = await outlook();
    expect(unknown(told)).toBe(2);
    if (told.kind !== 'outlook') throw new Error('no outlook');
    expect(told).toMatchObject({ ruleIsChosen: true, group: null, winWinWin: { group: 'unknown' } });
    await expect_('otherFirm', { version: 0, audience: 'self', prospects: [prospect] });
    expect(unknown(await outlook())).toBe(2);
    const withdraw = async (version: number) =>
      (await test.as('firmOwner')).post(mine('/expectations/withdraw'), { version });
    expect((await withdraw(1)).statusCode).toBe(409);
    expect((await withdraw(2)).statusCode).toBe(200);
    expect(unknown(await outlook())).toBe('missing_data');
  });

  it('depends on what others keep when gains are pooled: then the firm is told so', async () => {
    await (
      await test.as('manager')
    ).put(`${address}/gains`, {
      version: 1,
      scheme: { ...scheme, pool: { pooledRatio: 0.5, fixedRatio: 1, contractRatio: 0, turnoverRatio: 0 } },
    });
    expect((await (await test.as('otherFirm')).get(mine('/outlook'))).json().result).toEqual({
      kind: 'pooled',
    });
  });

  it('is not there for a firm that is not in the group', async () => {
    expect((await (await test.as('partner')).get(mine('/outlook'))).statusCode).toBe(404);
  });
});
