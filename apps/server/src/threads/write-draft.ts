import { draftFile, type DraftFormat, type RenderedDocument } from '@grappe/documents';
import type { ThreadWork } from './thread.ts';

export interface DraftToWrite {
  readonly document: RenderedDocument;
  readonly format: DraftFormat;
}

/** Writes a kept version of a group's document as a file, beside the thread that answers HTTP. */
export const work: ThreadWork<DraftToWrite, Uint8Array> = ({ document, format }) =>
  draftFile(document, format);
