import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@grappe/database/testing';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const at = (path: string): string => `${test.alpha}/asks${path}`;
const soon = (): string => new Date(Date.now() + 86_400_000).toISOString();
const firmA = (): string => test.scene.organisations.firmA;

/** `otherFirm` asks firmA for a key, and gets the identifier of the ask. */
async function ask(key: string): Promise<string> {
  const made = await (
    await test.as('otherFirm')
  ).post(at(''), { organisationId: firmA(), kind: 'fact', key, message: 'For the fair' });
  expect(made.statusCode, made.body).toBe(201);
  return made.json().id;
}

const factOf = async (word: string): Promise<string> => {
  const { facts } = (await (await test.as('firmOwner')).get(`${test.alpha}/me`)).json();
  return facts.find(({ item }: { item: string }) => item.startsWith(word))?.id;
};

const reads = async (actor: Actor, word: string): Promise<boolean> => {
  const caller = await test.as(actor);
  const page = await caller.get(`${test.alpha}/organisations/${firmA()}`);
  const found = await caller.get(`${test.alpha}/organisations?words=${word}`);
  expect(found.body.includes(`${word} firma`)).toBe(page.body.includes(`${word} firma`));
  return page.body.includes(`${word} firma`);
};

describe('asks', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/asks', wrongRole: 'manager' });
    await expectGuards(test, { method: 'POST', path: '/asks', body: {}, wrongRole: 'manager' });
  });

  it('are refused with what is no ask', async () => {
    const other = await test.as('otherFirm');
    const code = async (body: unknown) => (await other.post(at(''), body)).json().code;
    expect(await code({ organisationId: firmA(), kind: 'fact', key: 'shoe_size' })).toBe('invalid_request');
    expect(await code({ organisationId: firmA(), kind: 'introduction' })).toBe('invalid_request');
    expect(
      await code({ organisationId: test.scene.organisations.firmC, kind: 'fact', key: 'turnover' }),
    ).toBe('not_found');
    const own = { organisationId: test.scene.organisations.firmB, kind: 'fact', key: 'turnover' };
    expect(await code(own)).toBe('invalid_request');
  });

  it('answer the same whether the fact exists or not', async () => {
    const existing = await ask('offer');
    const missing = await ask('lei');
    const owner = await test.as('firmOwner');
    for (const id of [existing, missing]) await owner.post(at(`/${id}/answer`), { accept: false });
    const { sent } = (await (await test.as('otherFirm')).get(at(''))).json();
    const shapes = [existing, missing].map((id) => {
      const { status, until, message } = sent.find((one: { id: string }) => one.id === id);
      return { status, until, message };
    });
    expect(shapes[0]).toEqual(shapes[1]);
    expect(shapes[0]).toMatchObject({ status: 'refused', until: null });
  });

  it('are not repeated for a month after a refusal, nor taken back and made again without end', async () => {
    const other = await test.as('otherFirm');
    const again = (key: string) => other.post(at(''), { organisationId: firmA(), kind: 'fact', key });
    const refused = await again('offer');
    expect([refused.statusCode, refused.json()]).toMatchObject([
      409,
      { code: 'ask_refused_lately', current: { key: 'offer', status: 'refused' } },
    ]);
    for (let time = 0; time < 3; time++) await other.post(at(`/${await ask('website')}/withdraw`));
    expect((await again('website')).json().code).toBe('ask_refused_lately');
    await test.database.asOwner((client) =>
      client.query(
        `update asks set created_at = created_at - interval '31 days', answered_at = answered_at - interval '31 days'`,
      ),
    );
    await other.post(at(`/${await ask('website')}/withdraw`));
  });

  it('once accepted are read by the asker alone, until the day, and no longer once taken back', async () => {
    const id = await ask('offer');
    const owner = await test.as('firmOwner');
    expect(await reads('otherFirm', 'selfword')).toBe(false);
    const factIds = [await factOf('selfword')];
    expect((await owner.post(at(`/${id}/answer`), { accept: true, factIds, until: soon() })).statusCode).toBe(
      204,
    );
    expect(await reads('otherFirm', 'selfword')).toBe(true);
    for (const actor of ['manager', 'partner', 'relay'] as const)
      expect(await reads(actor, 'selfword')).toBe(false);
    expect(await reads('otherFirm', 'coordinatorword')).toBe(false);
    const { grants } = (await owner.get(at(''))).json();
    const grant = grants.find(({ item }: { item: string }) => item.startsWith('selfword'));
    expect((await (await test.as('otherFirm')).post(at(`/grants/${grant.id}/revoke`))).statusCode).toBe(404);
    expect((await owner.post(at(`/grants/${grant.id}/revoke`))).statusCode).toBe(204);
    expect(await reads('otherFirm', 'selfword')).toBe(false);
  });

  it('end by themselves', async () => {
    const id = await ask('offer');
    const factIds = [await factOf('selfword')];
    await (await test.as('firmOwner')).post(at(`/${id}/answer`), { accept: true, factIds, until: soon() });
    expect(await reads('otherFirm', 'selfword')).toBe(true);
    await test.database.asOwner((client) =>
      client.query(`update fact_grants set until = now() - interval '1 second' where key = 'offer'`),
    );
    expect(await reads('otherFirm', 'selfword')).toBe(false);
  });

  it('are settled once, by the side that may', async () => {
    const id = await ask('offer');
    const [owner, other] = [await test.as('firmOwner'), await test.as('otherFirm')];
    expect((await other.post(at(`/${id}/answer`), { accept: false })).statusCode).toBe(404);
    expect((await owner.post(at(`/${id}/withdraw`))).statusCode).toBe(404);
    expect((await (await test.as('partner')).post(at(`/${id}/answer`), { accept: false })).statusCode).toBe(
      404,
    );
    const nothing = { accept: true, factIds: [], until: soon() };
    expect((await owner.post(at(`/${id}/answer`), nothing)).json().code).toBe('grant_needs_facts');
    expect(
      (await other.post(at(''), { organisationId: firmA(), kind: 'fact', key: 'offer' })).json().code,
    ).toBe('ask_already_open');
    expect((await other.post(at(`/${id}/withdraw`))).statusCode).toBe(204);
    expect((await other.post(at(`/${id}/withdraw`))).json().code).toBe('ask_already_answered');
  });
});
