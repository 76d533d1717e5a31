import type { AnalysisResult } from '@grappe/contracts/api';
import type { JsonObject } from '@grappe/database';

/**
 * What is kept of a result. A researcher reads the rows anyway, and reads every digit. A manager reads figures to three decimals, and
 * no mean of all the answers: with the figures of whole blocks, it would tell those of the firms that are in none (ADR 0024).
 */
export function tellableResult(result: AnalysisResult, isResearch: boolean): JsonObject {
  const told =
    isResearch || result.kind !== 'change'
      ? result
      : { ...result, changes: result.changes.map(withoutMeans) };
  return JSON.parse(
    JSON.stringify(told, (_, value: unknown) =>
      typeof value === 'number' && !isResearch ? rounded(value) : value,
    ),
  );
}

type Change = Extract<AnalysisResult, { kind: 'change' }>['changes'][number];

function withoutMeans(change: Change): object {
  if (change.kind !== 'change') return change;
  const { before: _before, after: _after, attrition: _attrition, ...told } = change;
  return { ...told, before: null, after: null, attrition: null };
}

const rounded = (value: number): number | null =>
  Number.isFinite(value) ? Math.round(value * 1000) / 1000 : null;
