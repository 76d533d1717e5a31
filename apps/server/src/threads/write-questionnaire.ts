import type { Language } from '@grappe/contracts/roles';
import { questionnaireDocument, type PrintedQuestionnaire } from '@grappe/documents';
import type { ThreadWork } from './thread.ts';

export interface QuestionnaireWish {
  readonly facts: PrintedQuestionnaire;
  readonly language: Language;
  readonly format: 'html' | 'pdf' | 'docx';
}

/** Writes a questionnaire to print, beside the thread that answers HTTP. */
export const work: ThreadWork<QuestionnaireWish, Uint8Array> = ({ facts, language, format }) =>
  questionnaireDocument(facts, { language, format });
