import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '@grappe/messages';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, password, people } from './visitor.ts';
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

/** In each language another firm comes back under another name. */
const twice = {
  fr: { known: 'Tonnellerie des Graves', again: 'Tonnellerie des Graves SARL', town: 'Villenave-d’Ornon' },
  en: { known: 'Étiquettes Garonne', again: 'Etiquettes Garonne SA', town: 'Bordeaux' },
} as const;

/** A member file as teams have them: one unknown column, three bad lines, one firm that is already here under another name. */
const memberFile = (language: Language): { name: string; mimeType: string; buffer: Buffer } => {
  const header = {
    fr: 'Nom;Ville;Pays;Effectif;Marchés visés;Spécialité',
    en: 'Name;Town;Country;Employees;Wanted markets;Speciality',
  }[language];
  const lines = [
    header,
    `Cuverie Neuve ${language};Libourne;France;24;ES|IT;cuves en béton`,
    `Vis et Pressoirs ${language};Bordeaux;France;31;ES|US;pressoirs`,
    `Capteurs du Chai ${language};Pessac;France;12;DE;capteurs de CO2`,
    `${twice[language].again};${twice[language].town};France;40;US;étuis`,
    `Effectif Impossible ${language};Agen;France;-5;ES;bouchons`,
    ';Agen;France;10;ES;sans nom',
    `Pays Inventé ${language};Agen;Syldavie;10;ES;étiquettes`,
  ];
  return { name: `membres-${language}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) };
};

const cardOf = (page: Page, name: string): Locator => page.getByRole('article').filter({ hasText: name });

async function signInByForm({ page, t }: Visitor): Promise<void> {
  await page.goto('/');
  await page.getByLabel(t('shell:sign_in.email')).fill(people.manager);
  await page.getByLabel(t('shell:sign_in.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('shell:sign_in.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: t('home:team.title') }).waitFor();
}

async function importMembers(visitor: Visitor, language: Language): Promise<void> {
  const { page, t, look } = visitor;
  await page.getByRole('link', { name: t('shell:pages.imports') }).click();
  await page.locator('input[type=file]').setInputFiles(memberFile(language));
  await page.getByRole('heading', { level: 1, name: `membres-${language}.csv` }).waitFor();
  // Three lines are wrong: each says which line, what, and the way out.
  const problems = page
    .getByRole('region', { name: /3/ })
    .or(page.locator('section[aria-labelledby=problems]'))
    .first();
  await expect.poll(() => problems.getByRole('row').count()).toBeGreaterThanOrEqual(4);
  await look('import-review');
  const target = page.getByLabel(
    t('imports:mapping.target_of', { column: language === 'fr' ? 'Spécialité' : 'Speciality' }),
  );
  await target.selectOption({ label: t('terms:fact.offer') });
  await page.getByRole('button', { name: t('imports:mapping.apply', { count: 1 }) }).click();
  await page
    .getByText(t('imports:why.chosen'))
    .or(page.getByText(t('imports:why.remembered')))
    .first()
    .waitFor();
  await page.getByRole('button', { name: t('imports:accept.without_bad', { count: 4 }) }).click();
  await page.getByText(t('imports:outcome.accepted')).waitFor({ timeout: 30_000 });
  await look('import-accepted');
}

async function decideDuplicate({ page, t, look }: Visitor, language: Language): Promise<void> {
  const { known, again } = twice[language];
  await page.goto('/imports?tab=duplicates');
  const card = cardOf(page, again);
  await card.waitFor({ timeout: 30_000 });
  await look('duplicates');
  await card
    .getByRole('button', {
      name: t('imports:duplicates.merge_into', { name: known }),
      exact: true,
    })
    .click();
  await page.getByText(t('imports:duplicates.merged', { name: known })).waitFor();
  await card.waitFor({ state: 'detached' });
}

async function lookAtNetwork({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('link', { name: t('shell:pages.network') }).click();
  for (const finding of ['holds-together', 'at-the-edge', 'groups-apart', 'openness']) {
    await page.getByRole('heading', { name: t(`network:finding.${finding}`) }).waitFor({ timeout: 60_000 });
  }
  const picture = page.locator('[data-layout="1"]');
  await picture.waitFor({ timeout: 60_000 });
  expect(await picture.locator('canvas').count()).toBeGreaterThan(0);
  await look('network');
}

async function makePlan({ page, t, look }: Visitor, title: string): Promise<void> {
  await page.getByRole('link', { name: t('network:next_action') }).click();
  await page.getByLabel(t('groups:new.name')).fill(title);
  await page.getByRole('button', { name: t('groups:new.launch') }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 90_000 });
  await page.getByText(t('groups:sure.proven')).waitFor();
  await look('plan');
}

async function fillBudget({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('article').first().getByRole('link').first().click();
  await page.getByRole('tab', { name: t('groups:tab.shares') }).click();
  const amounts = page.getByLabel(
    t('groups:budget.of_line', { what: t('groups:budget.amount', { currency: 'EUR' }), rank: '' }),
    {
      exact: false,
    },
  );
  await amounts.first().waitFor();
  const count = await amounts.count();
  expect(count).toBeGreaterThan(0);
  for (let line = 0; line < count; line += 1) await amounts.nth(line).fill(String(12_000 + 1_500 * line));
  await page.getByRole('button', { name: t('groups:budget.save') }).click();
  await page.getByText(t('groups:budget.saved')).waitFor();
  await page.getByText(t('shares:parts.rules'), { exact: true }).click();
  await page.getByRole('heading', { name: t('shares:chosen.none') }).waitFor();
  await look('group');
}

/** A charter for all the members: written by a job, shown in the page, saved as a Word file. */
async function writeCharter({ page, t, look }: Visitor): Promise<void> {
  await page.getByRole('tab', { name: t('groups:tab.documents') }).click();
  await page.getByText(t('documents:terms.title'), { exact: true }).click();
  await page.getByLabel(t('documents:terms.denomination')).fill('Sarments Export');
  await page.getByRole('button', { name: t('documents:terms.save') }).click();
  await page.getByText(t('documents:terms.saved')).waitFor();
  await page.getByRole('combobox', { name: t('documents:wish.kind'), exact: true }).selectOption('charter');
  await page.getByRole('combobox', { name: t('documents:wish.audience') }).selectOption('group');
  await page.getByRole('button', { name: t('documents:wish.write') }).click();
  const preview = page.frameLocator('iframe');
  await preview.getByText(t('drafts:banner')).waitFor({ timeout: 30_000 });
  expect(await preview.getByText('Sarments Export').count()).toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('link', { name: t('documents:versions.docx') })
      .first()
      .click(),
  ]);
  expect(
    readFileSync(await download.path())
      .subarray(0, 2)
      .toString(),
  ).toBe('PK');
  await look('group-documents');
}

async function readDocument({ page, t, context }: Visitor, title: string): Promise<void> {
  await page.getByRole('link', { name: title }).click();
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('link', { name: t('groups:document.read'), exact: true }).click(),
  ]);
  await popup.waitForLoadState();
  expect(await popup.locator('h1').count()).toBeGreaterThan(0);
  await popup.close();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: t('groups:document.pdf'), exact: true }).click(),
  ]);
  const bytes = readFileSync(await download.path());
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(10_000);
}

/** Firms that a plan speaks of stay, and are named; everything else of the import goes. */
async function undoImport({ page, t }: Visitor, language: Language): Promise<void> {
  await page.getByRole('link', { name: t('shell:pages.imports') }).click();
  await page.getByRole('button', { name: t('imports:undo_of', { file: `membres-${language}.csv` }) }).click();
  const row = page.getByRole('row').filter({ hasText: `membres-${language}.csv` });
  await row.getByText(t('imports:status.undone')).waitFor({ timeout: 30_000 });
  const [beginning = ''] = t('shell:undone_but_kept', { names: '…' }).split('…');
  await page
    .getByText(beginning)
    .getByText(`Cuverie Neuve ${language}`)
    .or(page.getByText(t('shell:undone')))
    .first()
    .waitFor();
}

describe('the day a team tries Grappe', () => {
  it.each(['fr', 'en'] as const)('goes from a member file to a printed plan, in %s', async (language) => {
    const visitor = await newVisitor(browser, grappe.address, { language });
    const title = `Plan ${language}`;
    await signInByForm(visitor);
    await importMembers(visitor, language);
    await decideDuplicate(visitor, language);
    await lookAtNetwork(visitor);
    await makePlan(visitor, title);
    await fillBudget(visitor);
    await writeCharter(visitor);
    await readDocument(visitor, title);
    await undoImport(visitor, language);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });
});
