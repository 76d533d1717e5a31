export {
  averagePrecision,
  coverageDepth,
  discountedGain,
  normalisedGain,
  rankingLoss,
  rankingPrecision,
} from './ranking/graded.ts';
export type { Gain, GradedList, RelevanceList } from './ranking/graded.ts';
export {
  binaryPreference,
  elevenPoints,
  inferredPrecision,
  interpolatedPrecision,
  meanPrecision,
  precisionAt,
  rankRetrieval,
  recallAt,
  reciprocalRank,
  relevantWithin,
  retrievalGain,
} from './ranking/retrieval.ts';
export type { RankedRetrieval, Retrieval } from './ranking/retrieval.ts';
export { stemEnglish } from './text/stem-english.ts';
export { stemFrench } from './text/stem-french.ts';
export { jaro, jaroWinkler, levenshtein } from './text/string-distance.ts';
export { cosine, jaccardOfTerms, weighDocuments } from './text/tf-idf.ts';
export type { WeightedDocuments } from './text/tf-idf.ts';
export { characterGrams, withoutAccents, wordsOf } from './text/tokens.ts';
export { lexicon } from './offers/lexicon.ts';
export { matchFirms } from './offers/match-firms.ts';
export { readStatement } from './offers/statement-terms.ts';
export type * from './offers/types.ts';
