import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

interface VetoSeen {
  readonly id: string;
  readonly audience: string;
  readonly organisation: { readonly id: string };
  readonly against: { readonly id: string };
}

const seenBy = async (actor: 'manager' | 'firmOwner' | 'otherFirm'): Promise<VetoSeen[]> =>
  (await (await test.as(actor)).get(`${test.alpha}/vetoes`)).json();

describe('refusals', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/vetoes', wrongRole: 'boardMember' });
    await expectGuards(test, { method: 'POST', path: '/vetoes', body: {}, wrongRole: 'relay' });
  });

  it('are read by those who made them, and by the coordinator when told to it', async () => {
    const { firmA, firmB, lab } = test.scene.organisations;
    expect((await seenBy('manager')).map(({ audience }) => audience)).not.toContain('self');
    expect((await seenBy('manager')).some(({ against }) => against.id === lab)).toBe(true);
    const own = await seenBy('firmOwner');
    expect(own.every(({ organisation }) => organisation.id === firmA)).toBe(true);
    expect(own.some(({ against, audience }) => against.id === firmB && audience === 'self')).toBe(true);
    expect((await seenBy('otherFirm')).every(({ organisation }) => organisation.id === firmB)).toBe(true);
  });

  it('are not entered in the place of somebody else, nor against oneself', async () => {
    const { firmA, firmB, firmC } = test.scene.organisations;
    const enter = async (actor: 'otherFirm' | 'manager' | 'firmOwner', body: unknown) =>
      (await (await test.as(actor)).post(`${test.alpha}/vetoes`, body)).statusCode;
    expect(await enter('otherFirm', { organisationId: firmA, againstId: firmB })).toBe(403);
    expect(await enter('manager', { organisationId: firmA, againstId: firmB, audience: 'self' })).toBe(403);
    expect(await enter('firmOwner', { organisationId: firmA, againstId: firmA })).toBe(400);
    expect(await enter('firmOwner', { organisationId: firmA, againstId: firmC })).toBe(404);
    expect(await enter('firmOwner', { organisationId: firmA })).toBe(400);
  });

  it('are entered, and withdrawn by those who may', async () => {
    const owner = await test.as('firmOwner');
    const { firmA, abroad } = test.scene.organisations;
    const entered = await owner.post(`${test.alpha}/vetoes`, {
      organisationId: firmA,
      againstId: abroad,
      audience: 'self',
    });
    expect(entered.json()).toMatchObject({ audience: 'self', mine: true });
    const address = `${test.alpha}/vetoes/${entered.json().id}/withdraw`;
    expect((await (await test.as('manager')).post(address)).statusCode).toBe(404);
    expect((await (await test.as('otherFirm')).post(address)).statusCode).toBe(404);
    expect((await owner.post(address)).statusCode).toBe(204);
    expect((await seenBy('firmOwner')).some(({ against }) => against.id === abroad)).toBe(false);
  });
});
