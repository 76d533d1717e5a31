import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, signIn } from './visitor.ts';

const funder = 'financeur@sarments.example';

let grappe: GrappeUnderTest;
let browser: Browser;
beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

it('a funder reads figures, takes a copy of its data, and is forgotten', async () => {
  const visitor = await newVisitor(browser, grappe.address, { language: 'en' });
  const { page, t } = visitor;
  await signIn(visitor, grappe.address, funder);
  await page.goto('/');
  await page
    .getByRole('link', { name: t('shell:pages.observatory') })
    .first()
    .click();
  await page.getByRole('heading', { name: t('aggregates:by.kind_1') }).waitFor();
  await page.getByLabel(t('aggregates:by.label')).selectOption('sector 1');
  await page.getByRole('heading', { name: t('aggregates:by.sector_1') }).waitFor();
  const counts = await page.locator('tbody tr td:nth-child(2)').allInnerTexts();
  expect(counts.length).toBeGreaterThan(2);
  for (const count of counts) expect(Number(count)).toBeGreaterThanOrEqual(5);
  expect(await violations(visitor)).toEqual([]);

  await page.goto('/label');
  await page.getByText(t('label:state.none')).waitFor();
  expect(await violations(visitor)).toEqual([]);

  await page.goto('/me/privacy');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: t('privacy:me.get.html') }).click();
  expect((await download).suggestedFilename()).toBe('personal-data.html');
  expect(await violations(visitor)).toEqual([]);
  const confirm = page.getByLabel(t('privacy:me.erase.confirm'));
  await confirm.fill('somebody@else.example');
  await page.getByRole('button', { name: t('privacy:me.erase.do') }).click();
  await page.getByText(t('privacy:me.erase.wrong')).waitFor();
  await confirm.fill(funder);
  await page.getByRole('button', { name: t('privacy:me.erase.do') }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL('**/sign-in*');
});
