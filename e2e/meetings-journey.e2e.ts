import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Meeting, Plan } from '@grappe/contracts/api';
import type { Language } from '@grappe/messages';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { makePlan } from './make-plan.ts';
import { clusterAddress, newVisitor, people, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
/** Addresses of what the first journey made. */
const made: string[] = [];
beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

/** Without the pages: a proposed plan, and the room of the firm's group. */
async function openGroupRoom(manager: Visitor): Promise<string> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const headers = { origin: grappe.address };
  const planId = await makePlan(manager, grappe.address);
  await request.post(`${cluster}/plans/${planId}/status`, {
    data: { status: 'proposed', was: 'draft' },
    headers,
  });
  const plan = (await (await request.get(`${cluster}/plans/${planId}`)).json()) as Plan;
  const group = plan.groups.find(({ members }) => members.some(({ name }) => name === 'Robocep'));
  const data = { kind: 'group', title: 'Hamburg', subjectId: group?.id };
  const opened = await request.post(`${cluster}/rooms`, { data, headers });
  return ((await opened.json()) as { id: string }).id;
}

/** Without the pages: a meeting that was announced, and begins at once. */
async function hold(manager: Visitor, room: string): Promise<string> {
  const { request } = manager.context;
  const address = `${await clusterAddress(manager)}/rooms/${room}/meetings`;
  const headers = { origin: grappe.address };
  const startsAt = new Date(Date.now() + 2500).toISOString();
  const data = { title: 'First meeting', startsAt, agenda: [{ title: 'Markets', category: 'markets' }] };
  const { id, version } = (await (await request.post(address, { data, headers })).json()) as Meeting;
  const announced = await request.post(`${address}/${id}/announce`, { data: { version }, headers });
  expect(announced.ok()).toBe(true);
  await expect.poll(() => Date.now() > Date.parse(startsAt), { timeout: 10_000 }).toBe(true);
  return `/rooms/${room}/meetings/${id}`;
}

/** The team plans a meeting by its page, and announces its agenda. */
async function plan({ page, t, look }: Visitor, room: string): Promise<void> {
  await page.goto(`/rooms/${room}/meetings`);
  await page.getByRole('button', { name: t('meetings:list.plan') }).click();
  await page.getByLabel(t('meetings:form.title')).fill('The stand in Hamburg');
  await page.getByLabel(t('meetings:form.starts')).fill('2099-03-01T10:00');
  await page.getByLabel(t('meetings:form.item', { rank: 1 }), { exact: true }).fill('Who holds the stand');
  await look('meeting-form');
  await page.getByRole('button', { name: t('meetings:form.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'The stand in Hamburg' }).waitFor();
  await page.getByRole('button', { name: t('meetings:page.announce'), exact: true }).click();
  await page.getByText(t('meetings:list.state.announced'), { exact: true }).waitFor();
}

/** The firm parts from a discussion; the team sees it without reloading. */
async function dissociate(firm: Visitor, manager: Visitor, meeting: string): Promise<void> {
  await manager.page.goto(meeting);
  await firm.page.goto(meeting);
  const { page, t } = firm;
  await page.getByRole('button', { name: t('meetings:dissociation.open') }).click();
  await page.getByLabel(t('meetings:dissociation.subject')).fill('A word about prices');
  await page.getByRole('button', { name: t('meetings:dissociation.submit') }).click();
  await page.getByText('A word about prices').waitFor();
  await manager.page.getByText('A word about prices').waitFor();
}

/** The minutes, written by the firm and approved by the team. */
async function writeMinutes(firm: Visitor, manager: Visitor): Promise<void> {
  const { page, t } = firm;
  await page.getByRole('button', { name: t('meetings:minutes.write') }).click();
  await page.getByLabel(t('meetings:minutes.body')).fill('We shall go to Hamburg.');
  await page.getByRole('checkbox', { name: t('terms:exchange.markets'), exact: true }).check();
  await page.getByRole('button', { name: t('meetings:minutes.submit'), exact: true }).click();
  await page.getByText('We shall go to Hamburg.').waitFor();
  await manager.page.getByRole('button', { name: manager.t('meetings:minutes.approve') }).click();
  await manager.page.getByText(manager.t('meetings:list.state.minutes_approved'), { exact: true }).waitFor();
  await page.getByRole('button', { name: t('meetings:minutes.correct') }).waitFor();
}

/** What is sensitive is refused in the room, with its reason; the team alone receives it. */
async function tellTheTeamAlone(firm: Visitor, manager: Visitor, room: string): Promise<void> {
  const { page, t } = firm;
  await page.goto(`/rooms/${room}`);
  await page.getByLabel(t('rooms:compose.label'), { exact: true }).fill('Our barrels cost 900 €');
  await page.getByText(t('meetings:about.looks')).waitFor();
  await page.getByLabel(t('meetings:about.label')).first().selectOption('prices');
  await page.getByText(t('meetings:about.refused_lead')).waitFor();
  expect(await page.getByRole('button', { name: t('rooms:compose.send') }).isDisabled()).toBe(true);
  await firm.look('sensitive-refused');
  expect(await violations(firm)).toEqual([]);
  await page.getByRole('button', { name: t('meetings:about.tell') }).click();
  await page.getByLabel(t('meetings:sensitive.subject')).fill('Our prices');
  await page.getByRole('button', { name: t('meetings:sensitive.submit') }).click();
  await page.getByText(t('meetings:about.told')).waitFor();
  await manager.page.goto('/sensitive');
  await manager.page.getByText('Our barrels cost 900 €').waitFor();
}

/** The team asks for a figure; the firm answers, for the team alone. */
async function collect(firm: Visitor, manager: Visitor): Promise<string> {
  const { page, t } = manager;
  await page.getByRole('button', { name: t('meetings:collections.open_new') }).click();
  await page.getByLabel(t('meetings:collections.name')).fill('Volumes exported');
  await page.getByLabel(t('meetings:collections.unit'), { exact: true }).fill('hl');
  await page.getByRole('button', { name: t('meetings:collections.submit'), exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Volumes exported' }).waitFor();
  await firm.page.goto('/sensitive');
  await firm.page.getByRole('link', { name: /Volumes exported/ }).click();
  await firm.page.getByLabel(firm.t('meetings:collections.value', { unit: 'hl' })).fill('120');
  await firm.page.getByRole('button', { name: firm.t('meetings:collections.answer'), exact: true }).click();
  await firm.page.getByRole('button', { name: firm.t('meetings:collections.take_back') }).waitFor();
  const refused = page.waitForResponse((answer) => answer.url().endsWith('/publish'));
  await page.getByRole('button', { name: t('meetings:collections.publish') }).click();
  expect((await refused).status()).toBe(422);
  await page.getByText(t('errors:aggregate_too_few', { needed: 5 })).waitFor();
  return new URL(page.url()).pathname;
}

/** What axe finds on pages of this part, for somebody of one side, and what went wrong unseen. */
async function lookAtPages(
  email: string,
  language: Language,
  screen: 'desk' | 'phone',
  addresses: readonly string[],
): Promise<string[]> {
  const found: string[] = [];
  const visitor = await newVisitor(browser, grappe.address, { language, screen });
  await signIn(visitor, grappe.address, email);
  for (const [place, address] of addresses.entries()) {
    await visitor.page.goto(address);
    await visitor.page.getByRole('heading', { level: 1 }).waitFor();
    await visitor.page
      .getByRole('status', { name: visitor.t('shell:loading') })
      .waitFor({ state: 'detached' });
    found.push(...(await violations(visitor)).map((one) => `${address}: ${one}`));
    await visitor.look(`meetings-${place}-${email.slice(0, 4)}`);
  }
  await visitor.context.close();
  return [...found, ...visitor.complaints];
}

describe('competitors who meet', () => {
  it('announce, write down, part from a discussion, and tell the team alone what is sensitive', async () => {
    const manager = await newVisitor(browser, grappe.address, { language: 'en' });
    const firm = await newVisitor(browser, grappe.address, { language: 'fr' });
    await signIn(manager, grappe.address, people.manager);
    await signIn(firm, grappe.address, people.firm);
    const room = await openGroupRoom(manager);
    await plan(manager, room);
    const meeting = await hold(manager, room);
    await dissociate(firm, manager, meeting);
    await writeMinutes(firm, manager);
    await tellTheTeamAlone(firm, manager, room);
    const collection = await collect(firm, manager);
    expect(firm.complaints).toEqual([]);
    // The refusal of a result made of too few answers, which the page says.
    expect(manager.complaints.filter((one) => !one.includes('/publish'))).toEqual([]);
    await manager.context.close();
    await firm.context.close();
    made.push(`/rooms/${room}`, `/rooms/${room}/meetings`, meeting, '/sensitive', collection);
  });

  it('find pages that everybody can use', async () => {
    expect(await lookAtPages(people.firm, 'fr', 'phone', [...made, '/me'])).toEqual([]);
    expect(await lookAtPages(people.manager, 'en', 'desk', made)).toEqual([]);
  });
});
