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

const name = 'Orchards and vines';
const today = new Date().toISOString().slice(0, 10);

const button = ({ page }: Visitor, label: string) => page.getByRole('button', { name: label, exact: true });
const fill = async ({ page }: Visitor, label: string, value: string): Promise<void> =>
  page.getByLabel(label).first().fill(value);

/** A mandate that the board gave today; the demonstration's own cluster has one already. */
async function giveMandate(manager: Visitor): Promise<void> {
  const { page, t } = manager;
  await page.goto('/mandates');
  await button(manager, t('alliances:mandates.add')).click();
  await fill(manager, t('alliances:mandates.name'), 'Fruit and wine');
  await page.getByLabel(t('alliances:mandates.state')).selectOption('given');
  await fill(manager, t('alliances:mandates.given_on'), today);
  await button(manager, t('alliances:save')).click();
  await page.getByRole('heading', { level: 2, name: 'Fruit and wine' }).waitFor();
}

const tab = async ({ page, t }: Visitor, code: string): Promise<void> =>
  page.getByRole('tab', { name: t(`alliances:tabs.${code}`) }).click();

/** The own side is linked to the mandate, and signs what both wrote. */
async function sign(manager: Visitor, mandate: string, by: string, cluster: string): Promise<void> {
  const { page, t } = manager;
  await tab(manager, 'ours');
  await page.getByLabel(t('alliances:ours.mandate')).selectOption({ label: mandate });
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/side') && answer.ok());
  await button(manager, t('alliances:save')).first().click();
  await kept;
  await tab(manager, 'convention');
  await fill(manager, t('alliances:convention.signatory'), by);
  await fill(manager, t('alliances:convention.signed_on'), today);
  await button(manager, t('alliances:convention.sign', { name: cluster })).click();
  await page.getByText(t('alliances:convention.signed')).first().waitFor();
}

describe('an alliance', () => {
  it('goes from contact to signature between a French and an English manager, and a firm confides an incident', async () => {
    const [french, english, firm] = [
      await newVisitor(browser, grappe.address, { language: 'fr' }),
      await newVisitor(browser, grappe.address, { language: 'en' }),
      await newVisitor(browser, grappe.address, { language: 'fr', screen: 'phone' }),
    ];
    await signIn(french, grappe.address, people.manager);
    await signIn(english, grappe.address, 'orchard@sarments.example');
    await signIn(firm, grappe.address, people.firm);

    await french.page.goto('/alliances');
    await french.page.getByRole('link', { name: 'Vignes connectées' }).waitFor();
    await french.look('alliances-pipeline');
    expect(await violations(french)).toEqual([]);
    await button(french, french.t('alliances:new')).click();
    await fill(french, french.t('alliances:form.name'), name);
    await fill(french, french.t('alliances:form.short_name'), 'orchard-ring');
    await button(french, french.t('alliances:form.begin')).click();
    await french.page.getByRole('heading', { level: 1, name }).waitFor();

    await giveMandate(english);
    await english.page.goto('/alliances');
    await button(english, english.t('alliances:accept')).click();
    await english.page.getByText(english.t('alliances:accepted')).waitFor();
    await english.page.getByRole('link', { name }).click();
    await tab(english, 'convention');
    await fill(english, english.t('alliances:terms.purpose'), 'Sensors for orchards and vines');
    await button(english, english.t('alliances:save')).click();
    await english.page.getByText(english.t('alliances:saved')).first().waitFor();
    await sign(english, 'Fruit and wine', 'Alice Moreland', 'The Orchard Ring (fictional cluster)');
    await english.look('alliance-convention');
    expect(await violations(english)).toEqual([]);

    await french.page.reload();
    await sign(
      french,
      'Alliances européennes autour de la vigne',
      'Claire Vasseur',
      'Les Sarments (cluster fictif)',
    );
    await tab(french, 'timeline');
    await french.page.getByText(french.t('alliances:meaning.signed')).waitFor();
    await french.look('alliance-signed');
    expect(await violations(french)).toEqual([]);

    await firm.page.goto('/me/alliances');
    await button(firm, firm.t('alliances:mine.report')).click();
    await firm.page.getByLabel(firm.t('alliances:mine.which')).selectOption({ label: name });
    await fill(firm, firm.t('alliances:mine.body'), 'Notre nom est sur leur catalogue');
    await button(firm, firm.t('alliances:mine.send')).click();
    await firm.page.getByText(firm.t('alliances:mine.sent')).waitFor();
    await firm.look('alliance-incident-firm');
    expect(await violations(firm)).toEqual([]);

    await tab(french, 'incidents');
    await french.page.reload();
    await french.page.getByText('Notre nom est sur leur catalogue').waitFor();
    await english.page.reload();
    await tab(english, 'incidents');
    await english.page.getByText(english.t('alliances:incident.none_told')).waitFor();
    expect(await english.page.locator('main').innerText()).not.toContain('catalogue');
    for (const visitor of [french, english, firm]) expect(visitor.complaints).toEqual([]);
  });
});
