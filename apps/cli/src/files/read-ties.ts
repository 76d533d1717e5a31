import { basename } from 'node:path';
import {
  checkTieMapping,
  isTieMatrix,
  looksLikeGraph,
  mappingOf,
  organisationLookup,
  parseTies,
  readGraph,
  suggestTieMapping,
  tieTargets,
} from '@grappe/contracts/files';
import type {
  GraphFile,
  KnownOrganisation,
  LineProblem,
  Mapping,
  Table,
  TieDraft,
  TieTarget,
} from '@grappe/contracts/files';
import { tieOfDraft } from '@grappe/contracts/profiles';
import type { ProfileTie } from '@grappe/contracts/profiles';
import type { TieKind } from '@grappe/contracts';
import { CommandFailure, readInput } from '../failure.ts';
import { tableOf, withCorrections } from './read-table-file.ts';

export interface TieFile {
  readonly fileName: string;
  readonly ties: readonly ProfileTie[];
  readonly problems: readonly LineProblem[];
  readonly refusedLines: readonly number[];
  /** The file says no kind: what it was taken for. */
  readonly assumedKind: TieKind | null;
}

export interface TieReading {
  readonly known: readonly KnownOrganisation[];
  readonly corrections: readonly string[];
  /** Kind of the ties that say none; guessed from the file when absent. */
  readonly kind?: TieKind;
  /** Do not read kinds: any word stands in that column. */
  readonly withoutKinds?: boolean;
}

/** A file of ties before its names are looked up: a list, an adjacency matrix, or a graph. */
export interface TieSource {
  readonly input: Table | GraphFile;
  readonly mapping: Mapping<TieTarget>;
}

export async function readTieSource(path: string, corrections: readonly string[]): Promise<TieSource> {
  const bytes = await readInput(path);
  if (looksLikeGraph(bytes)) {
    const graph = readGraph(bytes, basename(path));
    if (graph.kind === 'refused') throw new CommandFailure(graph.problem);
    return { input: graph, mapping: {} };
  }
  const table = tableOf(bytes, path);
  const suggested = mappingOf(suggestTieMapping(table.header, table.rows));
  const mapping = withCorrections(suggested, corrections, table, tieTargets);
  const problem = checkTieMapping(table, mapping);
  if (problem !== null) throw new CommandFailure(problem);
  return { input: table, mapping };
}

/** Ties of a file between organisations that are known. */
export async function readTies(path: string, reading: TieReading): Promise<TieFile> {
  return tiesOf(await readTieSource(path, reading.corrections), reading);
}

export function tiesOf(source: TieSource, reading: Omit<TieReading, 'corrections'>): TieFile {
  const { input, mapping } = reading.withoutKinds === true ? withoutKinds(source) : source;
  const saysKinds =
    input.kind === 'graph'
      ? input.ties.some(({ kind }) => kind !== null)
      : Object.values(mapping).includes('kind');
  const lookup = organisationLookup(reading.known);
  const defaultKind = reading.kind ?? (saysKinds ? 'cooperation' : 'knowledge');
  const parsed = parseTies(input, mapping, lookup, { defaultKind });
  const { fileName } = input;
  const { problems, refusedLines } = parsed;
  const read = { fileName, problems, refusedLines };
  if (saysKinds) return { ...read, ties: parsed.drafts.map(tieOfDraft), assumedKind: null };
  const kind = reading.kind ?? (isDirected(input, parsed.drafts) ? 'knowledge' : 'cooperation');
  const ties = kind === 'knowledge' ? parsed.drafts : onceEach(parsed.drafts);
  return { ...read, ties: ties.map((tie) => ({ ...tieOfDraft(tie), kind })), assumedKind: kind };
}

function withoutKinds({ input, mapping }: TieSource): TieSource {
  if (input.kind === 'graph')
    return { input: { ...input, ties: input.ties.map((tie) => ({ ...tie, kind: null })) }, mapping };
  const kept = Object.entries(mapping).map(([column, target]) => [
    column,
    target === 'kind' ? 'ignore' : target,
  ]);
  return { input, mapping: Object.fromEntries(kept) as Mapping<TieTarget> };
}

/**
 * Do the ties of a file without kinds have a direction? A graph file says it. In a matrix they do unless it is symmetric; in a
 * list, when some pairs come both ways and others do not.
 */
function isDirected(input: Table | GraphFile, ties: readonly TieDraft[]): boolean {
  if (input.kind === 'graph') return input.directed;
  const pairs = new Set(ties.map(({ fromId, toId }) => JSON.stringify([fromId, toId])));
  const mirrored = ties.filter(({ fromId, toId }) => pairs.has(JSON.stringify([toId, fromId]))).length;
  return isTieMatrix(input) ? mirrored < ties.length : mirrored > 0 && mirrored < ties.length;
}

/** A pair that comes both ways is one tie. */
function onceEach(ties: readonly TieDraft[]): readonly TieDraft[] {
  const seen = new Set<string>();
  return ties.filter(({ fromId, toId }) => {
    const key = JSON.stringify([fromId, toId].sort());
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}
