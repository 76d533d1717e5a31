import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { makePlan } from './make-plan.ts';
import { clusterAddress, newVisitor, password, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;

beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
  const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
  await signIn(manager, grappe.address, people.manager);
  await proposePlan(manager);
  await manager.context.close();
});

afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

/** The team makes a plan and proposes it, so that the firm has something to look at. */
async function proposePlan(manager: Visitor): Promise<void> {
  const planId = await makePlan(manager, grappe.address);
  const proposed = await manager.context.request.post(
    `${await clusterAddress(manager)}/plans/${planId}/status`,
    {
      data: { status: 'proposed', was: 'draft' },
      headers: { origin: grappe.address },
    },
  );
  expect(proposed.ok()).toBe(true);
}

async function signInByForm({ page, t, look }: Visitor): Promise<void> {
  await page.goto('/me/group');
  await page.getByLabel(t('shell:sign_in.email')).fill(people.firm);
  await page.getByLabel(t('shell:sign_in.password'), { exact: true }).fill('not the password');
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  await page.getByRole('alert').getByText(t('errors:wrong_credentials')).waitFor();
  await look('sign-in-refused');
  await page.getByLabel(t('shell:sign_in.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  // Back to the page that was asked for.
  await page.getByRole('heading', { level: 1, name: t('me:group.title') }).waitFor();
}

async function seeGroup({ page, t, look }: Visitor): Promise<void> {
  const group = page.getByRole('article').first();
  await group.getByRole('link', { name: 'Robocep' }).waitFor();
  expect(await group.getByRole('listitem').count()).toBeGreaterThan(2);
  await look('my-group');
  await page.getByRole('link', { name: t('shell:pages.home'), exact: true }).click();
  await page.getByText(t('home:items.your_group_proposed.title')).waitFor();
  await look('home-firm');
}

/** What everybody sees changes with one click, and back with another. */
async function changeAudience({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('link', { name: t('shell:pages.me'), exact: true }).click();
  await page.getByRole('button', { name: t('me:viewer.public') }).click();
  const label = t('sharing:select.of', { name: t('terms:fact.headcount') });
  const seen = (count: number) =>
    page.getByRole('heading', { name: t('me:page.seen', { count, eyes: t('me:viewer.public') }) });
  const before = await page.getByRole('heading', { level: 2 }).first().textContent();
  await page.getByLabel(label, { exact: true }).selectOption('public');
  await page.getByText(t('me:page.shared', { audience: t('terms:audience.public') })).waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).not.toBe(before);
  await look('me-public');
  await page.getByRole('button', { name: t('shell:undo') }).click();
  await page.getByText(t('shell:undone')).waitFor();
  await expect.poll(() => page.getByRole('heading', { level: 2 }).first().textContent()).toBe(before);
  expect(await seen(0).count()).toBeLessThanOrEqual(1);
}

/** What is asked, and what is looked for without names: published, and read as the others read it. */
async function lookAround({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: t('sharing:tab.asks') }).click();
  await page.getByText(t('sharing:asks.none'), { exact: true }).waitFor();
  await look('asks');
  await page.getByRole('tab', { name: t('sharing:tab.partnering') }).click();
  await page.getByRole('button', { name: t('sharing:partnering.publish'), exact: true }).click();
  await page.getByLabel(t('sharing:partnering.in_a_line')).fill('Robots');
  await page.getByLabel(t('sharing:partnering.summary')).fill('Robocep');
  await look('partnering-form');
  const submit = page.getByRole('button', { name: t('sharing:partnering.publish_now') });
  await submit.click();
  await page.getByText(t('errors:profile_names_itself')).waitFor();
  await page.getByLabel(t('sharing:partnering.summary')).fill('A robot to rent for a season');
  await submit.click();
  await page.getByText(t('sharing:partnering.published')).waitFor();
  await page.getByRole('article', { name: 'Robots' }).first().waitFor();
  await look('partnering');
  await page.getByRole('tab', { name: t('sharing:tab.allies') }).click();
  await page.getByRole('heading', { level: 1, name: t('sharing:allies.title') }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Vignes connectées' }).waitFor();
  await look('allies');
}

async function enterVeto({ page, t, look }: Visitor): Promise<void> {
  // Five entries fit at the bottom of a phone: this one is in the person's menu.
  await page.getByRole('button', { name: t('shell:person_menu', { name: 'Inès Caradec' }) }).click();
  await page.getByRole('menuitem', { name: t('shell:pages.my_vetoes'), exact: true }).click();
  await page
    .getByRole('combobox', { name: t('me:veto.which') })
    .or(page.getByLabel(t('me:veto.which')))
    .first()
    .fill('Enjambo');
  await page.getByRole('option', { name: 'Enjambo' }).click();
  await page.getByRole('button', { name: t('me:veto.enter') }).click();
  await page.getByRole('button', { name: t('me:veto.withdraw_of', { name: 'Enjambo' }) }).waitFor();
  await look('veto');
  await page.getByRole('button', { name: t('me:veto.withdraw_of', { name: 'Enjambo' }) }).click();
  await page.getByText(t('me:veto.none'), { exact: true }).waitFor();
}

describe('a firm on a phone', () => {
  it.each(['fr', 'en'] as const)(
    'sees its group, what others see, and says whom it refuses, in %s',
    async (language) => {
      const visitor = await newVisitor(browser, grappe.address, { language, screen: 'phone' });
      await signInByForm(visitor);
      await seeGroup(visitor);
      await changeAudience(visitor);
      await lookAround(visitor);
      await enterVeto(visitor);
      // The one refusal that this journey asks for: a text that would have given the firm's name away.
      expect(visitor.complaints).toEqual([expect.stringMatching(/^422 .*\/partnering$/)]);
      await visitor.context.close();
    },
  );
});
