import type { NetworkAnalysis, OrganisationMeasures } from '@grappe/contracts/api';

/** Measures that a person may read the picture and the table by. */
export const shownMeasures = [
  'degree',
  'strength',
  'betweennessNormalised',
  'closeness',
  'eigenvector',
  'constraint',
  'coreNumber',
] as const satisfies readonly (keyof OrganisationMeasures)[];
export type ShownMeasure = (typeof shownMeasures)[number];

export const isShownMeasure = (value: string | undefined): value is ShownMeasure =>
  (shownMeasures as readonly (string | undefined)[]).includes(value);

const smallest = 3;
const largest = 16;

/** Diameter of each organisation: its area grows with the measure; what is not known stays smallest. */
export function sizesFor(
  measure: ShownMeasure,
  analysis: NetworkAnalysis | null,
): ReadonlyMap<string, number> {
  const values = (analysis?.organisations ?? []).map(({ id, [measure]: value }) => ({ id, value }));
  const top = Math.max(...values.map(({ value }) => value ?? 0), 0);
  return new Map(
    values.map(({ id, value }) => [
      id,
      value === null || top <= 0 ? smallest : smallest + (largest - smallest) * Math.sqrt(value / top),
    ]),
  );
}
