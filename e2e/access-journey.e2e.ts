import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openIdentityProvider, type IdentityProvider } from '../apps/server/src/testing/index.ts';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { codeOf } from './code-of.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { clusterAddress, newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
/** Browsers tie passkeys to a name, never to a number. */
let address = '';
let provider: IdentityProvider;
const colleague = { name: 'Olga Marin', email: 'olga@example.org' };

/** A real provider on this machine, which sends the browser back to this very server. */
async function withProvider(port: number): Promise<Readonly<Record<string, string>>> {
  const own = `http://localhost:${port}`;
  const people = {
    olga: { email: colleague.email, verified: true },
    nobody: { email: 'unheard-of@example.org', verified: true },
  };
  provider = await openIdentityProvider(people, `${own}/api/auth/callback/oidc`);
  return {
    GRAPPE_ADDRESS: own,
    GRAPPE_OIDC_DISCOVERY_URL: provider.discoveryUrl,
    GRAPPE_OIDC_CLIENT_ID: provider.clientId,
    GRAPPE_OIDC_CLIENT_SECRET: provider.clientSecret,
    GRAPPE_OIDC_NAME: 'Fédération',
  };
}

beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(withProvider), launchBrowser()]);
  address = grappe.address.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
  await provider?.close();
});

const guest = { name: 'Nadia Belkacem', email: 'nadia@example.org', password: 'quatre saisons au chai' };

/** By the page, as a manager does; the link waits in the outbox, as nothing sends mails here. */
async function invite({ page, t, look }: Visitor): Promise<string> {
  await page.goto('/settings/people');
  await page.getByRole('button', { name: t('settings:people.add') }).click();
  await page.getByLabel(t('settings:new.name')).fill(guest.name);
  await page.getByLabel(t('settings:new.email')).fill(guest.email);
  await page.getByLabel(t('settings:new.role')).selectOption('board_member');
  await look('access-invite');
  await page.getByRole('button', { name: t('settings:new.submit') }).click();
  await page.getByRole('cell', { name: guest.email }).waitFor();
  await page.goto('/settings/mails');
  await page.getByRole('button', { name: t('access:mails.link_of', { to: guest.email }) }).click();
  const link = await page
    .getByRole('textbox', { name: t('access:mails.link_for', { to: guest.email }) })
    .inputValue();
  await look('access-outbox');
  return new URL(link).hash;
}

async function accept(visitor: Visitor, hash: string): Promise<void> {
  const { page, t, look } = visitor;
  await page.goto(`/invitation${hash}`);
  await page.getByText(t('terms:role.board_member')).waitFor();
  expect(page.url()).not.toContain(hash);
  expect(await violations(visitor)).toEqual([]);
  await look('access-invitation');
  await page.getByLabel(t('access:invitation.password'), { exact: false }).fill(guest.password);
  await page.getByRole('button', { name: t('access:invitation.open_account') }).click();
  await page.getByRole('heading', { name: t('home:open.title') }).waitFor();
}

/** Gives what the application of codes would remember. */
async function turnCodesOn(visitor: Visitor): Promise<string> {
  const { page, t, look } = visitor;
  await page.goto('/settings/account');
  await page.getByRole('button', { name: t('access:second_factor.enable') }).click();
  const section = page.getByRole('region', { name: t('access:second_factor.title') });
  await section.getByLabel(t('access:password.current'), { exact: true }).fill(guest.password);
  await section.getByRole('button', { name: t('access:second_factor.enable') }).click();
  await section.getByRole('img', { name: t('access:second_factor.picture') }).waitFor();
  const secret = ((await section.locator('code').textContent()) ?? '').replaceAll(' ', '');
  expect(await violations(visitor)).toEqual([]);
  await look('access-second-factor');
  await section.getByLabel(t('access:second_factor.code')).fill(codeOf(secret));
  await section.getByRole('button', { name: t('access:second_factor.confirm') }).click();
  await section.getByLabel(t('access:second_factor.recovery_codes')).waitFor();
  await look('access-recovery');
  await section.getByRole('button', { name: t('access:second_factor.kept') }).click();
  await section.getByText(t('access:second_factor.on')).waitFor();
  return secret;
}

async function signOut({ page, t }: Visitor): Promise<void> {
  await page.getByRole('button', { name: t('shell:person_menu', { name: guest.name }) }).click();
  await page.getByRole('menuitem', { name: t('shell:sign_out') }).click();
  await page.getByLabel(t('shell:sign_in.email')).waitFor();
}

async function comeInWithCode(visitor: Visitor, secret: string): Promise<void> {
  const { page, t, look } = visitor;
  await page.getByLabel(t('shell:sign_in.email')).fill(guest.email);
  await page.getByLabel(t('shell:sign_in.password'), { exact: true }).fill(guest.password);
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  const code = page.getByLabel(t('access:second_factor.code'));
  await code.fill('000000');
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  await page.getByRole('alert').waitFor();
  expect(await violations(visitor)).toEqual([]);
  await look('access-code');
  await code.fill(codeOf(secret));
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  await page.getByRole('heading', { name: t('home:open.title') }).waitFor();
}

/** A device of the browser's own making, which its holder unlocks. */
async function comeInWithPasskey(visitor: Visitor): Promise<void> {
  const { page, context, t, look } = visitor;
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
    },
  });
  await page.goto('/settings/account');
  await page.getByRole('button', { name: t('access:passkeys.add') }).click();
  await page.getByLabel(t('access:passkeys.name'), { exact: false }).fill('Office computer');
  await page.getByRole('button', { name: t('access:passkeys.go_on') }).click();
  await page
    .getByRole('button', { name: t('access:passkeys.remove_of', { name: 'Office computer' }) })
    .waitFor();
  await look('access-account');
  await signOut(visitor);
  await page.getByRole('button', { name: t('access:door.by_passkey') }).click();
  await page.getByRole('heading', { name: t('home:open.title') }).waitFor();
}

it('somebody is invited, opens an account, and signs in with a code, then with a passkey', async () => {
  const manager = await newVisitor(browser, address, { language: 'fr' });
  await signIn(manager, address, people.manager);
  const hash = await invite(manager);
  const invited = await newVisitor(browser, address, { language: 'en', screen: 'phone' });
  await accept(invited, hash);
  const secret = await turnCodesOn(invited);
  await signOut(invited);
  await comeInWithCode(invited, secret);
  await comeInWithPasskey(invited);
  expect(manager.complaints).toEqual([]);
  expect(invited.complaints).toEqual([]);
}, 180_000);

/** The provider's own two pages: who one is, and that one agrees. They are not ours: their fonts are left where they are. */
async function passThroughProvider({ page }: Visitor, subject: string): Promise<void> {
  await page.locator('input[name=login]').fill(subject);
  await page.locator('input[name=password]').fill('any');
  await page.locator('button[type=submit]').click();
  await page.locator('input[name=prompt][value=consent]').waitFor({ state: 'attached' });
  await page.locator('button[type=submit]').click();
}

it('the identity provider opens the account of whoever was invited, and of nobody else', async () => {
  const manager = await newVisitor(browser, address, { language: 'fr' });
  await signIn(manager, address, people.manager);
  const invited = await manager.context.request.post(`${await clusterAddress(manager)}/invitations`, {
    data: { ...colleague, language: 'en', role: 'board_member', organisationId: null },
    headers: { origin: address },
  });
  expect(invited.ok(), await invited.text()).toBe(true);
  for (const [subject, language] of [
    ['nobody', 'fr'],
    ['olga', 'en'],
  ] as const) {
    const visitor = await newVisitor(browser, address, { language, screen: 'phone' });
    const { page, context, t, complaints } = visitor;
    await context.route('https://fonts.googleapis.com/**', (route) => route.abort());
    await page.goto('/sign-in');
    await page.getByRole('button', { name: t('access:door.by_provider', { name: 'Fédération' }) }).click();
    await passThroughProvider(visitor, subject);
    await page.waitForURL((url) => url.origin === address);
    if (subject === 'nobody') {
      await page.getByRole('alert').waitFor();
      expect(await violations(visitor)).toEqual([]);
      expect((await context.request.get('/api/session')).status()).toBe(401);
    } else {
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect((await context.request.get('/api/session')).status()).toBe(200);
    }
    await visitor.look(`access-provider-${subject}`);
    const theirs = new URL(provider.discoveryUrl).origin;
    const ours = complaints.filter((one) => !one.includes(theirs) && !one.includes('fonts.googleapis.com'));
    expect(ours).toEqual([]);
    await context.close();
  }
}, 120_000);
