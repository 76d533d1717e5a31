import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  AllianceLine,
  Analyses,
  CampaignShape,
  EncounterSummary,
  Group,
  Incubator,
  OrganisationList,
  Plan,
} from '@grappe/contracts/api';
import { translator } from '@grappe/messages';
import type { Language } from '@grappe/messages';
import { violations } from './axe-violations.ts';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { makePlan } from './make-plan.ts';
import { clusterAddress, newVisitor, people, screens, signIn } from './visitor.ts';
import type { Visitor } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;
/** Addresses that hold an identifier, filled once there is a plan. */
const made = {
  organisation: '',
  plan: '',
  group: '',
  importReview: '',
  comparison: '',
  desk: '',
  incubator: '',
  wave: '',
  draft: '',
  study: '',
  transcript: '',
  analysis: '',
  alliance: '',
  encounter: '',
};

beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
  const manager = await newVisitor(browser, grappe.address, { language: 'fr' });
  await signIn(manager, grappe.address, people.manager);
  await prepare(manager);
  await prepareStudies(manager);
  await manager.context.close();
});

afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

/** A plan with a budget, and a file with bad lines that waits: so that no page is empty. */
async function prepare(manager: Visitor): Promise<void> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const headers = { origin: grappe.address };
  const read = async <Answer>(path: string): Promise<Answer> => (await request.get(cluster + path)).json();
  const { items } = await read<OrganisationList>('/organisations?words=Enjambo');
  made.organisation = `/organisations/${items[0]?.id}`;
  const planId = await makePlan(manager, grappe.address);
  const plan = await read<Plan>(`/plans/${planId}`);
  const groupId = plan.groups.find(({ members }) => members.some(({ name }) => name === 'Robocep'))?.id ?? '';
  const group = await read<Group>(`/groups/${groupId}`);
  const lines = group.budgetDraft.lines.map((line) => ({ ...line, amountCents: 1_250_000 }));
  await request.put(`${cluster}/groups/${groupId}/budget`, {
    data: { ...group.budgetDraft, lines, version: group.budgetVersion },
    headers,
  });
  await request.post(`${cluster}/plans/${planId}/status`, {
    data: { status: 'proposed', was: 'draft' },
    headers,
  });
  const versions = await request.post(`${cluster}/plans/${planId}/versions`, {
    data: {
      title: 'À la main',
      groups: plan.groups.slice(1).map(({ members }) => members.map(({ id }) => id)),
    },
    headers,
  });
  const version = (await versions.json()) as Plan;
  const roof = await request.post(`${cluster}/incubators`, {
    data: { name: 'Estuaire', place: '', purpose: '' },
    headers,
  });
  const incubator = (await roof.json()) as Incubator;
  await request.post(`${cluster}/incubators/${incubator.id}/groups`, { data: { groupId }, headers });
  const { waves } = await read<Analyses>('/analyses');
  const analysis = await request.post(`${cluster}/analyses`, {
    data: { kind: 'structure', title: 'Le cadre', waveIds: [waves[0]?.id], resamples: 100 },
    headers,
  });
  const text =
    'Nom;Effectif;Ville\r\nMaison Accessible;-4;Agen\r\nTonnellerie des Graves SARL;12;Bordeaux\r\n;4;Pau';
  const file = { name: 'a-lire.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
  const preview = await (
    await request.post(`${cluster}/imports`, { multipart: { kind: 'members', file }, headers })
  ).json();
  const alliances = await read<AllianceLine[]>('/alliances/pipeline');
  const [encounter] = await read<EncounterSummary[]>('/encounters');
  Object.assign(made, {
    alliance: `/alliances/${alliances.find(({ stage }) => stage === 'working_groups')?.id}`,
    encounter: `/encounters/${encounter?.id}`,
    plan: `/groups?plan=${planId}`,
    group: `/groups/${groupId}`,
    comparison: `/groups?plan=${planId}&with=${version.id}`,
    desk: `/groups?desk=${planId}`,
    incubator: `/incubators/${incubator.id}`,
    analysis: `/proof/${(await analysis.json()).id}`,
    importReview: `/imports?import=${preview.id}`,
  });
}

/** A questionnaire being written, a wave that takes answers, a study with an interview. */
async function prepareStudies(manager: Visitor): Promise<void> {
  const { request } = manager.context;
  const cluster = await clusterAddress(manager);
  const read = async <Answer>(path: string): Promise<Answer> => (await request.get(cluster + path)).json();
  const [campaign] = await read<CampaignShape[]>('/campaigns');
  const draft = await request.post(`${cluster}/instruments`, {
    data: { name: 'Brouillon', yaml: null },
    headers: { origin: grappe.address },
  });
  const { versionId } = (await draft.json()) as { versionId: string };
  const opened = await request.post(`${cluster}/interviews`, {
    data: { title: 'Étude', purpose: '' },
    headers: { origin: grappe.address },
  });
  const study = (await opened.json()) as { id: string };
  const told = {
    title: 'Premier',
    caseId: null,
    recordedOn: null,
    speakers: [],
    replacements: [],
    keepNames: false,
  };
  const buffer = Buffer.from('Enquêteur : Où vendez-vous ?\nDirigeant : En Belgique, un peu en Espagne.');
  const kept = await request.post(`${cluster}/interviews/${study.id}/transcripts`, {
    multipart: { settings: JSON.stringify(told), file: { name: 'a.txt', mimeType: 'text/plain', buffer } },
    headers: { origin: grappe.address },
  });
  const transcript = (await kept.json()) as { id: string };
  Object.assign(made, {
    wave: `/diagnosis/waves/${campaign?.waves.at(-1)?.id}`,
    draft: `/diagnosis/instruments/${versionId}`,
    study: `/interviews/${study.id}`,
    transcript: `/interviews/${study.id}/transcripts/${transcript.id}`,
  });
}

interface PageUnderTest {
  readonly name: string;
  readonly address: () => string;
}

const lostAddress = '/nowhere';

const teamPages: readonly PageUnderTest[] = [
  { name: 'home', address: () => '/' },
  { name: 'directory', address: () => '/organisations' },
  { name: 'directory on a map', address: () => '/organisations?view=map&words=vin' },
  { name: 'organisation', address: () => made.organisation },
  { name: 'imports', address: () => '/imports' },
  { name: 'import review', address: () => made.importReview },
  { name: 'duplicates', address: () => '/imports?tab=duplicates' },
  { name: 'network', address: () => '/network?colour=community' },
  { name: 'groups', address: () => '/groups' },
  { name: 'new plan', address: () => '/groups?new=plan' },
  { name: 'plan', address: () => made.plan },
  { name: 'group', address: () => made.group },
  { name: 'two plans', address: () => made.comparison },
  { name: 'desk of a plan', address: () => made.desk },
  ...['shares', 'life', 'calendar', 'accounts', 'results'].map((tab) => ({
    name: `${tab} of a group`,
    address: () => `${made.group}/${tab}`,
  })),
  { name: 'incubators', address: () => '/incubators' },
  { name: 'incubator', address: () => made.incubator },
  { name: 'documents of a group', address: () => `${made.group}/documents` },
  { name: 'diagnosis', address: () => '/diagnosis' },
  { name: 'new wave', address: () => '/diagnosis/new' },
  { name: 'wave', address: () => made.wave },
  { name: 'answers on paper', address: () => `${made.wave}/enter` },
  { name: 'questionnaires', address: () => '/diagnosis/instruments' },
  { name: 'questionnaire', address: () => made.draft },
  { name: 'interviews', address: () => '/interviews' },
  { name: 'study', address: () => made.study },
  { name: 'transcript', address: () => made.transcript },
  { name: 'proof', address: () => '/proof' },
  { name: 'new analysis', address: () => '/proof/new' },
  { name: 'analysis', address: () => made.analysis },
  { name: 'evidence', address: () => '/evidence' },
  { name: 'new finding', address: () => '/evidence/new' },
  { name: 'rooms', address: () => '/rooms' },
  { name: 'label', address: () => '/label' },
  { name: 'alliances', address: () => '/alliances' },
  { name: 'working groups of an alliance', address: () => `${made.alliance}/groups` },
  { name: 'our side of an alliance', address: () => `${made.alliance}/ours` },
  { name: 'one-to-one meetings', address: () => made.encounter },
  { name: 'people', address: () => '/settings/people' },
  { name: 'requests to join', address: () => '/settings/requests' },
  { name: 'outbox', address: () => '/settings/mails' },
  { name: 'account', address: () => '/settings/account' },
  { name: 'lost page', address: () => lostAddress },
];

const doorPages: readonly PageUnderTest[] = [
  { name: 'sign in', address: () => '/sign-in' },
  { name: 'forgotten password', address: () => '/forgotten-password' },
  { name: 'new password', address: () => '/reset-password' },
  { name: 'request to join', address: () => '/join' },
];

const firmPages: readonly PageUnderTest[] = [
  { name: 'home of a firm', address: () => '/' },
  { name: 'my page', address: () => '/me' },
  { name: 'my refusals', address: () => '/me/veto' },
  { name: 'my group', address: () => '/me/group' },
  { name: 'my diagnosis', address: () => '/me/diagnosis' },
  { name: 'who works here', address: () => '/me/people' },
  { name: 'my alliances', address: () => '/me/alliances' },
  { name: 'my opportunities', address: () => '/me/opportunities' },
];

/** Opens an address as one types it. */
async function open({ page }: Visitor, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
}

/** Goes to an address as a link inside the pages does: by way of an address without a page, so that what comes is new. */
async function follow(visitor: Visitor, address: string): Promise<void> {
  const { page } = visitor;
  const { language } = await dressOf(visitor);
  const lost = page.getByRole('heading', { level: 1, name: translator(language)('shell:lost.title') });
  await moveTo(page, lostAddress);
  await lost.waitFor();
  if (address === lostAddress) return;
  await moveTo(page, address);
  await lost.waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await visitor.answered();
}

const moveTo = (page: Page, address: string): Promise<void> =>
  page.evaluate((to) => {
    history.pushState(null, '', to);
    globalThis.dispatchEvent(new PopStateEvent('popstate', { state: null }));
  }, address);

/** Waits until the page has stopped changing: texts, data and picture are there. */
async function settled({ page }: Visitor): Promise<void> {
  await page.locator('[data-layout]:not([data-layout="1"])').waitFor({ state: 'detached', timeout: 60_000 });
  await expect.poll(() => page.locator('[role=status][aria-label]').count(), { timeout: 20_000 }).toBe(0);
}

const otherTheme = { light: 'dark', dark: 'light' } as const;
const otherLanguage = { fr: 'en', en: 'fr' } as const;
/** Page after page in turn, the desk and the phone never the same: each page is seen in both languages and both themes. */
const firstDress = {
  desk: { language: 'fr', theme: 'light' },
  phone: { language: 'en', theme: 'dark' },
} as const;

const dressOf = ({ page }: Visitor): Promise<{ language: Language; theme: keyof typeof otherTheme }> =>
  page.evaluate(() => ({
    language: document.documentElement.lang as Language,
    theme: document.documentElement.getAttribute('data-mantine-color-scheme') as keyof typeof otherTheme,
  }));

/** By the page's own switches; the address must stay. */
async function changeDress(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  const { language, theme } = await dressOf(visitor);
  const address = page.url();
  const t = translator(language);
  await page.getByRole('button', { name: t(`shell:theme.to_${otherTheme[theme]}`) }).click();
  await page.getByRole('button', { name: t('shell:language.switch') }).click();
  await page.locator(`html[lang=${otherLanguage[language]}]`).waitFor({ state: 'attached' });
  expect(page.url()).toBe(address);
}

async function checkPages(
  visitor: Visitor,
  pages: readonly PageUnderTest[],
  screen: keyof typeof screens,
  // On a desk each page is loaded by itself; on a phone one goes from page to page without loading again.
  go = screen === 'desk' ? open : follow,
): Promise<string[]> {
  const found: string[] = [];
  if (go === follow) await open(visitor, lostAddress);
  for (const { name, address } of pages) {
    await go(visitor, address());
    await settled(visitor);
    const { language, theme } = await dressOf(visitor);
    const where = `${name} (${screen}, ${language} ${theme})`;
    for (const violation of await violations(visitor)) found.push(`${where} ${violation}`);
    const wider = await visitor.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (wider > 0) found.push(`${where} is ${wider} px wider than the screen`);
    await visitor.look(`axe-${name.replaceAll(' ', '-')}`);
    await changeDress(visitor);
  }
  return found;
}

describe.each(Object.keys(screens) as (keyof typeof screens)[])('on a %s', (screen) => {
  it('the pages of the team have no accessibility violation, in both languages and themes', async () => {
    const visitor = await newVisitor(browser, grappe.address, { ...firstDress[screen], screen });
    await signIn(visitor, grappe.address, people.manager);
    const found = await checkPages(visitor, teamPages, screen);
    expect(found, found.join('\n')).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }, 600_000);

  it('nor have those of a firm, nor the door', async () => {
    const visitor = await newVisitor(browser, grappe.address, { ...firstDress[screen], screen });
    const atTheDoor = await checkPages(visitor, doorPages, screen, open);
    await signIn(visitor, grappe.address, people.firm);
    const found = [...atTheDoor, ...(await checkPages(visitor, firmPages, screen))];
    expect(found, found.join('\n')).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  }, 600_000);
});
