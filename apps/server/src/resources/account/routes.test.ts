import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { mailsTo, secretFor } from '../../testing/outbox.ts';
import { openTestApp, testPassword, type TestApp } from '../../testing/test-app.ts';
import { totpOf } from '../../testing/totp.ts';

let test: TestApp;
beforeAll(async () => {
  test = await openTestApp({ working: false });
});
afterAll(() => test.close());

const signIn = async (email: string, password = testPassword): Promise<Caller> => {
  const caller = new Caller(test.app);
  const answer = await caller.post('/api/auth/sign-in/email', { email, password });
  expect(answer.statusCode, answer.body).toBe(200);
  return caller;
};
const isIn = async (caller: Caller) => (await caller.get('/api/session')).statusCode === 200;

describe('an account', () => {
  it('is its holder’s: nothing without a session', async () => {
    const id = '0191d5b4-0000-7000-8000-000000000000';
    const calls = [
      ['GET', '/api/account', undefined],
      ['POST', `/api/account/sessions/${id}/close`, undefined],
      ['POST', '/api/account/sessions/close-others', undefined],
      ['POST', '/api/auth/two-factor/enable', { password: 'x' }],
      ['POST', '/api/auth/two-factor/disable', { password: 'x' }],
      ['GET', '/api/auth/passkey/registration', undefined],
      ['POST', '/api/auth/passkey/registration', { response: { id: 'x' } }],
      ['POST', `/api/auth/passkey/${id}/remove`, undefined],
      ['POST', '/api/auth/change-password', { currentPassword: 'x', newPassword: 'a long enough one' }],
    ] as const;
    for (const [method, url, body] of calls)
      expect((await test.anonymous.call(method, url, body)).statusCode, url).toBe(401);
  });

  it('refuses what is not a request, and never breaks', async () => {
    const answers = await Promise.all([
      test.anonymous.post('/api/auth/passkey/sign-in', { response: { id: 'x' } }),
      test.anonymous.post('/api/auth/two-factor/verify-totp', { code: '000000' }),
      test.anonymous.post('/api/auth/two-factor/verify-backup-code', { code: 'aaaaa-bbbbb' }),
      test.anonymous.post('/api/auth/reset-password', { token: 'none', newPassword: 'a long enough one' }),
      test.anonymous.post('/api/auth/sign-in/provider', { next: '/' }),
      test.anonymous.post('/api/auth/sign-in/provider', { next: '//elsewhere.example' }),
      test.anonymous.get('/api/auth/callback/oidc?code=x&state=y'),
      test.anonymous.get('/api/auth/callback/oidc'),
    ]);
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401, 404, 404, 400, 302, 302]);
    expect(answers.at(-1)?.headers.location).toMatch(/^\/sign-in\?problem=provider/);
  });

  it('lists its sessions, closes one, and all the others; a closed one is closed at once', async () => {
    const email = 'partner@example.org';
    const [here, there, elsewhere] = [await signIn(email), await signIn(email), await signIn(email)];
    expect(await isIn(there)).toBe(true);
    const answer = await here.get('/api/account');
    const { sessions } = answer.json();
    expect(sessions).toHaveLength(3);
    expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
    const tokens = await test.database.asOwner(
      async (client) => (await client.query('select token from accounts.session')).rows,
    );
    for (const { token } of tokens) expect(answer.body).not.toContain(token);
    const mine = (await there.get('/api/account')).json().sessions;
    const { id } = mine.find(({ current }: { current: boolean }) => current);
    const thief = await signIn('relay@example.org');
    expect((await thief.post(`/api/account/sessions/${id}/close`)).statusCode).toBe(404);
    expect((await here.post(`/api/account/sessions/${id}/close`)).statusCode).toBe(204);
    expect([await isIn(here), await isIn(there), await isIn(elsewhere)]).toEqual([true, false, true]);
    expect((await here.post('/api/account/sessions/close-others')).statusCode).toBe(204);
    expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
  });

  it('changes its password knowing the one before, which closes the other sessions and is told by mail', async () => {
    const email = 'boardmember@example.org';
    const [here, there] = [await signIn(email), await signIn(email)];
    const newPassword = 'un autre mot bien long';
    const change = (currentPassword: string) =>
      here.post('/api/auth/change-password', { currentPassword, newPassword });
    const wrong = await change('not this one');
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'password_wrong']);
    expect((await change(testPassword)).statusCode).toBe(200);
    expect([await isIn(here), await isIn(there)]).toEqual([true, false]);
    await signIn(email, newPassword);
    expect((await mailsTo(test, email)).map(({ kind }) => kind)).toEqual(['password_changed']);
  });
});

describe('a forgotten password', () => {
  it('is replaced by a link of a mail, once; every session ends', async () => {
    const email = 'firmemployee@example.org';
    const before = await signIn(email);
    expect((await test.anonymous.post('/api/auth/request-password-reset', { email })).statusCode).toBe(204);
    const token = await secretFor(test, email, 'password_reset');
    const kept = await test.database.asOwner(
      async (client) => (await client.query('select identifier from accounts.verification')).rows,
    );
    expect(JSON.stringify(kept)).not.toContain(token);
    const newPassword = 'une phrase toute neuve';
    const reset = () => test.anonymous.post('/api/auth/reset-password', { token, newPassword });
    expect((await reset()).statusCode).toBe(204);
    expect((await reset()).json().code).toBe('link_opens_nothing');
    expect(await isIn(before)).toBe(false);
    await signIn(email, newPassword);
    const old = { email, password: testPassword };
    expect((await new Caller(test.app).post('/api/auth/sign-in/email', old)).statusCode).toBe(401);
  });

  it('is answered alike, and as fast, whether the address is known or not', async () => {
    const timed = async (email: string) => {
      const began = performance.now();
      const answer = await test.anonymous.post('/api/auth/request-password-reset', { email });
      return { answer: [answer.statusCode, answer.body], took: performance.now() - began };
    };
    await timed('nobody0@example.org');
    const known = await timed('relay@example.org');
    const unknown = await timed('nobody@example.org');
    expect(known.answer).toEqual(unknown.answer);
    for (const { took } of [known, unknown]) expect(took).toBeGreaterThan(290);
    expect(await mailsTo(test, 'nobody@example.org')).toEqual([]);
  });

  it('sign-in takes as long for an unknown address as for a wrong password', async () => {
    const timed = async (email: string) => {
      const began = performance.now();
      const body = { email, password: 'a wrong password' };
      expect((await test.anonymous.post('/api/auth/sign-in/email', body)).statusCode).toBe(401);
      return performance.now() - began;
    };
    const median = async (email: string) => {
      const took: number[] = [];
      for (let n = 0; n < 7; n++) took.push(await timed(email));
      return took.toSorted((a, b) => a - b)[3] ?? 0;
    };
    await timed('warm@example.org');
    const [known, unknown] = [await median('relay@example.org'), await median('unknown@example.org')];
    expect(Math.max(known, unknown) / Math.min(known, unknown)).toBeLessThan(2);
  });
});

describe('a second factor', () => {
  it('is set up with a code, asked at sign-in, helped by codes on paper, and taken away with the password', async () => {
    const email = 'otherfirm@example.org';
    const here = await signIn(email);
    const wrong = await here.post('/api/auth/two-factor/enable', { password: 'not this one' });
    expect(wrong.json().code).toBe('password_wrong');
    const begun = (await here.post('/api/auth/two-factor/enable', { password: testPassword })).json();
    expect(begun.totpUri).toMatch(/^otpauth:\/\/totp\/Grappe/);
    expect(begun.backupCodes.length).toBeGreaterThan(5);
    // Not confirmed yet: nothing is asked.
    await signIn(email);
    expect((await here.get('/api/account')).json().secondFactor).toBe(false);
    const verify = (caller: Caller, code: string, how = 'totp') =>
      caller.post(`/api/auth/two-factor/verify-${how}`, { code });
    expect((await verify(here, '000000')).statusCode).toBe(401);
    expect((await verify(here, totpOf(begun.totpUri))).statusCode).toBe(204);
    expect((await here.get('/api/account')).json().secondFactor).toBe(true);

    const there = new Caller(test.app);
    const first = await there.post('/api/auth/sign-in/email', { email, password: testPassword });
    expect(first.json()).toEqual({ ok: true, secondFactor: true });
    expect(await isIn(there)).toBe(false);
    expect((await verify(there, '000000')).json().code).toBe('second_factor_wrong');
    expect((await verify(there, totpOf(begun.totpUri))).statusCode).toBe(204);
    expect(await isIn(there)).toBe(true);

    const lost = new Caller(test.app);
    await lost.post('/api/auth/sign-in/email', { email, password: testPassword });
    const [paper] = begun.backupCodes;
    expect((await verify(lost, paper, 'backup-code')).statusCode).toBe(204);
    expect(await isIn(lost)).toBe(true);
    const again = new Caller(test.app);
    await again.post('/api/auth/sign-in/email', { email, password: testPassword });
    expect((await verify(again, paper, 'backup-code')).statusCode).toBe(401);

    const renew = (password: string) => here.post('/api/auth/two-factor/renew-codes', { password });
    expect((await renew('not this one')).json().code).toBe('password_wrong');
    const renewed: string[] = (await renew(testPassword)).json().backupCodes;
    expect(renewed).toHaveLength(begun.backupCodes.length);
    const withPaper = async (paperCode: string | undefined) => {
      const caller = new Caller(test.app);
      await caller.post('/api/auth/sign-in/email', { email, password: testPassword });
      return (await verify(caller, paperCode ?? '', 'backup-code')).statusCode;
    };
    expect(await withPaper(begun.backupCodes[1])).toBe(401);
    expect(await withPaper(renewed[0])).toBe(204);

    expect((await here.post('/api/auth/two-factor/disable', { password: testPassword })).statusCode).toBe(
      204,
    );
    await signIn(email);
  });

  it('cannot be guessed: a sign-in dies after a few wrong codes', async () => {
    const email = 'firmowner@example.org';
    const here = await signIn(email);
    const begun = (await here.post('/api/auth/two-factor/enable', { password: testPassword })).json();
    await here.post('/api/auth/two-factor/verify-totp', { code: totpOf(begun.totpUri) });
    const guesser = new Caller(test.app);
    await guesser.post('/api/auth/sign-in/email', { email, password: testPassword });
    for (let guess = 0; guess < 12; guess++)
      await guesser.post('/api/auth/two-factor/verify-totp', { code: String(100_000 + guess) });
    const right = await guesser.post('/api/auth/two-factor/verify-totp', { code: totpOf(begun.totpUri) });
    expect(right.statusCode).toBe(401);
  });
});
