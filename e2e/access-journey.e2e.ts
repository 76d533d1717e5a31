import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { codeOf } from './code-of.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
/** Browsers tie passkeys to a name, never to a number. */
let address = '';
beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
  address = grappe.address.replace('127.0.0.1', 'localhost');
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
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
