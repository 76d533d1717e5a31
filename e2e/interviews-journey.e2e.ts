import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, signIn } from './visitor.ts';
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

const study = 'Ce que le cluster change à l’export (entretiens fictifs)';
const spoken =
  'Enquêteur : Qu’apporte le pôle ?\nMme Dupin : Il nous ouvre des portes.\nEnquêteur : Merci, Mme Dupin.\nMme Dupin : À bientôt.';

/** A researcher brings an interview in, gives pseudonyms, codes with the mouse and with the keyboard. */
async function importAndCode({ page, t, look, ...visitor }: Visitor): Promise<void> {
  await page.goto('/interviews');
  await page.getByRole('link', { name: study }).click();
  await page.getByRole('button', { name: t('interviews:transcripts.import') }).click();
  const file = { name: 'entretien-2.txt', mimeType: 'text/plain', buffer: Buffer.from(spoken) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByLabel(t('interviews:transcripts.pseudonym_of', { label: 'Mme Dupin' })).fill('E2');
  expect(await violations({ page, t, look, ...visitor })).toEqual([]);
  await look('interviews-import');
  await page.getByRole('button', { name: t('interviews:transcripts.keep') }).click();
  const words = page.getByLabel(t('interviews:coding.paragraph', { rank: 2 }), { exact: true });
  await words.waitFor();
  expect(await page.getByText('Dupin').count()).toBe(0);
  await words.click({ clickCount: 3 });
  await page.getByRole('button', { name: 'Mise en réseau' }).click();
  await page.getByRole('button', { name: 'Mise en réseau', pressed: false }).waitFor();
  await words.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Vitesse' }).press('Enter');
  await page.getByText(t('interviews:coding.count', { count: 2, n: '2' })).waitFor();
  expect(await violations({ page, t, look, ...visitor })).toEqual([]);
  await look('interviews-transcript');
}

/** The team member reads the agreement and the matrix on a phone, in English. */
async function readOnPhone(visitor: Visitor): Promise<void> {
  const { page, t, look } = visitor;
  await page.goto('/interviews');
  await page.getByRole('link', { name: study }).click();
  for (const part of ['codebook', 'team', 'matrices', 'double'] as const) {
    await page
      .getByText(t(`interviews:part.${part}`), { exact: true })
      .first()
      .click();
    await page.waitForLoadState('networkidle');
    expect(await violations(visitor), part).toEqual([]);
    await look(`interviews-${part}`);
  }
  await page.getByRole('link', { name: t('interviews:double.see') }).click();
  await page.getByRole('heading', { name: t('interviews:agreement.differences') }).waitFor();
  expect(await violations(visitor)).toEqual([]);
  await look('interviews-agreement');
}

it(
  'an interview is imported, coded and compared by its team, in both languages',
  { timeout: 120_000 },
  async () => {
    const researcher = await newVisitor(browser, grappe.address, { language: 'fr' });
    await signIn(researcher, grappe.address, 'chercheur@sarments.example');
    await importAndCode(researcher);
    const member = await newVisitor(browser, grappe.address, {
      language: 'en',
      screen: 'phone',
      theme: 'dark',
    });
    await signIn(member, grappe.address, 'equipe@sarments.example');
    await readOnPhone(member);
    expect([...researcher.complaints, ...member.complaints]).toEqual([]);
  },
);
