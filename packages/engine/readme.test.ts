import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');

/** Each TypeScript example with the output that the page promises, right below it. */
const examples = [...readme.matchAll(/```ts\n(.*?)```\n\n```text\n(.*?)```/gs)].map(
  ([, code = '', output = '']) => ({ code, output, title: code.match(/'(@grappe\/[^']+)'/)?.[1] ?? code }),
);

describe('the examples of the README', () => {
  test('every example has its output', () => {
    expect(examples.length).toBe([...readme.matchAll(/```ts\n/g)].length);
    expect(examples.length).toBeGreaterThan(0);
  });

  test.each(examples)('$title', ({ code, output }) => {
    const run = ['--input-type=module-typescript', '--eval', code];
    const printed = execFileSync(process.execPath, run, {
      cwd: folder,
      encoding: 'utf8',
      env: { NO_COLOR: '1' },
    });
    expect(printed).toBe(output);
  });
});
