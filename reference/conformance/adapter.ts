/**
 * What an area adapter is. To add an area: write `areas/<area>.ts` with `export const adapter: AreaAdapter`.
 * Nothing else to register: the runner looks for the file named after the case's `area` field.
 */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One reference case as read from its file. */
export interface ConformanceCase {
  readonly id: string;
  readonly area: string;
  /** Path of the file, relative to the folder given to the runner. */
  readonly file: string;
  /** Folder of the file, for cases that name a data file beside them. */
  readonly folder: string;
  readonly input: Json;
  readonly expected: JsonObject;
  readonly tolerance: JsonObject;
  readonly conventions: readonly string[];
  readonly notes: Json;
}

/**
 * Outcome for one expected key. `key` is a dotted path into `expected`; an outcome for a path speaks for everything
 * under it, so report `pass` for a path only when all of it was compared.
 */
export type KeyOutcome =
  | { readonly key: string; readonly status: 'pass' }
  | {
      readonly key: string;
      readonly status: 'fail';
      /** Place of the first difference under `key`, such as `[3]` or `.index`. */
      readonly at?: string;
      readonly expected: Json;
      readonly got: unknown;
      readonly note?: string;
    }
  | { readonly key: string; readonly status: 'unsupported'; readonly reason: string }
  /** Says how the reference was made (number of its runs, its proof): not a result, so neither compared nor counted. */
  | { readonly key: string; readonly status: 'context' };

export interface AreaAdapter {
  readonly area: string;
  /** Outcomes of one case. Expected keys without an outcome are reported by the runner as unsupported. */
  readonly compare: (reference: ConformanceCase) => readonly KeyOutcome[] | Promise<readonly KeyOutcome[]>;
}
