import type { Json, JsonObject, KeyOutcome } from './adapter.ts';

export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** The file's `absolute` and `relative` tolerance, exact when it names none. */
export function toleranceOf(tolerance: JsonObject): Tolerance {
  return {
    absolute: typeof tolerance['absolute'] === 'number' ? tolerance['absolute'] : 0,
    relative: typeof tolerance['relative'] === 'number' ? tolerance['relative'] : 0,
  };
}

/** True when |got - expected| <= absolute + relative * |expected|; never true for NaN. */
export function isClose(expected: number, got: number, tolerance: Tolerance): boolean {
  return Math.abs(got - expected) <= tolerance.absolute + tolerance.relative * Math.abs(expected);
}

interface Difference {
  readonly path: string;
  readonly expected: Json;
  readonly got: unknown;
}

/** First difference between an expected value and ours (numbers within tolerance, same lengths, same keys), or `null`. */
export function firstDifference(
  expected: Json,
  got: unknown,
  tolerance: Tolerance,
  path = '',
): Difference | null {
  if (typeof expected === 'number') {
    return typeof got === 'number' && isClose(expected, got, tolerance) ? null : { path, expected, got };
  }
  if (expected === null || typeof expected !== 'object') {
    return expected === got ? null : { path, expected, got };
  }
  if (Array.isArray(expected)) return arrayDifference(expected, got, tolerance, path);
  return objectDifference(expected as JsonObject, got, tolerance, path);
}

function arrayDifference(
  expected: readonly Json[],
  got: unknown,
  tolerance: Tolerance,
  path: string,
): Difference | null {
  const isList = Array.isArray(got) || (ArrayBuffer.isView(got) && 'length' in got);
  if (!isList) return { path, expected, got };
  const values = Array.from(got as ArrayLike<unknown>);
  if (values.length !== expected.length) {
    return { path: `${path}.length`, expected: expected.length, got: values.length };
  }
  for (const [i, value] of expected.entries()) {
    const difference = firstDifference(value, values[i], tolerance, `${path}[${i}]`);
    if (difference) return difference;
  }
  return null;
}

function objectDifference(
  expected: JsonObject,
  got: unknown,
  tolerance: Tolerance,
  path: string,
): Difference | null {
  if (typeof got !== 'object' || got === null) return { path, expected, got };
  const values = got as Record<string, unknown>;
  for (const [key, value] of Object.entries(expected)) {
    const difference = firstDifference(value, values[key], tolerance, `${path}.${key}`);
    if (difference) return difference;
  }
  const extra = Object.keys(values).find((key) => !(key in expected));
  return extra === undefined ? null : { path: `${path}.${extra}`, expected: null, got: values[extra] };
}

/** Pass or fail of one expected key against our value, with the place of the first difference. */
export function compareKey(key: string, expected: Json, got: unknown, tolerance: Tolerance): KeyOutcome {
  const difference = firstDifference(expected, got, tolerance);
  if (!difference) return { key, status: 'pass' };
  return { key, status: 'fail', at: difference.path, expected: difference.expected, got: difference.got };
}

/** Fail or pass by a condition that is not a plain comparison of values; `note` says which condition. */
export function checkKey(
  key: string,
  holds: boolean,
  expected: Json,
  got: unknown,
  note: string,
): KeyOutcome {
  return holds ? { key, status: 'pass' } : { key, status: 'fail', expected, got, note };
}

export function unsupportedKey(key: string, reason: string): KeyOutcome {
  return { key, status: 'unsupported', reason };
}

/** For a key that describes the reference rather than a result. */
export function contextKey(key: string): KeyOutcome {
  return { key, status: 'context' };
}
