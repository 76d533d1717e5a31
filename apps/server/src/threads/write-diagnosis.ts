import type { ClusterDiagnosisShape, EvidenceFacts } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import { diagnosisDocument } from '@grappe/documents';
import type { ThreadWork } from './thread.ts';

export interface DiagnosisWish {
  readonly facts: ClusterDiagnosisShape;
  readonly evidence: EvidenceFacts['findings'];
  readonly language: Language;
  readonly format: 'html' | 'pdf' | 'docx';
}

/** Writes the diagnosis of a cluster, beside the thread that answers HTTP. */
export const work: ThreadWork<DiagnosisWish, Uint8Array> = ({ facts, evidence, language, format }) =>
  diagnosisDocument(facts, { language, format, evidence });
