import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

const event = /Rendez-vous de la vigne/;

/** The firm, on its phone, takes part in the event of the demonstration and says whom it wishes to meet. */
async function wish({ page, t, look }: Visitor): Promise<void> {
  await page.goto('/me/opportunities');
  await page.getByRole('link', { name: event }).click();
  await page.getByLabel(t('encounters:wish', { rank: 3 })).selectOption({ index: 5 });
  await look('encounters-wishes');
  await page.getByRole('button', { name: t('encounters:save'), exact: true }).click();
  await page.getByText(t('encounters:saved')).waitFor();
}

/** The team computes the schedule, reads that it is proven, and publishes it. */
async function schedule({ page, t, look }: Visitor): Promise<void> {
  await page.goto('/encounters');
  await page.getByRole('link', { name: event }).click();
  await page.getByRole('button', { name: t('encounters:compute') }).click();
  await page.getByText(t('encounters:proven')).waitFor({ timeout: 60_000 });
  await look('encounters-schedule');
  await page.getByRole('button', { name: t('encounters:publish') }).click();
  await page.getByRole('button', { name: t('encounters:reopen') }).waitFor();
}

describe('one-to-one meetings and the community', () => {
  it('go from wishes to a proven schedule, each reading its own', async () => {
    const [manager, firm] = [
      await newVisitor(browser, grappe.address, { language: 'fr' }),
      await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' }),
    ];
    await signIn(manager, grappe.address, people.manager);
    await signIn(firm, grappe.address, people.firm);
    await wish(firm);
    expect(await violations(firm)).toEqual([]);
    await schedule(manager);
    expect(await violations(manager)).toEqual([]);
    await firm.page.reload();
    await firm.page.getByRole('link', { name: firm.t('encounters:to_calendar') }).waitFor();
    await firm.look('encounters-mine');
    expect(await violations(firm)).toEqual([]);
    await manager.page.goto('/community');
    await manager.page.getByRole('heading', { level: 2 }).first().waitFor();
    await manager.look('community');
    expect(await violations(manager)).toEqual([]);
    expect([...manager.complaints, ...firm.complaints]).toEqual([]);
  });
});
