export { codebookCsv, dataCsv } from './codebook.ts';
export type { CodebookLine } from './codebook.ts';
export { lavaanScript, seminrScript } from './r-script.ts';
export type { AnalysisOrigin } from './r-script.ts';
