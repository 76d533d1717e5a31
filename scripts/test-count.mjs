/**
 * Counts single tests from vitest's JSON report. A file that could not be loaded counts as one failure, and so
 * does a run that failed for another reason (an error outside any test, no test at all, no report).
 * @param {{ testResults: { status: string, assertionResults: { status: string }[] }[] } | undefined} report
 * @param {boolean} succeeded whether vitest itself ended well
 */
export function countReport(report, succeeded) {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report?.testResults ?? []) {
    if (file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'))
      count.failed++;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') count.passed++;
      else if (status === 'failed') count.failed++;
      else count.skipped++;
    }
  }
  if (count.failed === 0 && (!succeeded || count.passed === 0)) count.failed++;
  return count;
}
