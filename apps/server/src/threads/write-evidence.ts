import type { EvidenceFacts } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import { evidenceDocument } from '@grappe/documents';
import type { ThreadWork } from './thread.ts';

export interface EvidenceWish {
  readonly facts: EvidenceFacts;
  readonly language: Language;
  readonly format: 'html' | 'pdf' | 'docx';
}

/** Writes what is told of the evidence shelf, beside the thread that answers HTTP. */
export const work: ThreadWork<EvidenceWish, Uint8Array> = ({ facts, language, format }) =>
  evidenceDocument(facts, { language, format });
