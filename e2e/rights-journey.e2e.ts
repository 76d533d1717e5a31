import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { hostile, leaveHostileTexts, openHarmless } from './hostile-texts.ts';
import { clusterAddress, newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

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

it('scripts that somebody typed or gave as a name are shown, and never run', async () => {
  const manager = await newVisitor(browser, grappe.address, { language: 'fr', theme: 'dark' });
  await signIn(manager, grappe.address, people.manager);
  const at = await leaveHostileTexts(manager, grappe.address);
  await openHarmless(manager, '/organisations?words=member', hostile('member').slice(0, 30));
  await openHarmless(manager, at.organisation, hostile('description'));
  await openHarmless(manager, '/imports', 'file');
  await openHarmless(manager, at.importReview, hostile('member').slice(0, 30));
  await openHarmless(manager, '/rooms', hostile('room').slice(0, 30));
  await openHarmless(manager, at.room, hostile('message'));
  await manager.page.getByRole('button', { name: manager.t('rooms:parts.files') }).click();
  await manager.look('rights-hostile-room');
  await openHarmless(manager, '/alliances', hostile('alliance').slice(0, 30));
  await openHarmless(manager, at.alliance, hostile('theme'));
  await openHarmless(manager, '/label', manager.t('label:criterion.results'));
  await manager.page.getByRole('button', { name: manager.t('label:criterion.results') }).click();
  await manager.page.getByText(manager.t('label:evidence.file')).waitFor();
  await manager.look('rights-label-file');
  expect(await violations(manager)).toEqual([]);
  await renameRoom(manager, at.room);
  expect(await manager.page.evaluate(() => 'ran' in globalThis)).toBe(false);
  // The second of two people is answered 409.
  expect(manager.complaints.filter((one) => !one.startsWith('409 '))).toEqual([]);
});

/** By the page, while somebody else does too; who did it and the name before are told there. */
async function renameRoom(visitor: Visitor, address: string): Promise<void> {
  const { page, t, look } = visitor;
  await page.goto(address);
  await page.getByRole('button', { name: t('rooms:manage.open') }).click();
  await page.getByLabel(t('rooms:manage.name')).fill('Salon du bois');
  await page.getByLabel(t('rooms:manage.status_closed')).check();
  await look('rights-room-manage');
  expect(await violations(visitor)).toEqual([]);
  const room = (await clusterAddress(visitor)) + address;
  const { version } = await (await visitor.context.request.get(room)).json();
  const theirs = { title: hostile('theirs'), version };
  await visitor.context.request.patch(room, { data: theirs, headers: { origin: grappe.address } });
  await page.getByRole('button', { name: t('rooms:save') }).click();
  await page.getByText(t('shell:conflict.title')).waitFor();
  expect(await violations(visitor)).toEqual([]);
  await look('rights-room-conflict');
  await page.getByRole('button', { name: t('shell:conflict.keep_mine') }).click();
  await page.getByRole('button', { name: t('rooms:save') }).click();
  await page.getByRole('heading', { level: 1, name: 'Salon du bois' }).waitFor();
  await page.getByText(hostile('theirs').slice(0, 40)).waitFor();
  await page.getByRole('button', { name: t('rooms:manage.open_closed') }).waitFor();
  await look('rights-room-closed');
}

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
