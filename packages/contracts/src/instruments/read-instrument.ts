import { isMap, isPair, isSeq, LineCounter, parseDocument, type Document } from 'yaml';
import { checkInstrument, type InstrumentFaultCode } from './check-instrument.ts';
import { instrument, type Instrument } from './instrument.ts';

export interface InstrumentProblem {
  readonly code: InstrumentFaultCode;
  /** Line of the file, from 1. */
  readonly line: number;
  /** Where in the file: `items.12.fr`. */
  readonly field: string;
  readonly params: Readonly<Record<string, string>>;
}

export type InstrumentReading =
  | { readonly kind: 'instrument'; readonly instrument: Instrument }
  | { readonly kind: 'refused'; readonly problems: readonly InstrumentProblem[] };

const mostProblems = 50;
/** Longer than any instrument of 300 items. */
export const longestInstrument = 500_000;

/** Reads an instrument from YAML: whole, or refused with each problem and its line. Nothing in it is executed; no aliases. */
export function readInstrument(yaml: string): InstrumentReading {
  if (yaml.length > longestInstrument)
    return refused([{ code: 'yaml', path: [], params: { reason: 'too_long' } }], () => 1);
  const counter = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: counter, maxAliasCount: 0, uniqueKeys: true } as never);
  const [broken] = document.errors;
  if (broken !== undefined)
    return refused(
      [{ code: 'yaml', path: [], params: { reason: broken.code.toLowerCase() } }],
      () => counter.linePos(broken.pos[0]).line,
    );
  const lineAt = (path: readonly (string | number)[]): number => lineOf(document, counter, path);
  const value = plainValue(document);
  const read = instrument.safeParse(value);
  if (!read.success)
    return refused(
      read.error.issues.map((issue) => ({
        code: 'shape' as const,
        path: [...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])] as (
          string | number
        )[],
        params: { reason: issue.code },
      })),
      lineAt,
    );
  const faults = checkInstrument(read.data);
  return faults.length > 0 ? refused(faults, lineAt) : { kind: 'instrument', instrument: read.data };
}

/** An instrument that came as JSON, under the same rules; fields instead of lines. */
export function checkInstrumentContent(content: unknown): InstrumentReading {
  const read = instrument.safeParse(content);
  if (!read.success)
    return refused(
      read.error.issues.map(({ path, code }) => ({
        code: 'shape' as const,
        path: path as (string | number)[],
        params: { reason: code },
      })),
      () => 1,
    );
  const faults = checkInstrument(read.data);
  return faults.length > 0 ? refused(faults, () => 1) : { kind: 'instrument', instrument: read.data };
}

/** An alias is refused by the parser when it is resolved, not before. */
function plainValue(document: Document.Parsed): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 });
  } catch {
    return null;
  }
}

interface Fault {
  readonly code: InstrumentFaultCode;
  readonly path: readonly (string | number)[];
  readonly params: Readonly<Record<string, string>>;
}

const refused = (
  faults: readonly Fault[],
  lineAt: (path: readonly (string | number)[]) => number,
): InstrumentReading => ({
  kind: 'refused',
  problems: faults
    .slice(0, mostProblems)
    .map(({ code, path, params }) => ({ code, params, field: path.join('.'), line: lineAt(path) }))
    .toSorted((a, b) => a.line - b.line),
});

/** Line of the key at the end of a path, or of what is nearest above it when it is missing. */
function lineOf(document: Document.Parsed, counter: LineCounter, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    const next: unknown = isSeq(node)
      ? node.items[Number(step)]
      : isMap(node)
        ? node.items.find((pair) => String(pair.key) === String(step))
        : undefined;
    if (next === undefined || next === null) break;
    offset = offsetOf(isPair(next) ? next.key : next) ?? offset;
    node = isPair(next) ? next.value : next;
  }
  return counter.linePos(offset).line;
}

function offsetOf(node: unknown): number | undefined {
  if (typeof node !== 'object' || node === null || !('range' in node) || !Array.isArray(node.range))
    return undefined;
  const [start] = node.range as unknown[];
  return typeof start === 'number' ? start : undefined;
}
