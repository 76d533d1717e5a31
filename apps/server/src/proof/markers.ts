import type { Whom } from './entitlement.ts';

/** A word or a number that stands in one place of the scene only, and who may read it there. */
export interface Marker {
  /** As it stands in texts; digits for a number. */
  readonly token: string;
  /** The table and column, or the part of a file, where it was put. */
  readonly place: string;
  readonly whom: Whom;
}

const consonants = 'bcdfghjklmnpqrstvwxz';
const vowels = 'aeiou';
const firstNumber = 413_579;
/** Prime, so that no marker is a round multiple of another. */
const step = 7919;

/** Makes the markers of a scene, and finds them again in whatever is read. */
export class Markers {
  readonly #byToken = new Map<string, Marker>();
  #words = 0;
  #numbers = 0;

  /** A word of letters only: it stays itself in names, addresses, file names, stems of words and upper case. */
  word(place: string, whom: Whom): string {
    return this.#keep(`zq${spelled(this.#words++)}x`, place, whom);
  }

  /** A whole number of seven digits, never round. */
  number(place: string, whom: Whom): number {
    return Number(this.#keep(String(firstNumber * 10 + 1 + step * this.#numbers++), place, whom));
  }

  get all(): readonly Marker[] {
    return [...this.#byToken.values()];
  }

  get words(): readonly Marker[] {
    return this.all.filter(({ token }) => token.startsWith('zq'));
  }

  /** The markers that a text holds. */
  foundIn(text: string): readonly Marker[] {
    const found = new Set<Marker>();
    const look = (token: string): void => {
      const marker = this.#byToken.get(token);
      if (marker !== undefined) found.add(marker);
    };
    for (const [token] of text.matchAll(/zq[bcdfghjklmnpqrstvwxz][aeiou][bcdfghjklmnpqrstvwxz][aeiou]x/gi))
      look(token.toLowerCase());
    for (const [digits] of withoutGrouping(text).matchAll(/(?<![0-9a-f])\d{7,10}(?![0-9a-f])/gi)) {
      look(digits);
      if (digits.endsWith('00')) look(digits.slice(0, -2));
    }
    return [...found];
  }

  #keep(token: string, place: string, whom: Whom): string {
    this.#byToken.set(token, { token, place, whom });
    return token;
  }
}

/** 0 → baba, 1 → babe …: ten thousand words. */
function spelled(rank: number): string {
  const [c1, rest1] = divided(rank, vowels.length * consonants.length * vowels.length);
  const [v1, rest2] = divided(rest1, consonants.length * vowels.length);
  const [c2, v2] = divided(rest2, vowels.length);
  return `${consonants[c1]}${vowels[v1]}${consonants[c2]}${vowels[v2]}`;
}

const divided = (value: number, by: number): [number, number] => [Math.floor(value / by), value % by];

/** `4 135 791,00` and `4,135,791.00` as `413579100`. */
const withoutGrouping = (text: string): string =>
  text
    .replaceAll(/(?<=\d)[\s\u00a0\u202f,.](?=\d{3}(?!\d))/g, '')
    .replaceAll(/(?<=\d{7})[,.](?=\d{2}(?!\d))/g, '');
