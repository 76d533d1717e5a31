import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectGuards } from '../../testing/expect-guards.ts';
import { mailsTo, secretFor } from '../../testing/outbox.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
let mailId = '';
beforeAll(async () => {
  test = await openTestApp({ working: false });
  const manager = await test.as('manager');
  const wish = { name: 'A', email: 'a@example.org', language: 'fr', role: 'relay', organisationId: null };
  await manager.post(`${test.alpha}/invitations`, wish);
  mailId = (await mailsTo(test, 'a@example.org'))[0]?.id ?? '';
});
afterAll(() => test.close());

describe('the outbox', () => {
  it('is guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/mails', wrongRole: 'teamMember' });
    for (const path of [`/mails/${mailId}/reveal`, `/mails/${mailId}/retry`])
      await expectGuards(test, { method: 'POST', path, wrongRole: 'teamMember' });
    for (const call of ['/api/platform/mails', `/api/platform/mails/${mailId}/reveal`]) {
      const method = call.endsWith('mails') ? ('GET' as const) : ('POST' as const);
      expect((await test.anonymous.call(method, call)).statusCode).toBe(401);
      expect((await (await test.as('manager')).call(method, call)).statusCode).toBe(403);
    }
  });

  it('shows the mails of the cluster to its manager, without what opens a door', async () => {
    const manager = await test.as('manager');
    const answer = await manager.get(`${test.alpha}/mails`);
    const { sending, mails } = answer.json();
    expect(sending).toBe(false);
    expect(mails.map(({ address }: { address: string }) => address)).toEqual([
      'a@example.org',
      'somebody@example.org',
    ]);
    const secret = await secretFor(test, 'a@example.org', 'invitation');
    expect(answer.body).not.toContain(secret);
    const administrator = await test.as('administrator');
    const all = (await administrator.get('/api/platform/mails')).json().mails;
    expect(all.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'introduction_to_members',
      'introduction_to_members',
      'invitation',
      'room_digest',
      'room_digest',
    ]);
    expect((await administrator.get('/api/platform/mails')).body).not.toContain(secret);
  });

  it('hands a link over to whoever may invite there, and remembers it', async () => {
    const manager = await test.as('manager');
    const secret = await secretFor(test, 'a@example.org', 'invitation');
    const shown = await manager.post(`${test.alpha}/mails/${mailId}/reveal`);
    expect(shown.json()).toEqual({ link: `http://localhost:3000/invitation#${secret}` });
    const { mails } = (await manager.get(`${test.alpha}/mails`)).json();
    expect(mails[0].revealedAt).not.toBeNull();
    const foreigner = await test.as('otherManager');
    expect((await foreigner.post(`${test.beta}/mails/${mailId}/reveal`)).statusCode).toBe(404);
    expect((await manager.post(`${test.alpha}/mails/${mailId}/retry`)).statusCode).toBe(204);
    expect((await foreigner.post(`${test.beta}/mails/${mailId}/retry`)).statusCode).toBe(404);
  });

  it('says when the invitation that it carried was accepted', async () => {
    const manager = await test.as('manager');
    const answered = async () => (await manager.get(`${test.alpha}/mails`)).json().mails[0].answeredAt;
    expect(await answered()).toBeNull();
    const token = await secretFor(test, 'a@example.org', 'invitation');
    const account = { token, name: 'A', password: 'a password of twelve', language: 'fr' };
    expect((await test.anonymous.post('/api/invitations/accept', account)).statusCode).toBe(204);
    expect(await answered()).not.toBeNull();
    expect((await manager.post(`${test.alpha}/mails/${mailId}/reveal`)).statusCode).toBe(404);
  });

  it('hands no link over where a server sends the mails', async () => {
    const sending = await openTestApp({ working: false, sendsMail: true });
    const manager = await sending.as('manager');
    const wish = { name: 'A', email: 'a@example.org', language: 'fr', role: 'relay', organisationId: null };
    await manager.post(`${sending.alpha}/invitations`, wish);
    const { sending: said, mails } = (await manager.get(`${sending.alpha}/mails`)).json();
    expect(said).toBe(true);
    expect((await manager.post(`${sending.alpha}/mails/${mails[0].id}/reveal`)).statusCode).toBe(403);
    await sending.close();
  });
});
