import {
  averagePrecision,
  binaryPreference,
  characterGrams,
  cosine,
  coverageDepth,
  discountedGain,
  elevenPoints,
  inferredPrecision,
  interpolatedPrecision,
  jaccardOfTerms,
  jaro,
  jaroWinkler,
  levenshtein,
  meanPrecision,
  normalisedGain,
  precisionAt,
  rankRetrieval,
  rankingLoss,
  rankingPrecision,
  recallAt,
  reciprocalRank,
  relevantWithin,
  retrievalGain,
  stemEnglish,
  stemFrench,
  weighDocuments,
  withoutAccents,
  wordsOf,
} from '@grappe/engine/matching';
import type { RankedRetrieval } from '@grappe/engine/matching';
import type { AreaAdapter, ConformanceCase, Json, JsonObject, KeyOutcome } from '../adapter.ts';
import { compareKey, toleranceOf, unsupportedKey } from '../compare.ts';

type Compute = (expected: Json) => unknown;
type MethodOf = (key: string) => Compute | undefined;

export const adapter: AreaAdapter = {
  area: 'ranking',
  compare: (reference) => {
    const input = reference.input as JsonObject;
    if ('qrels' in input) return retrievalOutcomes(reference);
    const method = methodsOf(input);
    const tolerance = toleranceOf(reference.tolerance);
    return Object.entries(reference.expected).map(([key, expected]) => {
      const compute = method(key);
      if (compute === undefined)
        return unsupportedKey(key, 'the engine has no measure of this name for such an input');
      return compareKey(key, expected, compute(expected), tolerance);
    });
  },
};

function methodsOf(input: JsonObject): MethodOf {
  if (Array.isArray(input['words'])) return stemMethods(input);
  if (Array.isArray(input['documents'])) return textMethods(input['documents'] as string[]);
  if (Array.isArray(input['pairs'])) return distanceMethods(input['pairs'] as [string, string][]);
  if (Array.isArray(input['grades'])) return gradedMethods(input);
  return () => undefined;
}

function stemMethods(input: JsonObject): MethodOf {
  const language = String(input['language']);
  const stem = { english: stemEnglish, french: stemFrench }[language];
  const words = input['words'] as string[];
  return (key) => (key === 'stems' && stem !== undefined ? () => words.map(stem) : undefined);
}

function distanceMethods(pairs: readonly [string, string][]): MethodOf {
  const each = (measure: (a: string, b: string) => number) => () => pairs.map(([a, b]) => measure(a, b));
  return (key) =>
    ({
      jaro: each(jaro),
      jaro_winkler_p0_1_max4: each(jaroWinkler),
      levenshtein: each(levenshtein),
    })[key];
}

function gradedMethods(input: JsonObject): MethodOf {
  const grades = input['grades'] as number[][];
  const scores = input['scores'] as number[][];
  const lists = grades.map((own, at) => ({ grades: own, scores: scores[at] ?? [] }));
  const relevance = lists.map((list) => ({
    relevant: list.grades.map((grade) => grade >= 2),
    scores: list.scores,
  }));
  const mean = (values: readonly (number | null)[]) =>
    values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
  return (key) => {
    const cut = Number(/_at_(\d+)_/.exec(key)?.[1] ?? Infinity);
    const gain = key.includes('exponential') ? 'exponential' : 'linear';
    const gains = () => lists.map((list) => normalisedGain(list, cut, gain) ?? 0);
    const methods: Readonly<Record<string, Compute>> = {
      dcg_each: () => lists.map((list) => discountedGain(list, cut)),
      average_precision_each_binary_ge2: () => relevance.map((list) => averagePrecision(list)),
      label_ranking_average_precision: () => mean(relevance.map(rankingPrecision)),
      coverage_error: () => mean(relevance.map(coverageDepth)),
      label_ranking_loss: () => mean(relevance.map(rankingLoss)),
    };
    if (key.startsWith('ndcg')) return key.endsWith('mean') ? () => mean(gains()) : gains;
    return methods[key];
  };
}

function textMethods(documents: readonly string[]): MethodOf {
  const block = (terms: readonly (readonly string[])[], sublinear: boolean): Compute => {
    const found = weighDocuments(terms, { sublinear });
    return (expected) => {
      const all: Readonly<Record<string, unknown>> = {
        vocabulary_size: found.vocabulary.length,
        vocabulary: found.vocabulary,
        idf: found.idf,
        cosine: found.vectors.map((a) => found.vectors.map((b) => cosine(a, b))),
      };
      return Object.fromEntries(Object.keys(expected as JsonObject).map((key) => [key, all[key]]));
    };
  };
  const plain = documents.map(withoutAccents);
  return (key) => {
    const size = Number(/^char_wb_(\d+)/.exec(key)?.[1] ?? 0);
    // The case says nothing of accents here; its vocabulary is that of texts without them.
    if (size > 0)
      return block(
        plain.map((text) => characterGrams(text, size)),
        false,
      );
    if (key.startsWith('jaccard')) {
      const sets = (key.includes('no_accents') ? plain : documents).map(wordsOf);
      return () => sets.map((a) => sets.map((b) => jaccardOfTerms(a, b)));
    }
    const texts = key.includes('no_accents') ? plain : documents;
    const isKnown = key === 'default' || key.includes('sublinear') || key.includes('no_accents');
    return isKnown ? block(texts.map(wordsOf), key.includes('sublinear')) : undefined;
  };
}

/** One block of trec_eval's measures for each question. */
function retrievalOutcomes(reference: ConformanceCase): KeyOutcome[] {
  const input = reference.input as Record<string, Record<string, Record<string, number>>>;
  const tolerance = toleranceOf(reference.tolerance);
  return Object.entries(reference.expected).flatMap(([question, block]) => {
    const ranked = rankRetrieval({
      judged: input['qrels']?.[question] ?? {},
      returned: input['run']?.[question] ?? {},
    });
    return Object.entries(block as JsonObject).map(([key, expected]) => {
      const compute = retrievalMeasure(key);
      const name = `${question}.${key}`;
      if (compute === undefined) return unsupportedKey(name, 'the engine has no measure of this name');
      return compareKey(name, expected, compute(ranked), tolerance);
    });
  });
}

type Measure = (ranked: RankedRetrieval) => number;

function retrievalMeasure(key: string): Measure | undefined {
  const cut = Number(/_(\d+)$/.exec(key)?.[1] ?? NaN);
  const recall = Number(/^iprec_at_recall_(.*)$/.exec(key)?.[1] ?? NaN);
  const plain: Readonly<Record<string, Measure>> = {
    num_ret: ({ grades }) => grades.length,
    num_rel: ({ relevantCount }) => relevantCount,
    num_rel_ret: (ranked) => relevantWithin(ranked),
    map: (ranked) => meanPrecision(ranked),
    Rprec: (ranked) => (ranked.relevantCount === 0 ? 0 : precisionAt(ranked, ranked.relevantCount)),
    bpref: binaryPreference,
    recip_rank: reciprocalRank,
    infAP: inferredPrecision,
    '11pt_avg': elevenPoints,
    ndcg: (ranked) => retrievalGain(ranked),
  };
  if (key in plain) return plain[key];
  if (!Number.isNaN(recall)) return (ranked) => interpolatedPrecision(ranked, recall);
  const cuts: readonly (readonly [string, Measure])[] = [
    ['P_', (ranked) => precisionAt(ranked, cut)],
    ['recall_', (ranked) => recallAt(ranked, cut)],
    ['ndcg_cut_', (ranked) => retrievalGain(ranked, cut)],
    ['map_cut_', (ranked) => meanPrecision(ranked, cut)],
    ['success_', (ranked) => (relevantWithin(ranked, cut) > 0 ? 1 : 0)],
  ];
  return cuts.find(([start]) => key === `${start}${cut}`)?.[1];
}
