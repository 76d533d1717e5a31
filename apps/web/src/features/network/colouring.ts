import type { NetworkAnalysis, NetworkPictureNode } from '@grappe/contracts/api';
import { kindColours } from '../../app/kind-marks.ts';

export const colourings = ['kind', 'sector', 'community'] as const;
export type Colouring = (typeof colourings)[number];

/** Twelve colours told apart by most eyes; what comes after them is grey. */
const palette = [
  '#8a3f7a',
  '#4a8a34',
  '#d98a00',
  '#2f7ebc',
  '#b5483a',
  '#2b8f83',
  '#6f63a8',
  '#a08a1c',
  '#56b4e9',
  '#c07daf',
  '#6d8a92',
  '#7a4b1f',
];
export const otherColour = '#8b8b93';

export interface ColourClass {
  /** The kind, the sector's division, or the number of the community; empty when not known. */
  readonly value: string;
  readonly colour: string;
  readonly count: number;
}

export interface Colours {
  readonly classes: readonly ColourClass[];
  readonly of: (node: NetworkPictureNode) => string;
}

/** The division of a sector (two digits) is coarse enough to be seen. */
const division = (sector: string | null): string => sector?.slice(0, 2) ?? '';

function classOf(
  colouring: Colouring,
  analysis: NetworkAnalysis | null,
): (node: NetworkPictureNode) => string {
  if (colouring === 'kind') return ({ kind }) => kind;
  if (colouring === 'sector') return ({ sector }) => division(sector);
  const communities = new Map(analysis?.organisations.map(({ id, community }) => [id, community]));
  return ({ id }) => (communities.has(id) ? String(communities.get(id)) : '');
}

/** Which colour each organisation has, and the legend: the largest classes first. */
export function coloursFor(
  colouring: Colouring,
  nodes: readonly NetworkPictureNode[],
  analysis: NetworkAnalysis | null,
): Colours {
  const valueOf = classOf(colouring, analysis);
  const counts = new Map<string, number>();
  for (const node of nodes) counts.set(valueOf(node), (counts.get(valueOf(node)) ?? 0) + 1);
  const bySize = [...counts].sort(([one, a], [other, b]) => b - a || one.localeCompare(other));
  const ranked = bySize.filter(([value]) => value !== '');
  const colours = new Map(
    ranked.map(([value], rank) => [
      value,
      colouring === 'kind' ? kindColours[value as keyof typeof kindColours] : (palette[rank] ?? otherColour),
    ]),
  );
  const colourOf = (value: string): string => colours.get(value) ?? otherColour;
  return {
    classes: bySize.map(([value, count]) => ({ value, count, colour: colourOf(value) })),
    of: (node) => colourOf(valueOf(node)),
  };
}
