export type * from './types.ts';
export { SHARING_RULES } from './types.ts';
export { costGame, shareCosts } from './share-costs.ts';
export { solveGame } from './solve-game.ts';
export { roundShares } from './round-shares.ts';
export { sampleShapley } from './sample-shapley.ts';
export type { CoalitionWalk, SampledShapley } from './sample-shapley.ts';
export { makeGame, MAX_EXACT_PLAYERS } from './game.ts';
export { shapleyValue } from './shapley.ts';
export { weightedShapleyValue } from './weighted-shapley.ts';
export { banzhafValue, normalizedBanzhaf } from './banzhaf.ts';
export { banzhafOwenValue, owenValue } from './owen.ts';
export type { Unions } from './owen.ts';
export { harsanyiDividends } from './dividends.ts';
export {
  aloneValues,
  cisValue,
  enscValue,
  gatelyValue,
  minimalRights,
  tauValue,
  utopiaPayoff,
} from './marginal-rules.ts';
export type { Compromise } from './marginal-rules.ts';
export { leastCoreExcess, nucleolus } from './nucleolus.ts';
export type { NucleolusKind, NucleolusResult } from './nucleolus.ts';
export { hasGameCore, isInGameCore, largestComplaint } from './game-core.ts';
export type { Complaint } from './game-core.ts';
export { isConvex, isSuperadditive } from './game-properties.ts';
export { exactOwen, exactShapley, exactWeightedShapley, fractionText } from './exact-values.ts';
export type { Fraction } from './exact-values.ts';
export { divideClaims } from './claims.ts';
export type { ClaimsProblem, ClaimsResult, ClaimsRule } from './claims.ts';
export { airportEnsc, airportMarginals, airportNucleolus, airportShapley, airportTau } from './airport.ts';
export type { AirportGame } from './airport.ts';
