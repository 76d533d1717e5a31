export { codebookCsv, dataCsv, snapshotCsv } from './codebook.ts';
export type { CodebookLine, SnapshotLabels } from './codebook.ts';
export { lavaanScript, seminrScript } from './r-script.ts';
export type { AnalysisOrigin } from './r-script.ts';
export { groupsScript, matchingScript, panelScript } from './panel-scripts.ts';
export { analysisCodebookCsv } from './analysis-codebook.ts';
export type { AnalysisCodebookLine } from './analysis-codebook.ts';
