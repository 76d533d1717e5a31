/**
 * `node bench/network-page.bench.ts [organisations] [ties]`: the network page in a real browser (software WebGL), with 5,000
 * organisations and 25,000 ties by default: from a movement of the pointer to the frame after it, while the picture is
 * being arranged and once it is. Aim: under 100 ms.
 */
import type { Page } from 'playwright-core';
import { buildWeb } from '../scripts/web-build.mjs';
import { launchBrowser } from '../e2e/browser/launch-browser.ts';
import { BenchServer } from './server/bench-server.ts';
import { memberFile } from './server/member-file.ts';

const organisations = Number(process.argv[2] ?? 5000);
const ties = Number(process.argv[3] ?? 25_000);
const aim = 100;
const movements = 60;

const members = memberFile(organisations, 7);
const names = members
  .split('\r\n')
  .slice(1)
  .map((line) => line.split(';')[0] ?? '')
  .filter((name) => name !== '');

/** Most ties go to those who have many, as in life; the same at each run. */
function tieFile(): string {
  let state = 12_345;
  const draw = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const ends: number[] = [0];
  const pairs = new Set<string>();
  const lines: string[] = [];
  while (lines.length < ties) {
    const from = draw(names.length);
    const to = draw(2) === 0 ? draw(names.length) : (ends[draw(ends.length)] ?? 0);
    // A cooperation has no direction: both ways are the same tie.
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`;
    if (from === to || pairs.has(pair)) continue;
    pairs.add(pair);
    lines.push(`${names[from]};${names[to]};coopération;1`);
    ends.push(from, to);
  }
  return ['Source;Cible;Nature;Force', ...lines].join('\r\n');
}

/** Milliseconds from each movement of the pointer over the picture to the end of the next frame. */
async function delays(page: Page): Promise<number[]> {
  const box = await page.locator('[data-layout]').boundingBox();
  if (box === null) throw new Error('The picture is not there.');
  await page.evaluate(() => {
    const found: number[] = [];
    Object.assign(window, { pointerDelays: found });
    const picture = document.querySelector('[data-layout]');
    picture?.addEventListener(
      'mousemove',
      (event) =>
        requestAnimationFrame(() => setTimeout(() => found.push(performance.now() - event.timeStamp))),
      true,
    );
  });
  for (let turn = 0; turn < movements; turn += 1) {
    const angle = (turn / movements) * 2 * Math.PI;
    await page.mouse.move(
      box.x + box.width * (0.5 + 0.35 * Math.cos(angle)),
      box.y + box.height * (0.5 + 0.35 * Math.sin(angle)),
    );
    await page.waitForTimeout(50);
  }
  return page.evaluate(() => (window as unknown as { pointerDelays: number[] }).pointerDelays);
}

function tell(name: string, took: readonly number[]): void {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  console.log(
    `    ${name.padEnd(26)} median ${at(0.5).toFixed(1)} ms  p95 ${at(0.95).toFixed(1)} ms: ${(at(0.95) / aim).toFixed(2)} of the aim  (${took.length} movements)`,
  );
}

if (!buildWeb()) throw new Error('The pages could not be built.');
const server = await BenchServer.create();
const browser = await launchBrowser();
try {
  await server.start();
  await server.signIn();
  for (const [text, kind] of [
    [members, 'members'],
    [tieFile(), 'ties'],
  ] as const) {
    const seen = await server.upload(text, kind);
    await server.accept(seen);
    await server.imported(seen.id);
  }
  await server.quiet();
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    baseURL: server.address,
  });
  await server.signInBrowser(context);
  const page = await context.newPage();
  const start = performance.now();
  await page.goto('/network');
  await page.locator('[data-layout] canvas').first().waitFor({ timeout: 180_000 });
  console.log(`${organisations} organisations, ${ties} ties; aim: under ${aim} ms`);
  console.log(`    picture there after        ${((performance.now() - start) / 1000).toFixed(1)} s`);
  await page.locator('[data-layout]').evaluate((picture) => picture.scrollIntoView({ block: 'center' }));
  tell('while it is arranged', await delays(page));
  await page.locator('[data-layout="1"]').waitFor({ timeout: 600_000 });
  console.log(`    arranged after             ${((performance.now() - start) / 1000).toFixed(1)} s`);
  tell('once it is arranged', await delays(page));
} finally {
  await browser.close();
  await server.remove();
}
