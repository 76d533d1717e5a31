import type { DocumentRequest } from '../plans/document-request.ts';
import { writeDocument } from '../plans/write-document.ts';
import type { ThreadWork } from './thread.ts';

/** Writes the document of a plan, beside the thread that answers HTTP. */
export const work: ThreadWork<DocumentRequest, Uint8Array> = writeDocument;
