import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Group, Plan } from '@grappe/contracts/api';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { makePlan } from './make-plan.ts';
import { clusterAddress, newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
let groupId = '';

beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
  const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
  await signIn(manager, grappe.address, people.manager);
  groupId = await proposedGroup(manager);
  await manager.context.close();
});

afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

/** A proposed group where Robocep is, with a budget of one line. */
async function proposedGroup(manager: Visitor): Promise<string> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const headers = { origin: grappe.address };
  const planId = await makePlan(manager, grappe.address);
  const plan = (await (await request.get(`${cluster}/plans/${planId}`)).json()) as Plan;
  const id = plan.groups.find(({ members }) => members.some(({ name }) => name === 'Robocep'))?.id ?? '';
  await request.post(`${cluster}/plans/${planId}/status`, {
    data: { status: 'proposed', was: 'draft' },
    headers,
  });
  const group = (await (await request.get(`${cluster}/groups/${id}`)).json()) as Group;
  const line = { id: 'salary', label: '', purpose: 'salary', kind: 'fixed', amountCents: 6_000_000 };
  const data = { currency: 'EUR', lines: [line], days: {}, version: group.budgetVersion };
  await request.put(`${cluster}/groups/${id}/budget`, { data, headers });
  return id;
}

async function chooseRule(manager: Visitor): Promise<void> {
  const { page, t, look } = manager;
  await page.goto(`/groups/${groupId}/shares`);
  await page.getByText(t('shares:parts.rules'), { exact: true }).click();
  await page.getByLabel(t('groups:shares.rule'), { exact: true }).selectOption('nucleolus');
  await page
    .getByRole('button', { name: t('shares:chosen.choose', { rule: t('terms:rule.nucleolus') }) })
    .click();
  await page.getByLabel(t('shares:chosen.why')).fill('Vote');
  await page.getByRole('button', { name: t('shares:chosen.write_down') }).click();
  await page
    .getByRole('heading', { name: t('shares:chosen.is', { rule: t('terms:rule.nucleolus') }) })
    .waitFor();
  expect(await violations(manager)).toEqual([]);
  await look('shares-rules');
  await page.getByText(t('shares:parts.gains'), { exact: true }).click();
  const simulation = page.getByRole('region', { name: t('shares:simulation.title') });
  await simulation.getByLabel(t('shares:simulation.amount', { currency: 'EUR' })).fill('100000');
  await simulation.getByLabel(t('shares:simulation.margin')).fill('30');
  await simulation.getByRole('button', { name: t('shares:simulation.run') }).click();
  await simulation.getByText(t('shares:simulation.column.net')).waitFor();
  expect(await violations(manager)).toEqual([]);
}

/** The firm says what it expects, to itself; the team reads that nothing was told. */
async function expectGains(firm: Visitor): Promise<void> {
  const { page, t, look } = firm;
  await page.goto('/me/group');
  await page.getByText(t('shares:chosen.is', { rule: t('terms:rule.nucleolus') })).waitFor();
  await page.getByRole('button', { name: t('shares:mine.add') }).click();
  const fields = {
    probability: '60',
    low: '50000',
    high: '200000',
    margin: '40',
    soonest: '2',
    latest: '9',
  } as const;
  const contract = page.getByRole('group', { name: t('shares:mine.of', { rank: 1 }), exact: true });
  for (const [field, value] of Object.entries(fields))
    await contract.getByLabel(t(`shares:mine.field.${field}`), { exact: true }).fill(value);
  await page.getByRole('button', { name: t('shares:mine.save') }).click();
  await page.getByText(t('shares:outlook.together')).waitFor();
  expect(await violations(firm)).toEqual([]);
  await look('shares-mine');
  await page.getByRole('button', { name: t('shares:mine.withdraw') }).click();
  await page.getByText(t('shares:outlook.together')).waitFor({ state: 'detached' });
}

async function openIncubator(manager: Visitor): Promise<void> {
  const { page, t, look } = manager;
  await page.goto('/incubators');
  await page.getByRole('button', { name: t('incubators:open') }).click();
  await page.getByLabel(t('incubators:name')).fill('Estuaire');
  await page
    .getByRole('button', { name: t('incubators:open') })
    .last()
    .click();
  await page.getByRole('heading', { level: 1, name: 'Estuaire' }).waitFor();
  await page.getByLabel(t('incubators:groups.which')).selectOption({ index: 1 });
  await page.getByRole('button', { name: t('incubators:groups.add') }).click();
  await page.getByRole('article').first().waitFor();
  await page.getByText(t('incubators:part.costs'), { exact: true }).click();
  await page
    .getByLabel(t('groups:budget.amount', { currency: 'EUR' }))
    .first()
    .fill('-5');
  await page.getByRole('button', { name: t('groups:budget.save') }).click();
  await page.getByRole('alert').waitFor();
  await page
    .getByLabel(t('groups:budget.amount', { currency: 'EUR' }))
    .first()
    .fill('12000');
  await page.getByRole('button', { name: t('groups:budget.save') }).click();
  await page.getByRole('heading', { name: t('incubators:shares.title') }).waitFor();
  expect(await violations(manager)).toEqual([]);
  await look('incubator-costs');
  await page.getByText(t('incubators:part.checks'), { exact: true }).last().click();
  await page.getByRole('heading', { name: t('incubators:checks.title') }).waitFor();
  expect(await violations(manager)).toEqual([]);
}

/** The team contacts the firms, the firm answers for itself on its phone, and the team reads what it said. */
async function contactAndAnswer(manager: Visitor, firm: Visitor): Promise<void> {
  const { page, t, look } = manager;
  await page.goto(`/groups/${groupId}/life`);
  const contact = page.getByRole('button', { name: t('life:take.contacted') });
  await contact.click();
  await contact.click();
  await page.getByText(t('life:meaning.contacted')).waitFor();
  await firm.page.goto('/me/group');
  await firm.page.getByLabel(firm.t('life:mine.note')).fill('After the harvest');
  expect(await violations(firm)).toEqual([]);
  await firm.page.getByRole('button', { name: firm.t('life:mine.yes_interest') }).click();
  await firm.page.getByRole('button', { name: firm.t('life:mine.change') }).waitFor();
  await firm.look('my-group-life');
  await page.reload();
  await page.getByText('After the harvest').waitFor();
  await look('group-life');
}

describe('a group, the team in French and a firm in English on its phone', () => {
  it('goes from the rule that is chosen to what a firm expects and answers, to its life, and to a roof for several', async () => {
    const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
    const firm = await newVisitor(browser, grappe.address, { language: 'en', screen: 'phone' });
    await signIn(manager, grappe.address, people.manager);
    await signIn(firm, grappe.address, people.firm);
    await chooseRule(manager);
    await expectGains(firm);
    await contactAndAnswer(manager, firm);
    await openIncubator(manager);
    expect(firm.complaints).toEqual([]);
    // The refused amount of the incubator's line is the only complaint.
    expect(manager.complaints.filter((complaint) => !complaint.includes('422'))).toEqual([]);
  });
});
