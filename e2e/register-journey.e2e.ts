import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '@grappe/messages';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { clusterAddress, newVisitor, people, signIn } from './visitor.ts';
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

/** Without the pages: a working group with the people of the firm. */
async function openWorkingGroup(manager: Visitor, firm: Visitor): Promise<void> {
  const cluster = await clusterAddress(manager);
  const { personId } = (await (await firm.context.request.get('/api/session')).json()) as {
    personId: string;
  };
  const data = { kind: 'working_group', title: 'Cellars of tomorrow', people: [personId] };
  const opened = await manager.context.request.post(`${cluster}/rooms`, {
    data,
    headers: { origin: grappe.address },
  });
  expect(opened.status()).toBe(201);
}

/** The team enters the working group in the register and publishes it. */
async function publish({ page, t, look }: Visitor): Promise<void> {
  await page.goto('/register');
  const title = 'Cellars of tomorrow';
  await page.getByRole('button', { name: t('register:enter_of', { title }) }).click();
  await page.getByRole('textbox', { name: t('register:field.theme') }).fill('Sensors that age wine well');
  await page.getByRole('button', { name: t('register:funding_add') }).click();
  await page.getByRole('textbox', { name: t('register:field.funder') }).fill('Region');
  await look('register-form');
  await page.getByRole('button', { name: t('register:save'), exact: true }).click();
  await page.getByRole('button', { name: t('register:publish_of', { title }) }).click();
  await page.getByRole('button', { name: t('register:withdraw_of', { title }) }).waitFor();
}

const seen = async (language: Language): Promise<{ visitor: Visitor; text: string }> => {
  const visitor = await newVisitor(browser, grappe.address, { language, screen: 'phone' });
  await visitor.page.goto('/public/sarments/register');
  await visitor.page.getByRole('heading', { level: 2, name: 'Cellars of tomorrow' }).waitFor();
  return { visitor, text: await visitor.page.locator('main').innerText() };
};

describe('the register, its reports and the audit trail', () => {
  it('is published by the team, names the firm once it agrees, and is read by anybody', async () => {
    const [manager, firm] = [
      await newVisitor(browser, grappe.address, { language: 'fr' }),
      await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' }),
    ];
    await signIn(manager, grappe.address, people.manager);
    await signIn(firm, grappe.address, people.firm);
    await openWorkingGroup(manager, firm);
    await publish(manager);
    const before = await seen('fr');
    expect(before.text).not.toContain('Robocep');
    await firm.page.goto('/register');
    await firm.page
      .getByRole('button', { name: firm.t('register:agree', { name: 'Robocep' }), exact: true })
      .click();
    await firm.page.getByText(firm.t('register:mine.agreed', { name: 'Robocep' })).waitFor();
    const after = await seen('en');
    expect(after.text).toContain('Robocep');
    for (const visitor of [manager, firm, before.visitor, after.visitor])
      expect(await violations(visitor)).toEqual([]);

    await manager.page.goto('/reports');
    await manager.page.getByLabel(manager.t('register:reports.purpose')).fill('To age wine well');
    await manager.page.getByRole('button', { name: manager.t('register:reports.make') }).click();
    await manager.page.getByRole('article').waitFor();
    expect(await violations(manager)).toEqual([]);
    await manager.page.goto('/settings/audit');
    await manager.page
      .getByRole('cell', { name: manager.t('register:audit.kind.transparency_reports') })
      .first()
      .waitFor();
    expect(await violations(manager)).toEqual([]);
    for (const { complaints } of [manager, firm, before.visitor, after.visitor])
      expect(complaints).toEqual([]);
  });
});
