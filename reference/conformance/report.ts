import type { KeyOutcome } from './adapter.ts';
import type { CaseResult, CaseVerdict } from './run-case.ts';

const MAX_SHOWN = 120;

/** One line for the case, then one per failed key and one per reason for which keys were not compared. */
export function caseLines(result: CaseResult): string[] {
  const { reference, verdict, outcomes } = result;
  const counts = countKeys(outcomes);
  const head = `${verdict.padEnd(12)} ${reference.area}/${reference.id}: ${describeCounts(counts)}`;
  return [head, ...failureLines(outcomes), ...unsupportedLines(outcomes)];
}

function failureLines(outcomes: readonly KeyOutcome[]): string[] {
  return outcomes.flatMap((outcome) => {
    if (outcome.status !== 'fail') return [];
    const note = outcome.note === undefined ? '' : ` (${outcome.note})`;
    const place = `${outcome.key}${outcome.at ?? ''}`;
    return [`    fail ${place}: expected ${show(outcome.expected)}, got ${show(outcome.got)}${note}`];
  });
}

function unsupportedLines(outcomes: readonly KeyOutcome[]): string[] {
  const keysByReason = new Map<string, string[]>();
  for (const outcome of outcomes) {
    if (outcome.status !== 'unsupported') continue;
    keysByReason.set(outcome.reason, [...(keysByReason.get(outcome.reason) ?? []), outcome.key]);
  }
  return [...keysByReason].map(([reason, keys]) => `    unsupported ${keys.join(', ')}: ${reason}`);
}

/** Totals of cases and of keys, by area and over all. */
export function totalLines(results: readonly CaseResult[], unreadable: number): string[] {
  const areas = [...new Set(results.map((result) => result.reference.area))].toSorted();
  const lines = ['', 'area          cases  pass  fail  unsupported |  keys  pass  fail  unsupported'];
  for (const area of areas) {
    lines.push(
      totalLine(
        area,
        results.filter((result) => result.reference.area === area),
      ),
    );
  }
  lines.push(totalLine('total', results));
  if (unreadable > 0) lines.push(`${unreadable} file(s) not readable as JSON, counted as failed`);
  return lines;
}

function totalLine(label: string, results: readonly CaseResult[]): string {
  const verdicts = results.map((result) => result.verdict);
  const of = (verdict: CaseVerdict) => verdicts.filter((one) => one === verdict).length;
  const keys = countKeys(results.flatMap((result) => result.outcomes));
  const cells = [
    label.padEnd(12),
    pad(results.length, 6),
    pad(of('pass'), 5),
    pad(of('fail'), 5),
    pad(of('unsupported'), 12),
  ];
  const keyCells = [
    pad(keys.pass + keys.fail + keys.unsupported, 5),
    pad(keys.pass, 5),
    pad(keys.fail, 5),
    pad(keys.unsupported, 12),
  ];
  return `${cells.join(' ')} | ${keyCells.join(' ')}`;
}

interface KeyCounts {
  pass: number;
  fail: number;
  unsupported: number;
}

function countKeys(outcomes: readonly KeyOutcome[]): KeyCounts {
  const counts: KeyCounts = { pass: 0, fail: 0, unsupported: 0 };
  for (const outcome of outcomes) counts[outcome.status] += 1;
  return counts;
}

function describeCounts(counts: KeyCounts): string {
  const total = counts.pass + counts.fail + counts.unsupported;
  const parts = [`${counts.pass} of ${total} keys agree`];
  if (counts.fail > 0) parts.push(`${counts.fail} differ`);
  if (counts.unsupported > 0) parts.push(`${counts.unsupported} not compared`);
  return parts.join(', ');
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}
