import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, people, signIn } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

it('a firm answers on a phone in French and reads its result; the manager reads the cluster in English', async () => {
  const firm = await newVisitor(browser, grappe.address, { language: 'fr', screen: 'phone' });
  const { page, t } = firm;
  await signIn(firm, grappe.address, people.firm);
  await page.goto('/me/diagnosis');
  await page
    .getByRole('button', { name: t('diagnosis:mine.answer'), exact: true })
    .first()
    .click();
  await page.getByLabel(t('diagnosis:mine.consent'), { exact: true }).check();
  expect(await violations(firm)).toEqual([]);
  await page.getByRole('button', { name: t('diagnosis:mine.start') }).click();
  await page.getByRole('radio').first().check();
  await page.getByRole('button', { name: t('diagnosis:mine.next') }).click();
  await page.getByRole('radiogroup').first().waitFor();
  for (const group of await page.getByRole('radiogroup').all())
    await group.getByRole('radio', { name: '6' }).check();
  await page.getByRole('status').getByText(t('diagnosis:mine.saved')).waitFor();
  await firm.look('diagnosis-answers-phone');
  expect(await violations(firm)).toEqual([]);
  // It stops there, comes back later, and goes on where it was.
  await page.goto('/me/diagnosis');
  await page.getByRole('link', { name: t('diagnosis:mine.resume') }).click();
  await page.getByText(t('diagnosis:mine.step', { at: 3, of: 6 })).waitFor();
  for (let section = 3; section < 6; section += 1)
    await page.getByRole('button', { name: t('diagnosis:mine.next') }).click();
  await page.getByRole('button', { name: t('diagnosis:mine.finish') }).click();
  await page.getByRole('heading', { name: t('diagnosis:mine_report.title') }).waitFor();
  expect(
    await page
      .getByRole('listitem')
      .filter({ hasText: t('diagnosis:mine_report.open') })
      .count(),
  ).toBe(3);
  await firm.look('diagnosis-report-phone');
  expect(await violations(firm)).toEqual([]);
  expect(firm.complaints).toEqual([]);

  const manager = await newVisitor(browser, grappe.address, { language: 'en' });
  await signIn(manager, grappe.address, people.manager);
  await manager.page.goto('/diagnosis');
  await manager.page.getByRole('heading', { name: manager.t('diagnosis:picture') }).waitFor();
  await manager.look('diagnosis-cluster');
  expect(await violations(manager)).toEqual([]);
  await manager.page.getByRole('link', { name: manager.t('diagnosis:progress.title') }).click();
  await manager.page.getByRole('heading', { name: manager.t('diagnosis:progress.firms') }).waitFor();
  await manager.look('diagnosis-wave');
  expect(await violations(manager)).toEqual([]);
  expect(manager.complaints).toEqual([]);
});
