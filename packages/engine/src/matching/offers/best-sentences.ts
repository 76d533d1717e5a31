import { addCosines, postingsOf, type StatementIndex } from './match-words.ts';
import type { MatchingFirm } from './types.ts';

/** A sentence: its number in the index, its firm, its place in the firm's list. */
export interface Sentence {
  readonly number: number;
  readonly firm: number;
  readonly place: number;
}

/** Sentences of two sides, numbered side after side, firm after firm, offers before needs. */
export function layOut(first: readonly MatchingFirm[], second: readonly MatchingFirm[]) {
  let number = 0;
  const read = (firms: readonly MatchingFirm[]) => {
    const offers: Sentence[] = [];
    const needs: Sentence[] = [];
    for (const [firm, one] of firms.entries()) {
      for (const place of one.offers.keys()) offers.push({ number: number++, firm, place });
      for (const place of one.needs.keys()) needs.push({ number: number++, firm, place });
    }
    return { offers, needs };
  };
  const [one, other] = [read(first), read(second)];
  return {
    firstOffers: one.offers,
    firstNeeds: one.needs,
    secondOffers: other.offers,
    secondNeeds: other.needs,
  };
}

/** For each pair of firms, the offer of one and the need of the other that are closest to each other. */
export class BestSentences {
  readonly #cosines: Float64Array;
  readonly #offerAt: Int32Array;
  readonly #needAt: Int32Array;
  readonly #needing: number;
  readonly #offers: readonly Sentence[];
  readonly #needs: readonly Sentence[];

  /** `sizes`: how many firms offer, how many need. O(postings + offers × needs). */
  constructor(
    index: StatementIndex,
    offers: readonly Sentence[],
    needs: readonly Sentence[],
    [offering, needing]: readonly [number, number],
  ) {
    this.#needing = needing;
    this.#offers = offers;
    this.#needs = needs;
    this.#cosines = new Float64Array(offering * needing);
    this.#offerAt = new Int32Array(offering * needing).fill(-1);
    this.#needAt = new Int32Array(offering * needing).fill(-1);
    const numbers = needs.map((need) => need.number);
    const postings = postingsOf(index, numbers);
    const row = new Float64Array(needs.length);
    for (let at = 0; at < offers.length; at += 1) {
      row.fill(0);
      addCosines(index, offers[at]!.number, postings, row);
      this.#keepBest(at, row);
    }
  }

  #keepBest(offerAt: number, row: Float64Array): void {
    const start = this.#offers[offerAt]!.firm * this.#needing;
    for (let needAt = 0; needAt < row.length; needAt += 1) {
      const pair = start + this.#needs[needAt]!.firm;
      const cosine = Math.min(1, row[needAt]!);
      if (cosine <= this.#cosines[pair]!) continue;
      this.#cosines[pair] = cosine;
      this.#offerAt[pair] = offerAt;
      this.#needAt[pair] = needAt;
    }
  }

  /** 0 when no word is shared. */
  cosine(offering: number, needing: number): number {
    return this.#cosines[offering * this.#needing + needing]!;
  }

  between(
    offering: number,
    needing: number,
  ): { readonly offer: Sentence; readonly need: Sentence } | undefined {
    const pair = offering * this.#needing + needing;
    const [offer, need] = [this.#offers[this.#offerAt[pair]!], this.#needs[this.#needAt[pair]!]];
    return offer === undefined || need === undefined ? undefined : { offer, need };
  }
}
