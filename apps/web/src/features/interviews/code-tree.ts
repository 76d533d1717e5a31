import type { InterviewCode } from '@grappe/contracts/api';

/** A code in its place in the tree. */
export interface PlacedCode {
  readonly code: InterviewCode;
  readonly depth: number;
  /** Names above it, from the top. */
  readonly path: readonly string[];
}

/** Codes in use, each after the one above it. O(codes). */
export function codeTree(codes: readonly InterviewCode[]): PlacedCode[] {
  const beneath = Map.groupBy(
    codes.filter(({ retired }) => !retired),
    ({ parentId }) => parentId,
  );
  const walk = (parentId: string | null, path: readonly string[]): PlacedCode[] =>
    (beneath.get(parentId) ?? []).flatMap((code) => [
      { code, depth: path.length, path },
      ...walk(code.id, [...path, code.name]),
    ]);
  return walk(null, []);
}

/** A code and all those beneath it. */
export function branchOf(codes: readonly InterviewCode[], codeId: string): string[] {
  const children = codes.filter(({ parentId, retired }) => parentId === codeId && !retired);
  return [codeId, ...children.flatMap(({ id }) => branchOf(codes, id))];
}

/** Without accents nor capitals, to be looked for. */
export const folded = (words: string): string =>
  words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
