import { BestSentences, layOut } from './best-sentences.ts';
import { matchedCodes, readyCodes, worthOfCodes, type ReadyCode } from './code-matches.ts';
import { indexStatements, matchedWords, type StatementIndex } from './match-words.ts';
import type { FirmMatch, MatchingFirm, MatchingOptions, MatchWay } from './types.ts';

const LEAST_WORTH = 0.12;
const MOST_PER_FIRM = 10;
/** Codes say the trade, words say the thing: the same code alone is worth half of the same words. */
const CODES_FOR_WORDS = 0.5;
/** Codes told of one way. */
const MOST_CODES = 5;

/**
 * Offers of each side against needs of the other, both ways, on words and codes.
 *
 * Words: w = max over the sentences of cosine(offer, need), terms of the French–English lexicon or stems, ln-scaled counts ×
 * (ln((1 + n)/(1 + df)) + 1) over all n sentences. Codes: c = max of likeness × rarity (`worthOfCodes`). A way is worth
 * w + (1 − w)·c/2; a pair 1 − Π(1 − way). Pairs below `least` are left out, then each firm keeps its best ones; a pair stays when either of
 * the two keeps it. What is unknown (no market, no language) never leaves a firm out.
 * Ranked by worth, then by the order of the firms. O(postings + firms² · codes²). Salton & Buckley (1988).
 */
export function matchFirms(
  first: readonly MatchingFirm[],
  second: readonly MatchingFirm[],
  options: MatchingOptions = {},
): FirmMatch[] {
  const table = readTable(
    first.filter((firm) => isWanted(firm, options)),
    second.filter((firm) => isWanted(firm, options)),
    options.acrossLanguages ?? true,
  );
  const pairs = worthyPairs(table, options);
  return bestPairs(pairs, options.mostPerFirm ?? MOST_PER_FIRM).map((pair) => told(table, pair));
}

/** One side, with its codes made ready. */
interface Side {
  readonly firms: readonly MatchingFirm[];
  readonly offered: readonly (readonly ReadyCode[])[];
  readonly needed: readonly (readonly ReadyCode[])[];
}

interface Table {
  readonly index: StatementIndex;
  readonly first: Side;
  readonly second: Side;
  /** What the first side offers the second. */
  readonly there: BestSentences;
  readonly back: BestSentences;
}

function readTable(a: readonly MatchingFirm[], b: readonly MatchingFirm[], acrossLanguages: boolean): Table {
  const texts = [...a, ...b].flatMap(({ offers, needs }) => [...offers, ...needs]);
  const index = indexStatements(texts, acrossLanguages);
  const sides = layOut(a, b);
  const offered = [...a, ...b].map(({ offerCodes }) => offerCodes);
  const sideOf = (firms: readonly MatchingFirm[]): Side => ({
    firms,
    offered: readyCodes(
      firms.map(({ offerCodes }) => offerCodes),
      offered,
    ),
    needed: readyCodes(
      firms.map(({ needCodes }) => needCodes),
      offered,
    ),
  });
  return {
    index,
    first: sideOf(a),
    second: sideOf(b),
    there: new BestSentences(index, sides.firstOffers, sides.secondNeeds, [a.length, b.length]),
    back: new BestSentences(index, sides.secondOffers, sides.firstNeeds, [b.length, a.length]),
  };
}

interface Pair {
  readonly i: number;
  readonly j: number;
  readonly worth: number;
}

function worthyPairs({ first, second, there, back }: Table, options: MatchingOptions): Pair[] {
  const least = options.least ?? LEAST_WORTH;
  const pairs: Pair[] = [];
  for (let i = 0; i < first.firms.length; i += 1)
    for (let j = 0; j < second.firms.length; j += 1) {
      const given = worthOf(there.cosine(i, j), worthOfCodes(first.offered[i]!, second.needed[j]!));
      const taken = worthOf(back.cosine(j, i), worthOfCodes(second.offered[j]!, first.needed[i]!));
      const worth = 1 - (1 - given) * (1 - taken);
      if (worth > 0 && worth >= least && goTogether(first.firms[i]!, second.firms[j]!, options))
        pairs.push({ i, j, worth });
    }
  return pairs;
}

const worthOf = (words: number, codes: number): number => words + (1 - words) * codes * CODES_FOR_WORDS;

const isWanted = (firm: MatchingFirm, { markets, languages }: MatchingOptions): boolean =>
  meets(firm.markets, markets) && meets(firm.languages, languages);

const meets = (known: readonly string[], wanted: readonly string[] | undefined): boolean =>
  wanted === undefined ||
  wanted.length === 0 ||
  known.length === 0 ||
  known.some((one) => wanted.includes(one));

function goTogether(one: MatchingFirm, other: MatchingFirm, options: MatchingOptions): boolean {
  if (options.commonMarket && common(one.markets, other.markets)?.length === 0) return false;
  return !(options.commonLanguage && common(one.languages, other.languages)?.length === 0);
}

function common(one: readonly string[], other: readonly string[]): string[] | null {
  if (one.length === 0 || other.length === 0) return null;
  return [...new Set(one)].filter((each) => other.includes(each)).toSorted();
}

/** Pairs that one of their two firms keeps among its best, best first. O(pairs log pairs). */
function bestPairs(pairs: readonly Pair[], mostPerFirm: number): Pair[] {
  const ranked = pairs.toSorted((p, q) => q.worth - p.worth || p.i - q.i || p.j - q.j);
  const kept = { i: new Map<number, number>(), j: new Map<number, number>() };
  return ranked.filter((pair) => {
    const [ofFirst, ofSecond] = [kept.i.get(pair.i) ?? 0, kept.j.get(pair.j) ?? 0];
    kept.i.set(pair.i, ofFirst + 1);
    kept.j.set(pair.j, ofSecond + 1);
    return ofFirst < mostPerFirm || ofSecond < mostPerFirm;
  });
}

function told(table: Table, { i, j, worth }: Pair): FirmMatch {
  const { first, second, there, back, index } = table;
  const ways = [
    wayOf(index, 'first', there, [first, i], [second, j]),
    wayOf(index, 'second', back, [second, j], [first, i]),
  ]
    .filter((way) => way.worth > 0)
    .toSorted((p, q) => q.worth - p.worth);
  const [one, other] = [first.firms[i]!, second.firms[j]!];
  return {
    first: one.id,
    second: other.id,
    worth,
    ways,
    commonMarkets: common(one.markets, other.markets),
    commonLanguages: common(one.languages, other.languages),
  };
}

function wayOf(
  index: StatementIndex,
  from: MatchWay['from'],
  best: BestSentences,
  [offering, i]: readonly [Side, number],
  [needing, j]: readonly [Side, number],
): MatchWay {
  const words = best.cosine(i, j);
  const codes = worthOfCodes(offering.offered[i]!, needing.needed[j]!);
  const sentences = best.between(i, j);
  return {
    from,
    offer: sentences?.offer.place ?? null,
    need: sentences?.need.place ?? null,
    words,
    codes,
    worth: worthOf(words, codes),
    matchedWords:
      sentences === undefined ? [] : matchedWords(index, sentences.offer.number, sentences.need.number),
    matchedCodes: matchedCodes(offering.offered[i]!, needing.needed[j]!).slice(0, MOST_CODES),
  };
}
