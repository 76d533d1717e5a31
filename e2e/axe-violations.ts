import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Visitor } from './visitor.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page, each with the first places. */
export async function violations({ page }: Visitor): Promise<string[]> {
  await page.evaluate(axe);
  const results: AxeResults = await page.evaluate(() =>
    // oxlint-disable-next-line no-undef
    (globalThis as unknown as { axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help}\n   ${nodes
        .slice(0, 3)
        .map(({ html }) => html.slice(0, 200))
        .join('\n   ')}`,
  );
}
