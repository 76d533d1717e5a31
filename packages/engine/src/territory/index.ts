export { ellisonGlaeser } from './agglomeration.ts';
export type { Agglomeration, Establishment, NoAgglomeration } from './agglomeration.ts';
export { complexity } from './complexity.ts';
export type { Complexity, ComplexityIndices, NoComplexity } from './complexity.ts';
export { concentration } from './concentration.ts';
export type { Concentration } from './concentration.ts';
export { cooccurrence, proximity, relatedness, relatednessDensity } from './relatedness.ts';
export type { Relatedness, RelatednessMethod } from './relatedness.ts';
export {
  krugmanIndex,
  locationQuotient,
  locationQuotients,
  specialisation,
  specialised,
} from './specialisation.ts';
export type { ActivityMatrix, Specialisation } from './specialisation.ts';
