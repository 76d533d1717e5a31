import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
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
  const steps = page.getByRole('region', { name: t('diagnosis:mine_report.steps') });
  expect(await steps.getByRole('listitem').count()).toBe(3);
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
  await entersPaper(manager);
  await addsSentence(manager);
  expect(manager.complaints).toEqual([]);
});

/** From the page of the wave: what one firm answered on a sheet. */
async function entersPaper({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('link', { name: t('diagnosis:enter.open') }).click();
  const firm = page.getByRole('combobox', { name: t('diagnosis:enter.firm') });
  const name = (await firm.getByRole('option').nth(1).textContent()) ?? '';
  await firm.selectOption({ label: name });
  await page.getByLabel(t('diagnosis:enter.consent')).check();
  await page.getByRole('radiogroup').first().getByRole('radio').first().check();
  await look('diagnosis-enter');
  await page.getByRole('button', { name: t('diagnosis:enter.keep') }).click();
  await page.getByText(t('diagnosis:enter.kept', { name })).waitFor();
}

/** In a draft of the questionnaire of the framework: one more sentence, of a dimension that was not there. */
async function addsSentence({ page, t, look }: Visitor): Promise<void> {
  await page.goto('/diagnosis/instruments');
  await page.getByRole('button', { name: t('diagnosis:instrument.adopt') }).click();
  await page
    .getByRole('button', { name: t('diagnosis:instrument.add_item') })
    .nth(1)
    .click();
  await page.getByLabel(t('diagnosis:instrument.words_fr')).fill('Les droits de douane nous retiennent.');
  await page.getByLabel(t('diagnosis:instrument.words_en')).fill('Customs duties hold us back.');
  await page.getByLabel(t('diagnosis:instrument.construct'), { exact: true }).selectOption('+');
  await page.getByLabel(t('diagnosis:instrument.construct_fr')).fill('Droits de douane');
  await page.getByLabel(t('diagnosis:instrument.construct_en')).fill('Customs duties');
  await look('diagnosis-item');
  await page.getByRole('button', { name: t('diagnosis:instrument.save_item') }).click();
  await page.getByRole('cell', { name: 'Customs duties', exact: true }).waitFor();
}
