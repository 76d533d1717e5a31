export type * from './types.ts';
export { BUDGET_PURPOSES, SHARING_RULES } from './types.ts';
export { costGame, shareCosts } from './share-costs.ts';
export { COMPARED_RULES, compareRules } from './compare-rules.ts';
export type { ComparisonResult, RuleComparison } from './compare-rules.ts';
export { solveGame } from './solve-game.ts';
export { AIRPORT_RULES, FILE_RULES, shareFileKind, solveShareFile } from './solve-file.ts';
export type {
  AirportRule,
  DividedAirport,
  DividedClaims,
  ShareFileKind,
  ShareFileResult,
  SolvedByRules,
} from './solve-file.ts';
export { divideBonus, dividePool } from './gains/bonus.ts';
export type { KnownContract } from './gains/bonus.ts';
export { simulateContracts } from './gains/simulate-contracts.ts';
export { gainsOutlook } from './gains/gains-outlook.ts';
export { fewestTransfers } from './settlement/fewest-transfers.ts';
export { settleCosts } from './settlement/settle-costs.ts';
export { settleLife } from './settlement/settle-life.ts';
export { shareIncubator } from './incubator/share-incubator.ts';
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
export { CLAIMS_RULES, divideClaims } from './claims.ts';
export type { ClaimsProblem, ClaimsResult, ClaimsRule } from './claims.ts';
export { airportEnsc, airportMarginals, airportNucleolus, airportShapley, airportTau } from './airport.ts';
export type { AirportGame } from './airport.ts';
export type * from './gains/types.ts';
export type * from './settlement/types.ts';
export type * from './incubator/types.ts';
