import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { expectGuards } from '../../testing/expect-guards.ts';
import { mailsTo, secretFor } from '../../testing/outbox.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const person = {
  name: 'Ada Merlot',
  email: 'Ada@Example.org',
  language: 'fr',
  role: 'team_member',
  organisationId: null,
};
const password = 'quatre saisons au chai';

const inviteTo = async (change: object): Promise<string> => {
  const manager = await test.as('manager');
  const wish = { ...person, ...change };
  const answer = await manager.post(`${test.alpha}/invitations`, wish);
  expect(answer.statusCode, answer.body).toBe(201);
  return secretFor(test, wish.email, 'invitation');
};

describe('invitations', () => {
  it('are guarded', async () => {
    await expectGuards(test, { method: 'GET', path: '/invitations', wrongRole: 'firmOwner' });
    await expectGuards(test, { method: 'POST', path: '/invitations', body: person, wrongRole: 'teamMember' });
    const path = '/invitations/0191d5b4-0000-7000-8000-000000000000/withdraw';
    await expectGuards(test, { method: 'POST', path, wrongRole: 'boardMember' });
    const nowhere = await (await test.as('manager')).post(`${test.alpha}${path}`);
    expect(nowhere.statusCode).toBe(404);
  });

  it.each([
    ['an address that is none', { email: 'ada' }],
    ['a role of the platform', { role: 'platform_administrator' }],
    ['a firm role without its firm', { role: 'firm_owner' }],
    ['a team role with a firm', { organisationId: '0191d5b4-0000-7000-8000-000000000000' }],
  ])('are not made with %s', async (_what, change) => {
    const manager = await test.as('manager');
    const answer = await manager.post(`${test.alpha}/invitations`, { ...person, ...change });
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid_request']);
  });

  it('are not made for a firm of another cluster', async () => {
    const manager = await test.as('manager');
    const wish = { ...person, role: 'firm_owner', organisationId: test.scene.organisations.firmC };
    expect((await manager.post(`${test.alpha}/invitations`, wish)).statusCode).toBe(404);
  });

  it('open an account and a role once, with the password that was chosen', async () => {
    const token = await inviteTo({});
    const read = await test.anonymous.post('/api/invitations/read', { token });
    expect(read.json()).toMatchObject({
      role: 'team_member',
      clusterName: 'Cluster alpha',
      email: 'ada@example.org',
      hasAccount: false,
    });
    const wish = { token, name: 'Ada Merlot-Syrah', password, language: 'en' };
    const tooShort = await test.anonymous.post('/api/invitations/accept', { ...wish, password: 'short' });
    expect(tooShort.statusCode).toBe(400);
    expect((await test.anonymous.post('/api/invitations/accept', wish)).statusCode).toBe(204);
    const again = await test.anonymous.post('/api/invitations/accept', wish);
    expect([again.statusCode, again.json().code]).toEqual([404, 'link_opens_nothing']);
    const ada = new Caller(test.app);
    await ada.post('/api/auth/sign-in/email', { email: person.email, password });
    expect((await ada.get('/api/session')).json()).toMatchObject({
      name: 'Ada Merlot-Syrah',
      language: 'en',
    });
    expect((await ada.get(`${test.alpha}/organisations`)).statusCode).toBe(200);
    expect((await mailsTo(test, 'ada@example.org'))[0]?.secret).toBeNull();
  });

  it('are taken by whoever has an account already, signed in, and by nobody else', async () => {
    const token = await inviteTo({ email: 'otherclusterfirm@example.org', role: 'relay' });
    expect((await test.anonymous.post('/api/invitations/read', { token })).json().hasAccount).toBe(true);
    const stolen = { token, name: 'Thief', password, language: 'fr' };
    expect((await test.anonymous.post('/api/invitations/accept', stolen)).statusCode).toBe(403);
    expect((await test.anonymous.post('/api/invitations/take', { token })).statusCode).toBe(401);
    const other = await test.as('relay');
    const refused = await other.post('/api/invitations/take', { token });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'invitation_for_another']);
    const owner = await test.as('otherClusterFirm');
    expect((await owner.get(`${test.alpha}/organisations`)).statusCode).toBe(404);
    expect((await owner.post('/api/invitations/take', { token })).statusCode).toBe(204);
    expect((await owner.get(`${test.alpha}/organisations`)).statusCode).toBe(200);
  });

  it('wait in the account of whoever is invited, who may take them without the mail', async () => {
    await inviteTo({ email: 'stranger@example.org', role: 'observer' });
    const stranger = await test.as('stranger');
    const { invitations } = (await stranger.get('/api/account')).json();
    expect(invitations.map(({ role }: { role: string }) => role)).toContain('observer');
    const { id } = invitations.find(({ role }: { role: string }) => role === 'observer');
    const other = await test.as('relay');
    expect((await other.post(`/api/invitations/${id}/accept`)).statusCode).toBe(404);
    expect((await stranger.post(`/api/invitations/${id}/accept`)).statusCode).toBe(204);
    expect((await stranger.post(`/api/invitations/${id}/accept`)).statusCode).toBe(404);
  });

  it('that are withdrawn, replaced or too old open nothing', async () => {
    const manager = await test.as('manager');
    const email = 'late@example.org';
    const first = await inviteTo({ email });
    const second = await inviteTo({ email });
    const read = (token: string) => test.anonymous.post('/api/invitations/read', { token });
    expect((await read(first)).statusCode).toBe(404);
    expect((await read(second)).statusCode).toBe(200);
    await test.database.asOwner((client) =>
      client.query(`update invitations set expires_at = now() where address = $1`, [email]),
    );
    expect((await read(second)).statusCode).toBe(404);
    const third = await inviteTo({ email });
    const listed = (await manager.get(`${test.alpha}/invitations`)).json();
    const mine = listed.filter((each: { email: string }) => each.email === email);
    expect(mine).toHaveLength(1);
    const { id } = mine[0];
    expect((await manager.post(`${test.alpha}/invitations/${id}/withdraw`)).statusCode).toBe(204);
    expect((await read(third)).statusCode).toBe(404);
    expect((await read('x'.repeat(43))).json().code).toBe('link_opens_nothing');
  });

  it('keep their token nowhere but in the mail', async () => {
    const token = await inviteTo({ email: 'kept@example.org' });
    const found = await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select t::text as row from invitations t union all select t::text from invitation_tokens t
         union all select t::text from mails t`,
      );
      return rows.map(({ row }) => String(row)).join('\n');
    });
    expect(found).not.toContain(token);
  });

  it('answer alike whether the address is known or not', async () => {
    const manager = await test.as('manager');
    const invite = (email: string) => manager.post(`${test.alpha}/invitations`, { ...person, email });
    const [known, unknown] = [await invite('otherManager@example.org'), await invite('new@example.org')];
    expect([known.statusCode, Object.keys(known.json())]).toEqual([201, ['id']]);
    expect([unknown.statusCode, Object.keys(unknown.json())]).toEqual([201, ['id']]);
    const listed = (await manager.get(`${test.alpha}/invitations`)).json();
    for (const email of ['othermanager@example.org', 'new@example.org'])
      expect(listed.find((each: { email: string }) => each.email === email).name).toBe(person.name);
  });
});
