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

const clean = async (visitor: Visitor, name: string): Promise<void> => {
  await visitor.look(name);
  expect(await violations(visitor), name).toEqual([]);
};

/** Two clusters side by side, chosen in the list. */
async function compare(visitor: Visitor): Promise<void> {
  const { page, t } = visitor;
  await page.goto('/clusters');
  await page.getByRole('heading', { level: 1, name: t('clusters:title') }).waitFor();
  await clean(visitor, 'clusters');
  for (const name of ['Forêt Vivante (fictif)', 'Vino Toscano (fittizio)'])
    await page.getByRole('checkbox', { name: `${t('clusters:column.compare')} ${name}` }).check();
  await page.getByRole('link', { name: t('clusters:compare.action', { count: 2 }) }).click();
  await page.getByRole('heading', { level: 1, name: t('clusters:compare.title') }).waitFor();
  expect(await page.locator('main').innerText()).toContain(t('clusters:group.governance'));
  await clean(visitor, 'clusters-compared');
}

/** A file with a bad line: told, and nothing kept. */
async function importBadFile({ page, t }: Visitor): Promise<void> {
  await page.goto('/clusters/import');
  const text = `Nom;Secteurs\r\n${t('clusters:place')} sans secteur;\r\n`;
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'clusters.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByText(t('clusters:file.nothing')).waitFor();
  expect(await page.locator('main').innerText()).toContain(t('clusters:file.line', { line: 2 }));
}

it('clusters are known, compared and suggested for the phase, in two languages', async () => {
  const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
  await signIn(manager, grappe.address, people.manager);
  await compare(manager);
  await importBadFile(manager);
  await manager.context.close();
  const team = await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' });
  await signIn(team, grappe.address, people.manager);
  const { page, t } = team;
  await page.goto('/clusters/suggestions');
  await page.getByRole('heading', { level: 1, name: t('clusters:suggestions.title') }).waitFor();
  const first = page.getByRole('heading', { level: 2 }).first();
  const built = await first.innerText();
  await clean(team, 'suggestions');
  await page.locator('label', { hasText: t('clusters:phase.structuring') }).click();
  await page.getByText(t('clusters:suggestions.lead.learn')).waitFor();
  await expect.poll(() => first.innerText()).not.toBe(built);
  await first.getByRole('link').click();
  await page.getByRole('heading', { level: 2, name: t('clusters:dealings.title') }).waitFor();
  await clean(team, 'cluster-profile');
  await team.context.close();
});
