import { expect, test } from 'vitest';
import { countReport } from './test-count.mjs';

const file = (status: string, ...results: string[]) => ({
  status,
  assertionResults: results.map((result) => ({ status: result })),
});

test('every single test counts once', () => {
  const report = {
    testResults: [file('passed', 'passed', 'pending', 'todo'), file('failed', 'passed', 'failed')],
  };
  expect(countReport(report, false)).toEqual({ passed: 2, failed: 1, skipped: 2 });
});

test('a file that cannot be loaded is a failure', () => {
  expect(countReport({ testResults: [file('failed'), file('passed', 'passed')] }, false)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  });
});

test.each([
  ['no report', undefined, false],
  ['no test at all', { testResults: [] }, true],
  ['an error outside any test', { testResults: [file('passed', 'passed')] }, false],
])('%s is a failure', (_name, report, succeeded) => {
  expect(countReport(report, succeeded).failed).toBe(1);
});
