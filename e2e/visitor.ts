import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { translator } from '@grappe/messages';
import type { Language } from '@grappe/messages';
import type { Session } from '@grappe/contracts/api';

export const password = 'sarments-fictifs';
export const people = {
  manager: 'pilote@sarments.example',
  firm: 'robocep@sarments.example',
} as const;

export const screens = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
} as const;

/** Somebody in front of a browser: the page, the texts of their language, and what went wrong unseen. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly t: ReturnType<typeof translator>;
  /** Requests to another host, errors in the console, broken answers: must stay empty. */
  readonly complaints: string[];
  /** Waits until nothing that the page asked for is still on its way; a stream that stays open does not count. */
  answered(): Promise<void>;
  /** Saves what is on the screen for people to look at, in the folder that GRAPPE_E2E_PICTURES names; without it, nothing. */
  look(name: string): Promise<void>;
}

/** Folder for pictures of what the journeys see, when somebody wants to look at them. */
const album = process.env['GRAPPE_E2E_PICTURES'];

interface VisitorOptions {
  readonly language: Language;
  readonly screen?: keyof typeof screens;
  readonly theme?: 'light' | 'dark';
}

export async function newVisitor(
  browser: Browser,
  address: string,
  options: VisitorOptions,
): Promise<Visitor> {
  const { language, screen = 'desk', theme = 'light' } = options;
  const context = await browser.newContext({ ...screens[screen], baseURL: address, acceptDownloads: true });
  await context.addInitScript(
    ([chosenLanguage, chosenTheme]) => {
      if (globalThis.self !== globalThis.top) return; // a document shown in a page keeps nothing
      // Only what is not chosen yet: a switch made in the page must survive the next page.
      if (localStorage.getItem('grappe.language') === null)
        localStorage.setItem('grappe.language', chosenLanguage);
      if (localStorage.getItem('grappe.theme') === null) localStorage.setItem('grappe.theme', chosenTheme);
    },
    [language, theme] as const,
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  listen(page, address, complaints);
  const answered = watchRequests(page);
  const look = async (name: string) => {
    if (album === undefined) return;
    mkdirSync(album, { recursive: true });
    await page.screenshot({ path: join(album, `${name}-${screen}-${language}.png`), fullPage: true });
  };
  return { context, page, t: translator(language), complaints, answered, look };
}

function listen(page: Page, address: string, complaints: string[]): void {
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    const isOurs = origin === new URL(address).origin || protocol === 'blob:' || protocol === 'data:';
    if (!isOurs) complaints.push(`outside request: ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error in the page: ${error.message}`));
  page.on('response', (response) => {
    // The session is asked for before anybody signed in: that refusal is an answer, as is that of a wrong password.
    const isExpected = response.status() === 401;
    if (response.status() >= 400 && !isExpected) complaints.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    // Broken answers are told above, with their address.
    const isAnswer = message.text().startsWith('Failed to load resource');
    if (message.type() === 'error' && !isAnswer) complaints.push(`console: ${message.text()}`);
  });
}

/** Between two requests of a page that works its way from one answer to the next. */
const restMilliseconds = 150;

function watchRequests(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let restingSince = Date.now();
  const ended = (request: Request): void => {
    underWay.delete(request);
    restingSince = Date.now();
  };
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') underWay.add(request);
  });
  page.on('requestfinished', ended);
  page.on('requestfailed', ended);
  return async () => {
    restingSince = Date.now();
    while (underWay.size > 0 || Date.now() - restingSince < restMilliseconds) await page.waitForTimeout(25);
  };
}

/** Signs in without the form, for journeys that are about something else. */
export async function signIn({ context }: Visitor, address: string, email: string): Promise<void> {
  const answer = await context.request.post('/api/auth/sign-in/email', {
    data: { email, password },
    headers: { origin: address },
  });
  if (!answer.ok()) throw new Error(`${email} could not sign in: ${answer.status()} ${await answer.text()}`);
}

/** Address of a resource of the person's cluster. */
export async function clusterAddress({ context }: Visitor): Promise<string> {
  const session = (await (await context.request.get('/api/session')).json()) as Session;
  return `/api/clusters/${session.grants[0]?.clusterId ?? ''}`;
}
