import type { Picked } from './coding-blocks.ts';

/** The place in the transcript of a point of the page; null outside its words. */
function placeOf(node: Node, offset: number): number | null {
  const element = node instanceof Element ? node : node.parentElement;
  const segment = element?.closest<HTMLElement>('[data-at]');
  if (segment === null || segment === undefined) return null;
  const start = Number(segment.dataset['at']);
  if (node instanceof Text) return start + offset;
  return offset === 0 ? start : start + (segment.textContent?.length ?? 0);
}

/** What is selected among the words of a transcript, without the blanks around it; null when nothing is. */
export function pickedText(selection: Selection | null, text: string): Picked | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const touched = [...document.querySelectorAll<HTMLElement>('[data-at]')].filter((run) =>
    range.intersectsNode(run),
  );
  const start = placeOf(range.startContainer, range.startOffset) ?? startOf(touched[0]);
  const end = placeOf(range.endContainer, range.endOffset) ?? endOf(touched.at(-1));
  return start === null || end === null
    ? null
    : withoutBlanks(Math.min(start, end), Math.max(start, end), text);
}

/** A selection may begin or end beside the words: three clicks on a paragraph end at the next one. */
const startOf = (run: HTMLElement | undefined): number | null =>
  run === undefined ? null : Number(run.dataset['at']);
const endOf = (run: HTMLElement | undefined): number | null =>
  run === undefined ? null : Number(run.dataset['at']) + (run.textContent?.length ?? 0);

function withoutBlanks(from: number, to: number, text: string): Picked | null {
  let start = from;
  let end = to;
  while (start < end && /\s/u.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/u.test(text[end - 1] ?? '')) end -= 1;
  return start < end ? { start, end } : null;
}

const wordEdge = /[\p{L}\p{N}\p{M}'’-]+/gu;

/** Places where words begin and end within a stretch of the text. */
function words(text: string, start: number, end: number): Picked[] {
  return [...text.slice(start, end).matchAll(wordEdge)].map((found) => ({
    start: start + found.index,
    end: start + found.index + found[0].length,
  }));
}

/**
 * What the arrows pick within a paragraph: right and left choose a word, with Shift they stretch what is picked by a word at its
 * end. Null when the paragraph has no words.
 */
export function pickByArrow(
  text: string,
  [start, end]: readonly [number, number, ...unknown[]],
  picked: Picked | null,
  { forward, stretch }: { readonly forward: boolean; readonly stretch: boolean },
): Picked | null {
  const own = words(text, start, end);
  const inside = picked !== null && picked.start >= start && picked.end <= end;
  const [first] = own;
  if (first === undefined) return null;
  if (!inside) return first;
  const rank = own.findIndex((word) => word.end >= picked.end);
  const next =
    own[Math.min(Math.max((rank === -1 ? own.length - 1 : rank) + (forward ? 1 : -1), 0), own.length - 1)] ??
    first;
  if (!stretch) return next;
  return next.end <= picked.start ? picked : { start: picked.start, end: next.end };
}
