import type { Transcript } from '@grappe/contracts/api';

export type CodingTuple = Transcript['codings'][number];
export type Paragraph = Transcript['paragraphs'][number];

export const codingOf = ([id, codeId, coderId, start, end, level, version, roundId]: CodingTuple) => ({
  id,
  codeId,
  coderId,
  start,
  end,
  level,
  version,
  roundId,
});

/** Paragraphs that are drawn together: only the blocks near the screen are in the page. */
export interface Block {
  /** Rank of its first paragraph. */
  readonly first: number;
  readonly paragraphs: readonly Paragraph[];
  readonly start: number;
  readonly end: number;
}

/** Long enough that few blocks are watched, short enough that one is drawn at once. */
const blockCharacters = 6_000;

/** Cuts a transcript into blocks of whole paragraphs. O(paragraphs). */
export function blocksOf(paragraphs: readonly Paragraph[]): Block[] {
  const blocks: Block[] = [];
  let from = 0;
  for (let at = 0; at < paragraphs.length; at += 1) {
    const [start] = paragraphs[from] as Paragraph;
    const [, end] = paragraphs[at] as Paragraph;
    if (end - start < blockCharacters && at - from < 40 && at < paragraphs.length - 1) continue;
    blocks.push({ first: from, paragraphs: paragraphs.slice(from, at + 1), start, end });
    from = at + 1;
  }
  return blocks;
}

/** The block that holds a place of the text. O(log blocks). */
export function blockAt(blocks: readonly Block[], place: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle] as Block).end < place) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low);
}

/** Codings that touch each block, in the order of the text. O(codings log blocks). */
export function codingsByBlock(
  blocks: readonly Block[],
  codings: readonly CodingTuple[],
): readonly (readonly CodingTuple[])[] {
  const found: CodingTuple[][] = blocks.map(() => []);
  for (const coding of codings) {
    for (let at = blockAt(blocks, coding[3]); at < blocks.length; at += 1) {
      if ((blocks[at] as Block).start >= coding[4]) break;
      if (coding[3] < (blocks[at] as Block).end) (found[at] as CodingTuple[]).push(coding);
    }
  }
  return found;
}

/** Whether a block has the same codings as before: then it is not drawn again. */
export const sameCodings = (one: readonly CodingTuple[], other: readonly CodingTuple[]): boolean =>
  one === other || (one.length === other.length && one.every((coding, rank) => coding === other[rank]));

/** A run of text under the same codings. */
export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly codings: readonly CodingTuple[];
  readonly isPicked: boolean;
}

export interface Picked {
  readonly start: number;
  readonly end: number;
}

/** A paragraph cut where a coding, or what is picked, begins or ends. O(codings²) of one paragraph. */
export function segmentsOf(
  [start, end]: Paragraph,
  codings: readonly CodingTuple[],
  picked: Picked | null,
): Segment[] {
  const touching = codings.filter((one) => one[3] < end && one[4] > start);
  const cuts = new Set([start, end]);
  const cut = (place: number): void => void (place > start && place < end && cuts.add(place));
  for (const one of touching) {
    cut(one[3]);
    cut(one[4]);
  }
  if (picked !== null) {
    cut(picked.start);
    cut(picked.end);
  }
  const places = [...cuts].toSorted((one, other) => one - other);
  return places.slice(0, -1).map((from, rank) => {
    const to = places[rank + 1] as number;
    return {
      start: from,
      end: to,
      codings: touching.filter((one) => one[3] < to && one[4] > from),
      isPicked: picked !== null && picked.start < to && picked.end > from,
    };
  });
}
