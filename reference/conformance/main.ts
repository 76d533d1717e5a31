/**
 * `npm run conformance -- FOLDER`: compares the engine with every reference case of a folder.
 * Prints one line per case (pass; fail: key, expected, got; unsupported: which keys and why), then totals.
 * Exit code: 0 when nothing fails, 1 when something fails, 2 when there was nothing to run.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readCases } from './read-cases.ts';
import { caseLine, totalLines } from './report.ts';
import { adapterOf, runCase } from './run-case.ts';
import type { CaseResult } from './run-case.ts';

async function main(args: readonly string[]): Promise<number> {
  const folder = args[0];
  if (args.length !== 1 || folder === undefined) {
    console.error('Usage: npm run conformance -- FOLDER');
    return 2;
  }
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), folder);
  if (!existsSync(path)) {
    console.error(`No such folder or file: ${path}`);
    return 2;
  }
  return runFolder(path);
}

async function runFolder(path: string): Promise<number> {
  const results: CaseResult[] = [];
  let unreadable = 0;
  for (const read of readCases(path)) {
    if (read.kind === 'case') {
      const result = await runCase(read.reference, await adapterOf(read.reference.area));
      results.push(result);
      console.log(caseLine(result));
    } else if (read.kind === 'unreadable') {
      unreadable += 1;
      console.log(`fail        ${read.file}: not readable as JSON (${read.reason})`);
    } else {
      console.log(`not a case  ${read.file}: no "area" and "expected", not counted`);
    }
  }
  for (const line of totalLines(results, unreadable)) console.log(line);
  if (results.length === 0 && unreadable === 0) {
    console.error('No reference case found: nothing was compared.');
    return 2;
  }
  return unreadable > 0 || results.some((result) => result.verdict === 'fail') ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
