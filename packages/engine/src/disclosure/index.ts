export { mayTellSum } from './block-sums.ts';
export {
  emptyState,
  publishEdition,
  type CountedThings,
  type EditionFigures,
  type EditionInput,
  type EditionState,
  type PublishedBlock,
} from './publish-edition.ts';
export { tabulate, type Cell, type Question } from './tabulate.ts';
export { isCounted, type Block, type DisclosureRule, type Path, type Unit } from './types.ts';
