import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Caller } from '../../testing/caller.ts';
import { openIdentityProvider, type IdentityProvider } from '../../testing/identity-provider.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

const callback = 'http://localhost:3000/api/auth/callback/oidc';
let test: TestApp;
let provider: IdentityProvider;
beforeAll(async () => {
  provider = await openIdentityProvider(
    {
      invited: { email: 'invited@example.org', verified: true },
      unverified: { email: 'waiting@example.org', verified: false },
      stranger: { email: 'unheard-of@example.org', verified: true },
      relay: { email: 'relay@example.org', verified: true },
      owner: { email: 'firmowner@example.org', verified: true },
      gone: { email: 'gone@example.org', verified: true },
    },
    callback,
  );
  test = await openTestApp({ working: false, oidc: { ...provider, name: 'Fédération' } });
  const manager = await test.as('manager');
  for (const email of ['invited@example.org', 'waiting@example.org', 'gone@example.org'])
    await manager.post(`${test.alpha}/invitations`, {
      name: 'Invited',
      email,
      language: 'fr',
      role: 'board_member',
      organisationId: null,
    });
});
afterAll(async () => {
  await test.close();
  await provider.close();
});

/** From our page to the provider and back; gives where we end and as whom. */
async function comeIn(subject: string): Promise<{ caller: Caller; location: string; status: number }> {
  const caller = new Caller(test.app);
  const begun = await caller.post('/api/auth/sign-in/provider', { next: '/rooms' });
  expect(begun.statusCode, begun.body).toBe(200);
  const back = new URL(await provider.signIn(begun.json().url, subject));
  expect(`${back.origin}${back.pathname}`).toBe(callback);
  const answer = await caller.get(`${back.pathname}${back.search}`);
  const session = await caller.get('/api/session');
  return { caller, location: String(answer.headers.location), status: session.statusCode };
}

describe('the identity provider', () => {
  it('is named on the sign-in page', async () => {
    expect((await test.anonymous.get('/api/welcome')).json().provider).toBe('Fédération');
  });

  it('opens the account of whoever was invited at the address that it verified', async () => {
    const { caller, location, status } = await comeIn('invited');
    expect([location, status]).toEqual(['/rooms', 200]);
    const account = (await caller.get('/api/account')).json();
    expect(account).toMatchObject({ hasPassword: false, linkedToProvider: true });
    const [offered] = account.invitations;
    expect((await caller.post(`/api/invitations/${offered.id}/accept`)).statusCode).toBe(204);
    expect((await caller.get(`${test.alpha}/organisations`)).statusCode).toBe(200);
    expect((await comeIn('invited')).status).toBe(200);
  });

  it.each(['unverified', 'stranger'])('opens nothing for somebody %s', async (subject) => {
    const { location, status } = await comeIn(subject);
    expect(location).toMatch(/^\/sign-in\?problem=provider/);
    expect(status).toBe(401);
    const made = await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select email from accounts."user" where email in ('waiting@example.org', 'unheard-of@example.org')`,
      );
      return rows;
    });
    expect(made).toEqual([]);
  });

  it('is not linked to an account whose address was never verified here', async () => {
    expect((await comeIn('relay')).status).toBe(401);
    await test.database.asOwner((client) =>
      client.query(`update accounts."user" set "emailVerified" = true where email = 'relay@example.org'`),
    );
    expect((await comeIn('relay')).status).toBe(200);
  });

  it('is linked by whoever is signed in, at the same address only', async () => {
    const owner = await test.as('firmOwner');
    const link = async (subject: string) => {
      const begun = await owner.post('/api/auth/provider/link', {});
      const back = new URL(await provider.signIn(begun.json().url, subject));
      return String((await owner.get(`${back.pathname}${back.search}`)).headers.location);
    };
    const isLinked = async () => (await owner.get('/api/account')).json().linkedToProvider;
    expect(await link('invited')).toMatch(/^\/sign-in\?problem=provider/);
    expect(await isLinked()).toBe(false);
    expect(await link('owner')).toBe('/settings/account');
    expect(await isLinked()).toBe(true);
    expect((await comeIn('owner')).status).toBe(200);
    expect((await test.anonymous.post('/api/auth/provider/link', {})).statusCode).toBe(401);
  });

  it('opens nothing for somebody who left', async () => {
    expect((await comeIn('gone')).status).toBe(200);
    await test.database.asOwner((client) =>
      client.query(`update people set deactivated_at = now() where email = 'gone@example.org'`),
    );
    expect((await comeIn('gone')).status).toBe(401);
  });

  it('leaves us nothing by which we could act in its people’s name', async () => {
    const kept = await test.database.asOwner(async (client) => {
      const { rows } = await client.query(
        `select "accessToken", "refreshToken", "idToken" from accounts.account where "providerId" = 'oidc'`,
      );
      return rows;
    });
    expect(kept.length).toBeGreaterThan(1);
    for (const row of kept) expect(Object.values(row)).toEqual([null, null, null]);
  });

  it('does not take an answer that it did not give', async () => {
    const caller = new Caller(test.app);
    const begun = (await caller.post('/api/auth/sign-in/provider', { next: '/' })).json();
    const back = new URL(await provider.signIn(begun.url, 'invited'));
    const other = new Caller(test.app);
    await other.get(`${back.pathname}${back.search}`);
    expect((await other.get('/api/session')).statusCode).toBe(401);
  });
});
