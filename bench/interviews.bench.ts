/**
 * `node bench/interviews.bench.ts [words] [codings]`: a transcript of 200,000 words with 5,000 codings by default, in a real
 * browser. Aims: it opens in under a second, and a coding shows in under 100 ms.
 */
import { runningAddress } from '@grappe/database/launcher';
import pg from 'pg';
import type { Page } from 'playwright-core';
import { buildWeb } from '../scripts/web-build.mjs';
import { launchBrowser } from '../e2e/browser/launch-browser.ts';
import { BenchServer } from './server/bench-server.ts';

const words = Number(process.argv[2] ?? 200_000);
const codings = Number(process.argv[3] ?? 5000);
const aims = { open: 1000, coding: 100 } as const;
const tries = 30;

/** Numbers that look drawn by chance, the same at each run. */
function drawing(): (below: number) => number {
  let state = 20_261_121;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7f_ff_ff_ff;
    return Math.floor((state / 0x80_00_00_00) * below);
  };
}
const draw = drawing();
const syllables =
  'ba co du fi ga lo me ni pa ro su ta vi les des pour dans avec nous pôle salon client marché'.split(' ');

function transcriptText(): string {
  const lines: string[] = [];
  for (let said = 0, turn = 0; said < words; turn += 1) {
    const length = turn % 2 === 0 ? 12 : 60 + draw(60);
    const line = Array.from({ length }, () => syllables[draw(syllables.length)] ?? 'a').join(' ');
    lines.push(turn % 2 === 0 ? `Enquêteur : ${line} ?` : `Dirigeant : ${line}.`);
    said += length;
  }
  return lines.join('\n');
}

interface Scene {
  readonly projectId: string;
  readonly transcriptId: string;
}

async function prepare(server: BenchServer): Promise<Scene> {
  const json = async <Answer>(answer: Promise<Response>): Promise<Answer> =>
    (await answer).json() as Promise<Answer>;
  const { id: projectId } = await json<{ id: string }>(
    server.post('/interviews', { title: 'Bench', purpose: '' }),
  );
  const one = `/interviews/${projectId}`;
  const codes: string[] = [];
  for (let rank = 0; rank < 40; rank += 1) {
    const code = {
      parentId: rank % 5 === 0 ? null : (codes[rank - (rank % 5)] ?? null),
      name: `Code ${rank}`,
      definition: '',
      colour: rank % 12,
      levels: [],
    };
    const { codes: now } = await json<{ codes: { id: string; name: string }[] }>(
      server.post(`${one}/codes`, code),
    );
    codes.push(now.find(({ name }) => name === code.name)?.id ?? '');
  }
  const form = new FormData();
  const settings = {
    title: 'Long',
    caseId: null,
    recordedOn: null,
    speakers: [],
    replacements: [],
    keepNames: false,
  };
  form.append('settings', JSON.stringify(settings));
  form.append('file', new Blob([transcriptText()]), 'long.txt');
  const start = performance.now();
  const { id: transcriptId } = await json<{ id: string }>(
    server.call(`${one}/transcripts`, { method: 'POST', body: form }),
  );
  console.log(`    imported in                ${((performance.now() - start) / 1000).toFixed(2)} s`);
  await codeAtRandom(server, projectId, transcriptId);
  return { projectId, transcriptId };
}

/** Codings as the routes would write them, at once: how they come is not what is measured. */
async function codeAtRandom(server: BenchServer, projectId: string, transcriptId: string): Promise<void> {
  const client = new pg.Client({ connectionString: runningAddress(server.dataFolder) ?? '' });
  await client.connect();
  try {
    await client.query(
      `insert into grappe.interview_codings (cluster_id, project_id, transcript_id, code_id, coder_id, start_at, end_at)
       select t.cluster_id, t.project_id, t.id, c.ids[1 + n % cardinality(c.ids)], t.created_by, at, at + 20 + (n * 7919) % 160
       from grappe.interview_transcripts t,
         (select array_agg(id order by ordinal) as ids from grappe.interview_codes where project_id = $1) c,
         generate_series(1, $3::int) n,
         lateral (select ((n::bigint * 1000003) % (t.characters - 200))::int as at) place
       where t.id = $2`,
      [projectId, transcriptId, codings],
    );
  } finally {
    await client.end();
  }
}

/** Milliseconds from the click on a code to the frame in which the coding is seen. */
async function codeOnce(page: Page, rank: number): Promise<number> {
  await page.evaluate((at) => {
    const paragraph = document.querySelectorAll('[data-paragraph]')[at % 12];
    const words = paragraph?.querySelector('[data-at]')?.firstChild;
    if (words === null || words === undefined) throw new Error('No words to select.');
    const length = words.textContent?.length ?? 0;
    document.getSelection()?.setBaseAndExtent(words, 0, words, Math.min(length, 8 + at));
    document.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  }, rank);
  const first = page.locator('aside button').first();
  await first.waitFor();
  return page.evaluate(
    () =>
      new Promise<number>((shown, fail) => {
        const before = document.querySelectorAll('[data-paragraph] ~ div button').length;
        const start = performance.now();
        document.querySelector<HTMLButtonElement>('aside button')?.click();
        const look = (): void => {
          const now = document.querySelectorAll('[data-paragraph] ~ div button').length;
          if (now > before) setTimeout(() => shown(performance.now() - start));
          else if (performance.now() - start > 10_000) fail(new Error('A coding did not show within 10 s.'));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );
}

function tell(name: string, took: readonly number[], aim: number): void {
  const sorted = took.toSorted((one, other) => one - other);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  console.log(
    `    ${name.padEnd(26)} median ${at(0.5).toFixed(0)} ms  p95 ${at(0.95).toFixed(0)} ms; aim ${aim} ms: ${(at(0.95) / aim).toFixed(2)} of it  (${took.length} times)`,
  );
}

if (!buildWeb()) throw new Error('The pages could not be built.');
const server = await BenchServer.create();
const browser = await launchBrowser();
try {
  await server.start();
  await server.signIn();
  console.log(
    `${words} words, ${codings} codings; aims: open under ${aims.open} ms, a coding under ${aims.coding} ms`,
  );
  const { projectId, transcriptId } = await prepare(server);
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: server.address,
  });
  await server.signInBrowser(context);
  const page = await context.newPage();
  const address = `/interviews/${projectId}/transcripts/${transcriptId}`;
  const opened: number[] = [];
  const followed: number[] = [];
  await page.goto('/');
  for (let turn = 0; turn < 5; turn += 1) {
    const start = performance.now();
    await page.goto(address, { waitUntil: 'commit' });
    await page.locator('[data-paragraph="0"]').waitFor();
    opened.push(performance.now() - start);
    await page.goto(`/interviews/${projectId}`);
    const link = page.getByRole('link', { name: 'Long' });
    await link.waitFor();
    const click = performance.now();
    await link.click();
    await page.locator('[data-paragraph="0"]').waitFor();
    followed.push(performance.now() - click);
  }
  tell('opened by its address', opened, aims.open);
  tell('opened from the study', followed, aims.open);
  const shown: number[] = [];
  for (let turn = 0; turn < tries; turn += 1) shown.push(await codeOnce(page, turn));
  tell('a coding shows after', shown, aims.coding);
} finally {
  await browser.close();
  await server.remove();
}
