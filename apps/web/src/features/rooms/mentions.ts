import type { RoomPerson } from '@grappe/contracts/api';

export interface Typing {
  /** Where the `@` stands. */
  readonly start: number;
  /** What was typed after it. */
  readonly words: string;
}

const mostNamed = 6;

/** The name that is being typed after an `@`, if the cursor stands in one. */
export function nameBeingTyped(text: string, cursor: number): Typing | null {
  const found = /(?:^|[\s(])@([\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?)$/u.exec(text.slice(0, cursor));
  if (found === null) return null;
  const words = found[1] ?? '';
  return { start: cursor - words.length - 1, words };
}

const folded = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase();

/** People of the room whose name goes on as typed. */
export const peopleNamed = (people: readonly RoomPerson[], words: string): RoomPerson[] =>
  people
    .filter(({ name, isIn }) => isIn && ` ${folded(name)}`.includes(` ${folded(words)}`))
    .slice(0, mostNamed);

/** The text with the name in full, and where the cursor goes. */
export function withName(text: string, typing: Typing, name: string): { text: string; cursor: number } {
  const before = `${text.slice(0, typing.start)}@${name} `;
  return {
    text: before + text.slice(typing.start + 1 + typing.words.length).trimStart(),
    cursor: before.length,
  };
}

/** People of the room whom a text names. */
export const mentionsIn = (text: string, people: readonly RoomPerson[]): string[] =>
  people.filter(({ name, isIn }) => isIn && text.includes(`@${name}`)).map(({ id }) => id);

export interface Piece {
  /** Where it begins in the text. */
  readonly at: number;
  readonly text: string;
  readonly kind: 'words' | 'name' | 'link';
}

/** A text cut where it names somebody or gives an address, to show each as what it is. */
export function piecesOf(text: string, names: readonly string[]): Piece[] {
  const escaped = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => `@${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);
  const cut = new RegExp(`(${[...escaped, String.raw`https?://[^\s<>"]+[^\s<>".,;:!?)]`].join('|')})`, 'g');
  let end = 0;
  return text
    .split(cut)
    .filter((piece) => piece !== '')
    .map((piece) => ({
      at: (end += piece.length) - piece.length,
      text: piece,
      kind: /^https?:\/\//.test(piece)
        ? 'link'
        : names.some((name) => piece === `@${name}`)
          ? 'name'
          : 'words',
    }));
}
