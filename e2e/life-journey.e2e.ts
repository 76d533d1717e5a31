import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan, Session } from '@grappe/contracts/api';
import { violations } from './axe-violations.ts';
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

/** A plan is made and proposed without the pages; answers with the group of the firm. */
async function proposedGroup(manager: Visitor, firm: Visitor): Promise<string> {
  const cluster = await clusterAddress(manager);
  const session = (await (await firm.context.request.get('/api/session')).json()) as Session;
  const own = session.grants.find(({ organisationId }) => organisationId !== null)?.organisationId;
  const planId = await makePlan(manager, grappe.address);
  const plan = (await (await manager.context.request.get(`${cluster}/plans/${planId}`)).json()) as Plan;
  const proposed = await manager.context.request.post(`${cluster}/plans/${plan.id}/status`, {
    data: { status: 'proposed', was: plan.status },
    headers: { origin: grappe.address },
  });
  expect(proposed.status()).toBe(200);
  return plan.groups.find(({ members }) => members.some(({ id }) => id === own))?.id ?? '';
}

describe('the life of a group', () => {
  it('is led by the team, and the firm answers for itself on its phone', async () => {
    const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
    const firm = await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' });
    await signIn(manager, grappe.address, people.manager);
    await signIn(firm, grappe.address, people.firm);
    const group = await proposedGroup(manager, firm);

    await manager.page.goto(`/groups/${group}/life`);
    const contact = manager.page.getByRole('button', { name: manager.t('life:take.contacted') });
    await contact.click();
    await contact.click();
    await manager.page.getByText(manager.t('life:meaning.contacted')).waitFor();

    await firm.page.goto('/me/group');
    await firm.page.getByLabel(firm.t('life:mine.note')).fill('After the harvest');
    expect(await violations(firm)).toEqual([]);
    await firm.page.getByRole('button', { name: firm.t('life:mine.yes_interest') }).click();
    await firm.page.getByRole('button', { name: firm.t('life:mine.change') }).waitFor();
    await firm.look('my-group-life');

    await manager.page.reload();
    await manager.page.getByText('After the harvest').waitFor();
    await manager.look('group-life');
    for (const tab of ['life', 'calendar', 'accounts', 'results']) {
      await manager.page.goto(`/groups/${group}/${tab}`);
      await manager.page.getByRole('tab', { selected: true }).waitFor();
      await manager.page.getByRole('heading', { level: 2 }).first().waitFor();
      expect([tab, await violations(manager)]).toEqual([tab, []]);
    }
    expect([...manager.complaints, ...firm.complaints]).toEqual([]);
  });
});
