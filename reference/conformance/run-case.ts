import { existsSync } from 'node:fs';
import type { AreaAdapter, ConformanceCase, Json, JsonObject, KeyOutcome } from './adapter.ts';

export type CaseVerdict = 'pass' | 'fail' | 'unsupported';

export interface CaseResult {
  readonly reference: ConformanceCase;
  readonly verdict: CaseVerdict;
  readonly outcomes: readonly KeyOutcome[];
}

/** The adapter of an area, or `null` when there is no file `areas/<area>.ts`. */
export async function adapterOf(area: string): Promise<AreaAdapter | null> {
  if (!/^[a-z][a-z0-9-]*$/.test(area)) return null;
  const url = new URL(`./areas/${area}.ts`, import.meta.url);
  if (!existsSync(url)) return null;
  const module = (await import(url.href)) as { adapter: AreaAdapter };
  return module.adapter;
}

/** Compares one case; whatever the adapter says nothing about is `unsupported`, never a pass. */
export async function runCase(reference: ConformanceCase, adapter: AreaAdapter | null): Promise<CaseResult> {
  if (!adapter) {
    const reason = `the engine has no method for area ${reference.area} yet`;
    const outcomes = leafKeys(reference.expected).map(
      (key) => ({ key, status: 'unsupported', reason }) as const,
    );
    return { reference, verdict: 'unsupported', outcomes };
  }
  const said = await outcomesOf(reference, adapter);
  const unsaid = leafKeys(reference.expected)
    .filter((leaf) => !said.some((outcome) => speaksFor(outcome.key, leaf)))
    .map(
      (key) =>
        ({ key, status: 'unsupported', reason: 'not compared: the adapter does not know this key' }) as const,
    );
  const outcomes = [...said, ...unsaid];
  return { reference, verdict: verdictOf(outcomes), outcomes };
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

function verdictOf(outcomes: readonly KeyOutcome[]): CaseVerdict {
  if (outcomes.some((outcome) => outcome.status === 'fail')) return 'fail';
  if (outcomes.length === 0 || outcomes.some((outcome) => outcome.status === 'unsupported'))
    return 'unsupported';
  return 'pass';
}

/** Dotted paths of everything in `expected` that is not an object; lists are one leaf. */
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
