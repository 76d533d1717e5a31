import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchBrowser } from './browser/launch-browser.ts';
import { startGrappe } from './grappe-under-test.ts';
import type { GrappeUnderTest } from './grappe-under-test.ts';
import { newVisitor, password, people } from './visitor.ts';

let grappe: GrappeUnderTest;
let browser: Browser;

beforeAll(async () => {
  [grappe, browser] = await Promise.all([startGrappe(), launchBrowser()]);
});

afterAll(async () => {
  await browser?.close();
  await grappe?.stop();
});

interface Focused {
  readonly words: string;
  readonly type: string;
  readonly isVisible: boolean;
}

/** What has the focus, as a person who sees would find it: its words, and whether its outline shows. */
const focused = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element === null) return { words: '', type: '', isVisible: false };
    const label =
      element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent;
    const frame = element.closest('label') ?? element;
    const shows = [element, frame, element.parentElement ?? element].some((each) => {
      const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(each);
      return (
        (outlineStyle !== 'none' && outlineWidth !== '0px') ||
        each.matches('input') ||
        borderColor === 'never'
      );
    });
    return {
      words: (label ?? element.textContent ?? '').trim(),
      type: (element as HTMLInputElement).type ?? element.tagName,
      isVisible: shows,
    };
  });

const stepsAtMost = 80;

/** Presses Tab until the element is reached, as one does without a mouse; every stop on the way must show itself. */
async function tabTo(page: Page, wanted: (now: Focused) => boolean): Promise<void> {
  for (let step = 0; step < stepsAtMost; step += 1) {
    await page.keyboard.press('Tab');
    const now = await focused(page);
    if (now.words !== '') expect(now, JSON.stringify(now)).toMatchObject({ isVisible: true });
    if (wanted(now)) return;
  }
  throw new Error(
    `Not reached with ${stepsAtMost} presses of Tab; now on ${JSON.stringify(await focused(page))}`,
  );
}

it.each(['fr', 'en'] as const)('signs in, imports and undoes without a mouse, in %s', async (language) => {
  const visitor = await newVisitor(browser, grappe.address, { language });
  const { page, t, complaints } = visitor;
  const press = async (words: string) => {
    await tabTo(page, (now) => now.words === words);
    await page.keyboard.press('Enter');
  };

  await page.goto('/imports');
  await page.getByRole('heading', { level: 1, name: t('shell:sign_in.title') }).waitFor();
  await tabTo(page, ({ type }) => type === 'email');
  await page.keyboard.type(people.manager);
  await tabTo(page, ({ type }) => type === 'password');
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: t('imports:title') }).waitFor();

  // The first stop of a page leads past the navigation.
  await page.reload();
  await page.getByRole('heading', { level: 1, name: t('imports:title') }).waitFor();
  await page.keyboard.press('Tab');
  expect((await focused(page)).words).toBe(t('shell:skip_to_content'));
  await page.keyboard.press('Enter');
  // Listening begins before the keys: the browser needs a moment to hand the choice over.
  const choosing = page.waitForEvent('filechooser', { timeout: 60_000 });
  await tabTo(page, ({ type }) => type === 'file');
  await page.keyboard.press('Enter');
  await (
    await choosing
  ).setFiles({
    name: `clavier-${language}.csv`,
    mimeType: 'text/csv',
    buffer: Buffer.from(`Nom;Ville\r\nAtelier du Clavier ${language};Agen\r\n`),
  });
  await page.getByRole('heading', { level: 1, name: `clavier-${language}.csv` }).waitFor();
  await press(t('imports:accept.all', { count: 1 }));
  await page.getByText(t('imports:outcome.accepted')).waitFor({ timeout: 30_000 });
  await press(t('imports:undo_of', { file: `clavier-${language}.csv` }));
  await page.getByText(t('imports:outcome.undone')).waitFor({ timeout: 30_000 });

  await page.goto(`/organisations?words=Clavier+${language}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(await page.getByRole('link', { name: `Atelier du Clavier ${language}` }).count()).toBe(0);
  expect(complaints).toEqual([]);
  await visitor.context.close();
});
