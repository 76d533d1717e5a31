import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FirmPeople } from '@grappe/contracts/api';
import { Caller } from '../../testing/caller.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { secretFor } from '../../testing/outbox.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const wish = { name: 'Ada Merlot', email: 'ada@example.org', language: 'fr' };
const at = (path = ''): string => `${test.alpha}/me/people${path}`;
const read = async (actor: 'firmOwner' | 'otherFirm'): Promise<FirmPeople> =>
  (await (await test.as(actor)).get(at())).json();

describe('who speaks for a firm', () => {
  it('is guarded: its owner alone decides', async () => {
    await expectGuards(test, { method: 'GET', path: '/me/people', wrongRole: 'firmEmployee' });
    await expectGuards(test, {
      method: 'POST',
      path: '/me/people/invitations',
      body: wish,
      wrongRole: 'manager',
    });
    const path = '/me/people/invitations/0191d5b4-0000-7000-8000-000000000000/withdraw';
    await expectGuards(test, { method: 'POST', path, wrongRole: 'firmEmployee' });
  });

  it('comes in by an invitation of its owner, as an employee of that firm and of no other', async () => {
    const owner = await test.as('firmOwner');
    expect((await owner.post(at('/invitations'), { ...wish, role: 'cluster_manager' })).statusCode).toBe(201);
    const waiting = (await read('firmOwner')).invitations.filter(({ email }) => email === wish.email);
    expect(waiting).toMatchObject([
      { role: 'firm_employee', organisationId: test.scene.organisations.firmA },
    ]);
    expect((await read('otherFirm')).invitations).toEqual([]);
    const token = await secretFor(test, wish.email, 'invitation');
    const account = { token, name: wish.name, password: 'quatre saisons au chai', language: 'fr' };
    expect((await test.anonymous.post('/api/invitations/accept', account)).statusCode).toBe(204);
    const ada = new Caller(test.app);
    await ada.post('/api/auth/sign-in/email', { email: wish.email, password: account.password });
    expect((await ada.get(`${test.alpha}/me`)).json().organisation.id).toBe(test.scene.organisations.firmA);
    expect((await ada.get(at())).statusCode).toBe(403);
    const { people } = await read('firmOwner');
    expect(people.map(({ name, role }) => [name, role])).toContainEqual(['Ada Merlot', 'firm_employee']);
  });

  it('is not invited twice nor by the owner of another firm, and an invitation can be taken back', async () => {
    const owner = await test.as('firmOwner');
    const { id } = (await owner.post(at('/invitations'), { ...wish, email: 'late@example.org' })).json();
    const other = await test.as('otherFirm');
    expect((await other.post(at(`/invitations/${id}/withdraw`))).statusCode).toBe(404);
    expect((await owner.post(at(`/invitations/${id}/withdraw`))).statusCode).toBe(204);
    expect((await owner.post(at(`/invitations/${id}/withdraw`))).statusCode).toBe(404);
  });
});
