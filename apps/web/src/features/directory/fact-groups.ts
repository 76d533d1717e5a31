import type { FactShape } from '@grappe/contracts/api';

export interface FactGroup {
  readonly id: string;
  readonly facts: readonly [FactShape, ...FactShape[]];
}

export const dayOf = ({ validFrom, recordedAt }: Pick<FactShape, 'validFrom' | 'recordedAt'>): string =>
  validFrom ?? recordedAt.slice(0, 10);

/** Facts of one key that came together and are seen by the same people are read as one line. */
export function groupFacts(facts: readonly FactShape[]): readonly FactGroup[] {
  const groups = Map.groupBy(facts, (fact) =>
    [fact.key, fact.audience, fact.source, fact.sourceDetail, dayOf(fact)].join('\n'),
  );
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first === undefined ? [] : [{ id: first.id, facts: [first, ...rest] as const }],
  );
}
