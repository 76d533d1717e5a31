import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { browserVariable, findBrowser } from './find-browser.mjs';

let folder: string;
const before = process.env[browserVariable];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-browser-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env[browserVariable];
  else process.env[browserVariable] = before;
});

function program(name: string, script: string): string {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

test('a browser named by the variable is taken as it is', async () => {
  const file = program('own', 'echo Chromium 150.0.1');
  process.env[browserVariable] = file;
  expect(await findBrowser()).toBe(file);
});

test.each([
  ['that does not start', 'exit 127'],
  ['that only says where to get one', 'echo install it from the store'],
])('nothing is taken in place of a named browser %s', async (_name, script) => {
  process.env[browserVariable] = program('broken', script);
  expect(await findBrowser()).toBeUndefined();
});

test('nothing is taken in place of a named browser that is not there', async () => {
  process.env[browserVariable] = join(folder, 'none');
  expect(await findBrowser()).toBeUndefined();
});
