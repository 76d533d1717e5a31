import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanListItem } from '@grappe/contracts/api';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { makePlan } from './make-plan.ts';
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

/** With the mouse: the first firm of the first group goes to the second, then back by undoing. */
async function dragAndUndo({ page, t }: Visitor): Promise<void> {
  const first = page.getByRole('region', { name: t('groups:desk.group', { number: 1 }), exact: true });
  const second = page.getByRole('region', { name: t('groups:desk.group', { number: 2 }), exact: true });
  await first.waitFor();
  const name = (await first.getByRole('listitem').first().innerText()).trim();
  const [from, to] = [await first.getByRole('listitem').first().boundingBox(), await second.boundingBox()];
  if (from === null || to === null) throw new Error('The desk shows no groups.');
  await page.mouse.move(from.x + 10, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 4 });
  await page.mouse.up();
  await second.getByText(name, { exact: true }).waitFor();
  await page.getByRole('button', { name: t('shell:undo'), exact: true }).click();
  await first.getByText(name, { exact: true }).waitFor();
}

/** With the keyboard: a firm leaves its group from its menu, which says what it costs. */
async function moveOutByKeyboard({ page, t }: Visitor): Promise<void> {
  const first = page.getByRole('region', { name: t('groups:desk.group', { number: 1 }), exact: true });
  const name = (await first.getByRole('listitem').first().innerText()).trim();
  await page.getByRole('button', { name: t('groups:desk.move', { name }), exact: true }).focus();
  await page.keyboard.press('Enter');
  const out = page.getByRole('menuitem', { name: new RegExp(`^${t('groups:desk.place_out')}`) });
  await out.waitFor();
  // The menu puts the focus on its first entry when it opens: the key goes to the entry that is meant.
  await out.press('Enter');
  const outside = page.getByRole('region', { name: t('groups:desk.place_out'), exact: true });
  await outside.getByText(name, { exact: true }).waitFor();
}

/** With a finger on a phone: by its handle a firm goes to the next group; a finger beside it only moves the page. */
async function dragWithFinger({ context, page, t }: Visitor, planId: string): Promise<void> {
  await page.goto(`/groups?desk=${planId}`);
  const first = page.getByRole('region', { name: t('groups:desk.group', { number: 1 }), exact: true });
  const second = page.getByRole('region', { name: t('groups:desk.group', { number: 2 }), exact: true });
  const firm = first.getByRole('listitem').last();
  const name = (await firm.innerText()).trim();
  await firm.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const fingers = await context.newCDPSession(page);
  const swipe = async (from: { x: number; y: number }, to: { x: number; y: number }) => {
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', touchPoints: (typeof from)[]) =>
      fingers.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [from]);
    for (const part of [0.25, 0.5, 0.75, 1])
      await touch('touchMove', [{ x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }]);
    await touch('touchEnd', []);
  };
  const handle = await firm.locator('[data-handle]').boundingBox();
  if (handle === null) throw new Error('The desk shows no groups.');
  const onHandle = { x: handle.x + handle.width / 2, y: handle.y + handle.height / 2 };
  await swipe({ x: onHandle.x + 90, y: onHandle.y }, { x: onHandle.x + 90, y: onHandle.y - 12 });
  await first.getByText(name, { exact: true }).waitFor();
  const [again, there] = [await firm.locator('[data-handle]').boundingBox(), await second.boundingBox()];
  if (again === null || there === null) throw new Error('The desk shows no groups.');
  await swipe(
    { x: again.x + again.width / 2, y: again.y + again.height / 2 },
    { x: there.x + there.width / 2, y: there.y + 20 },
  );
  await second.getByText(name, { exact: true }).waitFor();
}

describe('a plan changed by hand', () => {
  it('is kept beside the one it comes from, and compared with it', async () => {
    const visitor = await newVisitor(browser, grappe.address, { language: 'fr' });
    const { page, t } = visitor;
    await signIn(visitor, grappe.address, people.manager);
    const planId = await makePlan(visitor, grappe.address);
    await page.goto(`/groups?plan=${planId}`);
    await page.getByRole('link', { name: t('groups:versions.desk') }).click();
    await dragAndUndo(visitor);
    await moveOutByKeyboard(visitor);
    await page.getByRole('button', { name: t('groups:desk.save') }).click();
    await page
      .getByRole('heading', { level: 1, name: t('groups:desk.default_title', { title: 'Plan' }) })
      .waitFor();
    await page.getByRole('link', { name: t('groups:versions.compare_with', { title: 'Plan' }) }).click();
    await page.getByRole('heading', { name: t('groups:compare.movers', { count: 1 }) }).waitFor();
    const cluster = await clusterAddress(visitor);
    const plans: PlanListItem[] = await (await visitor.context.request.get(`${cluster}/plans`)).json();
    expect(plans.map(({ origin }) => origin)).toEqual(['moved', 'search']);
    const onPhone = await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' });
    await signIn(onPhone, grappe.address, people.manager);
    await dragWithFinger(onPhone, planId);
    expect([...visitor.complaints, ...onPhone.complaints]).toEqual([]);
    await visitor.context.close();
  });
});
