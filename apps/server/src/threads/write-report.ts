import type { ReportFacts } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import { reportDocument, type ReportFormat } from '@grappe/documents';
import type { ThreadWork } from './thread.ts';

export interface ReportWish {
  readonly facts: ReportFacts;
  readonly language: Language;
  readonly format: ReportFormat;
}

/** Writes a transparency report, beside the thread that answers HTTP. */
export const work: ThreadWork<ReportWish, Uint8Array> = ({ facts, language, format }) =>
  reportDocument(facts, { language, format });
