import { dataTable } from './data-table.ts';
import { scoreItems, type ScoredItem } from './score-items.ts';

/** A score at least this high says that a thing is there; at most the other, that it is not. Points of the scale of seven. */
export const SCORE_LEVELS = { high: 5, low: 3 } as const;

export interface ConstructOfResponse {
  readonly construct: string;
  readonly items: readonly ScoredItem[];
}

/**
 * Scores of one firm: for each construct the mean of its answers (reversed items turned) when at least half of its items were
 * answered, and whether that is high or low (1 or 0, `construct=high`, `construct=low`), so that shares of firms can be counted. What
 * cannot be scored is absent, never zero. O(items).
 */
export function scoreResponse(
  constructs: readonly ConstructOfResponse[],
  answers: Readonly<Record<string, number>>,
): Record<string, number> {
  return Object.fromEntries(
    constructs.flatMap(({ construct, items }) => {
      const columns = Object.fromEntries(items.map(({ item }) => [item, [answers[item] ?? null]]));
      const scored = scoreItems(dataTable(columns), items);
      const score = scored.kind === 'scores' ? scored.scores[0] : undefined;
      if (score === undefined || Number.isNaN(score)) return [];
      return [
        [construct, score],
        [`${construct}=high`, score >= SCORE_LEVELS.high ? 1 : 0],
        [`${construct}=low`, score <= SCORE_LEVELS.low ? 1 : 0],
      ];
    }),
  );
}
