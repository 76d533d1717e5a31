import type { TieKind } from '@grappe/contracts/facts';

/** Colours of the kinds of ties in the picture of the network. */
export const tieColours: Record<TieKind, string> = {
  commercial: '#b5742a',
  subcontracting: '#8d7b2c',
  knowledge: '#2f7ebc',
  research_project: '#2b8f83',
  cooperation: '#4a8a34',
  institutional: '#8b8b93',
  shared_board: '#6f63a8',
  trust: '#8a3f7a',
  rivalry: '#b5483a',
  carrying: '#a9599a',
};

export const tieKinds = Object.keys(tieColours) as readonly TieKind[];
