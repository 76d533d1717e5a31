import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonInCluster, RoomSummary } from '@grappe/contracts/api';
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

/** The team opens a room by its page, and lets the firm in. */
async function openRoom(manager: Visitor, title: string): Promise<string> {
  const { page, t } = manager;
  await page.goto('/rooms');
  await page.getByRole('button', { name: t('rooms:new.open') }).click();
  await page.getByLabel(t('rooms:new.title')).fill(title);
  await page.getByRole('button', { name: t('rooms:new.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  const cluster = await clusterAddress(manager);
  const { request } = manager.context;
  const headers = { origin: grappe.address };
  const all = (await (await request.get(`${cluster}/people`)).json()) as PersonInCluster[];
  const rooms = (await (await request.get(`${cluster}/rooms`)).json()) as RoomSummary[];
  const room = rooms.find((one) => one.title === title)?.id ?? '';
  const personId = all.find(({ email }) => email === people.firm)?.personId ?? '';
  const letIn = await request.post(`${cluster}/rooms/${room}/people`, { data: { personId }, headers });
  expect(letIn.ok()).toBe(true);
  return `/rooms/${room}`;
}

async function write({ page, t }: Visitor, words: string): Promise<void> {
  await page.getByLabel(t('rooms:compose.label'), { exact: true }).fill(words);
  await page.getByLabel(t('rooms:compose.label'), { exact: true }).press('Control+Enter');
}

/** An @ and some letters, taken with the keyboard alone. */
async function nameSomebody({ page, t }: Visitor): Promise<void> {
  const area = page.getByLabel(t('rooms:compose.label'), { exact: true });
  await area.pressSequentially('Bonjour @ines');
  await page.getByRole('option', { name: /Inès Caradec/ }).waitFor();
  await area.press('Enter');
  expect(await area.inputValue()).toBe('Bonjour @Inès Caradec ');
  await area.press('Control+Enter');
}

/** Without network the text stays, even when the page is opened again, and leaves by itself afterwards. */
async function writeOffline(firm: Visitor): Promise<void> {
  const { page, context, t } = firm;
  await context.setOffline(true);
  await write(firm, 'Written in a tunnel');
  await page.getByText(t('rooms:message.kept'), { exact: false }).waitFor();
  await firm.look('room-offline');
  await context.setOffline(false);
  await page
    .getByText(t('rooms:message.kept'), { exact: false })
    .waitFor({ state: 'detached', timeout: 30_000 });
}

/** Two people change the same task: the second sees both versions and keeps its own. */
async function disagree(manager: Visitor, firm: Visitor): Promise<void> {
  const title = 'Call the chamber';
  await manager.page.getByRole('button', { name: manager.t('rooms:task.add') }).click();
  await manager.page.getByLabel(manager.t('rooms:task.title')).fill(title);
  await manager.page.getByRole('button', { name: manager.t('rooms:save'), exact: true }).click();
  for (const { page, t } of [manager, firm])
    await page.getByRole('button', { name: t('rooms:task.edit_of', { title }) }).click();
  await manager.page.getByLabel(manager.t('rooms:task.note')).fill('On Monday');
  await firm.page.getByLabel(firm.t('rooms:task.note')).fill('On Tuesday');
  await manager.page.getByRole('button', { name: manager.t('rooms:save'), exact: true }).click();
  await manager.page.getByText('On Monday').waitFor();
  await firm.page.getByRole('button', { name: firm.t('rooms:save'), exact: true }).click();
  await firm.look('room-second');
  await firm.page.getByText(firm.t('shell:conflict.title_by', { name: 'Claire Vasseur' })).waitFor();
  expect(await firm.page.getByLabel(firm.t('rooms:task.note')).inputValue()).toBe('On Tuesday');
  await firm.look('room-conflict');
  expect(await violations(firm)).toEqual([]);
  await firm.page.getByRole('button', { name: firm.t('shell:conflict.keep_mine') }).click();
  await firm.page.getByRole('button', { name: firm.t('rooms:save'), exact: true }).click();
  await manager.page.getByText('On Tuesday').waitFor();
}

describe('a room', () => {
  it.each(['fr', 'en'] as const)(
    'is live between a desk and a phone, keeps what is written, and tells of disagreements, in %s',
    async (language) => {
      const manager = await newVisitor(browser, grappe.address, { language });
      const firm = await newVisitor(browser, grappe.address, { language, screen: 'phone' });
      await signIn(manager, grappe.address, people.manager);
      await signIn(firm, grappe.address, people.firm);
      const address = await openRoom(manager, `Salon ${language}`);
      await firm.page.goto(address);
      await firm.page
        .getByText(manager.t('rooms:audience.people', { count: 3 }))
        .first()
        .waitFor();
      await nameSomebody(manager);
      await firm.page.getByText('@Inès Caradec').waitFor();
      await write(firm, 'Bonjour à vous');
      await manager.page.getByText('Bonjour à vous').waitFor();
      await disagree(manager, firm);
      expect(manager.complaints).toEqual([]);
      // A refusal for the version, and what could not be sent, are meant here.
      expect(firm.complaints.filter((each) => !each.startsWith('409 '))).toEqual([]);
      await writeOffline(firm);
      await manager.page.getByText('Written in a tunnel').waitFor();
      for (const visitor of [manager, firm]) {
        await visitor.look('room');
        expect(await violations(visitor)).toEqual([]);
        await visitor.page.goto('/rooms');
        await visitor.page.getByText(`Salon ${language}`).waitFor();
        await visitor.look('rooms');
        expect(await violations(visitor)).toEqual([]);
        await visitor.context.close();
      }
    },
  );
});
