import type { JsonObject, KeyOutcome } from './adapter.ts';
import type { CaseResult, LeafOutcome, Verdict } from './run-case.ts';

const MAX_SHOWN = 120;

/** One line: the verdict, how many keys were compared, each difference, each reason with the keys it holds for. */
export function caseLine(result: CaseResult): string {
  const { reference, verdict, leaves } = result;
  const details = [...failures(leaves), ...reasons(leaves, reference.expected)];
  const head = `${verdict.padEnd(11)} ${reference.area}/${reference.id}: ${describeCounts(countKeys(leaves))}`;
  return details.length === 0 ? head : `${head}; ${details.join('; ')}`;
}

function failures(leaves: readonly LeafOutcome[]): string[] {
  const texts = leaves.flatMap(({ outcome }) => (outcome.status === 'fail' ? [failureText(outcome)] : []));
  return [...new Set(texts)];
}

function failureText(outcome: Extract<KeyOutcome, { status: 'fail' }>): string {
  const note = outcome.note === undefined ? '' : ` (${outcome.note})`;
  return `${outcome.key}${outcome.at ?? ''}: expected ${show(outcome.expected)}, got ${show(outcome.got)}${note}`;
}

function reasons(leaves: readonly LeafOutcome[], expected: JsonObject): string[] {
  const keysByReason = new Map<string, string[]>();
  for (const { leaf, outcome } of leaves) {
    if (outcome.status !== 'unsupported') continue;
    const keys = keysByReason.get(outcome.reason) ?? [];
    keysByReason.set(outcome.reason, [...keys, leaf]);
  }
  return [...keysByReason].map(
    ([reason, keys]) => `unsupported ${shorten(keys, leaves, expected).join(', ')}: ${reason}`,
  );
}

/** Names the top-level key instead of its leaves when all of its leaves are in the list. */
function shorten(keys: readonly string[], leaves: readonly LeafOutcome[], expected: JsonObject): string[] {
  let left = [...keys];
  const short: string[] = [];
  for (const top of Object.keys(expected)) {
    const isUnder = (leaf: string) => leaf === top || leaf.startsWith(`${top}.`);
    const own = left.filter(isUnder);
    if (own.length === 0) continue;
    const all = leaves.filter(({ leaf }) => isUnder(leaf)).length;
    short.push(...(own.length === all ? [top] : own));
    left = left.filter((leaf) => !isUnder(leaf));
  }
  return [...short, ...left];
}

/** Totals of cases and of keys, by area and over all. */
export function totalLines(results: readonly CaseResult[], unreadable: number): string[] {
  const areas = [...new Set(results.map((result) => result.reference.area))].toSorted();
  const lines = ['', 'area         cases  pass  fail  unsupported |  keys  pass  fail  unsupported'];
  for (const area of areas) {
    const own = results.filter((result) => result.reference.area === area);
    lines.push(totalLine(area, own));
  }
  lines.push(totalLine('total', results));
  if (unreadable > 0) lines.push(`${unreadable} file(s) not readable as JSON, counted as failed`);
  return lines;
}

function totalLine(label: string, results: readonly CaseResult[]): string {
  const verdicts = results.map((result) => result.verdict);
  const of = (verdict: Verdict) => verdicts.filter((one) => one === verdict).length;
  const keys = countKeys(results.flatMap((result) => result.leaves));
  const cases = [pad(results.length, 5), pad(of('pass'), 5), pad(of('fail'), 5), pad(of('unsupported'), 12)];
  const all = keys.pass + keys.fail + keys.unsupported;
  const keyCells = [pad(all, 5), pad(keys.pass, 5), pad(keys.fail, 5), pad(keys.unsupported, 12)];
  return `${label.padEnd(12)} ${cases.join(' ')} | ${keyCells.join(' ')}`;
}

function countKeys(leaves: readonly LeafOutcome[]): Record<Verdict, number> {
  const counts: Record<Verdict, number> = { pass: 0, fail: 0, unsupported: 0, context: 0 };
  for (const { outcome } of leaves) counts[outcome.status] += 1;
  return counts;
}

function describeCounts(counts: Record<Verdict, number>): string {
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
