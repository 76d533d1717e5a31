import type { DataTable } from './data-table.ts';
import { cannotConclude, problem } from './problems.ts';
import type { NotConcluded } from './problems.ts';

export interface ScoredItem {
  readonly item: string;
  /** Asked the other way round: counted as lowest + highest − answer. */
  readonly reverse?: boolean;
}

export interface AnswerScale {
  readonly lowest: number;
  readonly highest: number;
}

/** The scale of the instrument: seven points. */
export const SEVEN_POINTS: AnswerScale = { lowest: 1, highest: 7 };

export interface ItemScores {
  readonly kind: 'scores';
  /** Mean of the answers of each row; NaN below half of the items, never zero. */
  readonly scores: Float64Array;
  readonly scored: number;
  readonly unscored: number;
}

/**
 * Score of each row on a construct: the mean of its answers, reversed items turned, when at least half of the items were answered.
 * Answers outside of the scale are missing. O(rows × items).
 */
export function scoreItems(
  data: DataTable,
  items: readonly ScoredItem[],
  scale = SEVEN_POINTS,
): ItemScores | NotConcluded {
  const unknown = items.filter(({ item }) => data.columns[item] === undefined);
  if (unknown.length > 0)
    return cannotConclude(...unknown.map(({ item }) => problem('unknown_column', { column: item })));
  if (items.length === 0) return cannotConclude(problem('construct_without_items', { construct: '' }));
  const scores = Float64Array.from({ length: data.rows }, (_, row) => {
    const answers = items.flatMap(({ item, reverse }) => {
      const answer = data.columns[item]![row] as number;
      const isAnswer = answer >= scale.lowest && answer <= scale.highest;
      return isAnswer ? [reverse === true ? scale.lowest + scale.highest - answer : answer] : [];
    });
    const enough = answers.length * 2 >= items.length && answers.length > 0;
    return enough ? answers.reduce((sum, answer) => sum + answer, 0) / answers.length : NaN;
  });
  const scored = scores.filter((score) => !Number.isNaN(score)).length;
  return { kind: 'scores', scores, scored, unscored: data.rows - scored };
}
