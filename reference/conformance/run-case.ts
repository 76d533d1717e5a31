import { existsSync } from 'node:fs';
import type { AreaAdapter, ConformanceCase, Json, JsonObject, KeyOutcome } from './adapter.ts';

export type Verdict = KeyOutcome['status'];

export interface CaseResult {
  readonly reference: ConformanceCase;
  readonly verdict: Verdict;
  /** One outcome per expected leaf (see `leafKeys`), in the order of the file. */
  readonly leaves: readonly LeafOutcome[];
}

export interface LeafOutcome {
  readonly leaf: string;
  readonly outcome: KeyOutcome;
}

/** The adapter of an area, or `null` when there is no file `areas/<area>.ts`. */
export async function adapterOf(area: string): Promise<AreaAdapter | null> {
  if (!/^[a-z][a-z0-9-]*$/.test(area)) return null;
  const url = new URL(`./areas/${area}.ts`, import.meta.url);
  if (!existsSync(url)) return null;
  const module = (await import(url.href)) as { adapter: AreaAdapter };
  return module.adapter;
}

/**
 * Compares one case. Each expected leaf takes the worst outcome said for it or for an object that holds it; a leaf about
 * which the adapter says nothing is `unsupported`, never a pass.
 */
export async function runCase(reference: ConformanceCase, adapter: AreaAdapter | null): Promise<CaseResult> {
  const leaves = leafKeys(reference.expected);
  const said = adapter ? await outcomesOf(reference, adapter) : [];
  const unknown = said.filter((outcome) => !leaves.some((leaf) => speaksFor(outcome.key, leaf)));
  const silence = adapter
    ? 'not compared: the adapter does not know this key'
    : `the engine has no method for area ${reference.area} yet`;
  const results = leaves.map((leaf) => ({ leaf, outcome: outcomeOf(leaf, said, silence) }));
  const misnamed = unknown.map((outcome) => ({ leaf: outcome.key, outcome: asFailure(outcome) }));
  const all = [...results, ...misnamed];
  return { reference, verdict: verdictOf(all), leaves: all };
}

async function outcomesOf(reference: ConformanceCase, adapter: AreaAdapter): Promise<readonly KeyOutcome[]> {
  try {
    return await adapter.compare(reference);
  } catch (error) {
    const got = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return [
      { key: '(run)', status: 'fail', expected: 'a result', got, note: 'the adapter or the engine threw' },
    ];
  }
}

const SEVERITY: Record<Verdict, number> = { context: 0, pass: 1, unsupported: 2, fail: 3 };

function outcomeOf(leaf: string, said: readonly KeyOutcome[], silence: string): KeyOutcome {
  const own = said.filter((outcome) => speaksFor(outcome.key, leaf));
  const [worst] = own.toSorted((a, b) => SEVERITY[b.status] - SEVERITY[a.status]);
  return worst ?? { key: leaf, status: 'unsupported', reason: silence };
}

/** An outcome for a key that the case does not have is a mistake of the adapter: it must not count as compared. */
function asFailure(outcome: KeyOutcome): KeyOutcome {
  if (outcome.status === 'fail') return outcome;
  const note = 'the adapter speaks of a key that the case does not have';
  return { key: outcome.key, status: 'fail', expected: null, got: outcome.status, note };
}

function verdictOf(leaves: readonly LeafOutcome[]): Verdict {
  if (leaves.some(({ outcome }) => outcome.status === 'fail')) return 'fail';
  const counted = leaves.filter(({ outcome }) => outcome.status !== 'context');
  const compared = counted.length > 0 && counted.every(({ outcome }) => outcome.status === 'pass');
  return compared ? 'pass' : 'unsupported';
}

/** Dotted paths of everything in `expected` that is not an object; a list is one leaf. */
export function leafKeys(expected: JsonObject, prefix = ''): string[] {
  return Object.entries(expected).flatMap(([key, value]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    return isNonEmptyObject(value) ? leafKeys(value, path) : [path];
  });
}

function isNonEmptyObject(value: Json): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0
  );
}

/** An outcome speaks for a leaf when it is the leaf or one of the objects that hold it. */
function speaksFor(outcomeKey: string, leaf: string): boolean {
  return leaf === outcomeKey || leaf.startsWith(`${outcomeKey}.`);
}
