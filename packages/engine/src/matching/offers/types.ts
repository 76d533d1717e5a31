/** What one side of a match may be known by. Empty lists are unknown, never "none". */
export interface MatchingFirm {
  readonly id: string;
  /** In the firm's own words, French or English. */
  readonly offers: readonly string[];
  readonly needs: readonly string[];
  /** What it makes and whom it sells to, `scheme:code` (hs:2204, nace:11.02). */
  readonly offerCodes: readonly string[];
  /** What it buys and what it is, in the same schemes. */
  readonly needCodes: readonly string[];
  /** Countries served or wanted, ISO 3166-1 alpha-2. */
  readonly markets: readonly string[];
  /** Languages it works in, ISO 639-1. */
  readonly languages: readonly string[];
}

export interface MatchingOptions {
  /** Keep only firms known in one of these markets, or whose markets are unknown. */
  readonly markets?: readonly string[];
  /** Keep only firms that work in one of these languages, or whose languages are unknown. */
  readonly languages?: readonly string[];
  /** Leave out pairs that are known to have no market in common. */
  readonly commonMarket?: boolean;
  /** Leave out pairs that are known to have no language in common. */
  readonly commonLanguage?: boolean;
  /** Least worth of a pair, 0..1; 0.12 unless told. */
  readonly least?: number;
  /** Most pairs of one firm; 10 unless told. */
  readonly mostPerFirm?: number;
  /** False leaves the French–English lexicon and the words written alike aside: what they bring can be measured. */
  readonly acrossLanguages?: boolean;
}

export interface MatchedWords {
  /** As the offer has them. */
  readonly offer: string;
  /** As the need has them. */
  readonly need: string;
  /** Part of the worth of words that comes from them, 0..1. */
  readonly share: number;
}

export interface MatchedCodes {
  readonly offer: string;
  readonly need: string;
  /** 1 when they are the same, less when they only begin alike. */
  readonly likeness: number;
}

/** What one firm offers and the other looks for. */
export interface MatchWay {
  /** Who offers. */
  readonly from: 'first' | 'second';
  /** Places of the sentences in the lists of the two firms; null when only codes agree. */
  readonly offer: number | null;
  readonly need: number | null;
  /** Cosine of the two sentences, 0..1. */
  readonly words: number;
  /** Rarity-weighted likeness of codes, 0..1. */
  readonly codes: number;
  readonly worth: number;
  /** Strongest first. */
  readonly matchedWords: readonly MatchedWords[];
  readonly matchedCodes: readonly MatchedCodes[];
}

export interface FirmMatch {
  readonly first: string;
  readonly second: string;
  /** 0..1: 1 − Π (1 − worth of a way). */
  readonly worth: number;
  /** Best way first; two when each offers what the other needs. */
  readonly ways: readonly MatchWay[];
  /** Null when one of the two is unknown. */
  readonly commonMarkets: readonly string[] | null;
  readonly commonLanguages: readonly string[] | null;
}
