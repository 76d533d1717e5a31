import type { AnalysisResult } from '@grappe/contracts/api';
import { runAnalysis, type AnalysisToRun } from '../analyses/run-analysis.ts';
import type { ThreadWork } from './thread.ts';

/** Makes an analysis of answers, beside the thread that answers HTTP. */
export const work: ThreadWork<AnalysisToRun, AnalysisResult> = (input, progress) =>
  runAnalysis(input, (ratio) => progress({ ratio, code: 'resampling', params: {} }));
