export { dataTable, selectRows } from './data-table.ts';
export type { DataTable } from './data-table.ts';
export { drawMediation, mediate, prepareMediation, summariseMediation } from './mediation.ts';
export type { EstimatedEffect, Mediation, MediationOptions, PreparedMediation } from './mediation.ts';
export { effectsOf } from './mediation-model.ts';
export type { MediationEffect, MediationModel } from './mediation-model.ts';
export { drawPls, figuresOf, summarisePls } from './pls/bootstrap.ts';
export type { BootstrappedFigure, PlsBootstrap, PlsFigure } from './pls/bootstrap.ts';
export { constructScores, estimatePls, estimatePrepared } from './pls/estimate.ts';
export type { PlsEstimate } from './pls/estimate.ts';
export { compareGroups } from './pls/groups.ts';
export type { GroupComparison } from './pls/groups.ts';
export { checkPlsModel, itemsOf } from './pls/model.ts';
export type {
  InnerScheme,
  OuterWeights,
  PlsConstruct,
  PlsInteraction,
  PlsModel,
  PlsPath,
} from './pls/model.ts';
export { predictPls } from './pls/predict.ts';
export type { PlsPrediction } from './pls/predict.ts';
export { preparePls } from './pls/sample.ts';
export type { MissingRule, PreparedPls } from './pls/sample.ts';
export { judgePls, THRESHOLDS } from './pls/verdicts.ts';
export type { Verdict } from './pls/verdicts.ts';
export type { NotConcluded, StatisticsProblem, StatisticsProblemCode } from './problems.ts';
export { regress } from './regression.ts';
export type { Coefficient, Regression } from './regression.ts';
export { chunksOf, drawRows } from '../statistics/resampling.ts';
export type { Chunk } from '../statistics/resampling.ts';
export type { BootstrapSummary, Interval } from '../statistics/quantile.ts';
export { analyseFactors } from './factor/analysis.ts';
export type { FactorAnalysis } from './factor/analysis.ts';
export type { FactorModel } from './factor/model.ts';
export { analyseItems } from './item-analysis.ts';
export type { ItemAnalysis } from './item-analysis.ts';
export {
  detailedModel,
  FRAMEWORK_CONSTRUCTS,
  FRAMEWORK_HYPOTHESIS,
  FRAMEWORK_LAYERS,
  layerModel,
} from './framework-model.ts';
export type { FrameworkConstruct, FrameworkLayer } from './framework-model.ts';
export { fixedEffects } from './panel/fixed-effects.ts';
export type { FixedEffects } from './panel/fixed-effects.ts';
export { matchFirms } from './panel/match-firms.ts';
export type { MatchedComparison, MatchingOptions, MatchingWarning } from './panel/match-firms.ts';
export { waveChange } from './panel/wave-change.ts';
export type { WaveChange } from './panel/wave-change.ts';
export type { Panel } from './panel/wave-table.ts';
export { powerOfIndirect, powerOfPath, rowsNeeded, sampleSize } from './power.ts';
export type { SampleSize, SampleWarning } from './power.ts';
export { scoreItems, SEVEN_POINTS } from './score-items.ts';
export type { AnswerScale, ItemScores, ScoredItem } from './score-items.ts';
export { METHODS_VERSION } from '../statistics/methods-version.ts';
export { diagnoseCluster, diagnoseFirm } from './diagnose.ts';
export type { ClusterDiagnosis, ClusterFigure, FirmDiagnosis } from './diagnose.ts';
export { drawFirms } from './draw-firms.ts';
export type { DrawableFirm, FirmDraw } from './draw-firms.ts';
export { responseBias } from './response-bias.ts';
export type { BiasLine, KnownFirm } from './response-bias.ts';
export { scoreResponse } from './score-response.ts';
