import { transcriptLimits } from '@grappe/contracts/interviews';
import type { FastifyRequest } from 'fastify';
import { refuse } from '../../app/refusal.ts';
import { cleanFileName } from '../room-files/check-file.ts';

export interface ReceivedForm {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** The field `settings`, as it came. */
  readonly settings: string | null;
}

/** Reads a form with one file and perhaps settings, within the limits of a transcript. */
export async function receiveForm(request: FastifyRequest): Promise<ReceivedForm> {
  if (!request.isMultipart()) throw refuse('invalid_request', { field: 'body', reason: 'multipart' });
  let file: { fileName: string; bytes: Uint8Array } | undefined;
  let settings: string | null = null;
  const limits = { fileSize: transcriptLimits.fileBytes, files: 1, fields: 5 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      const fileName = cleanFileName(part.filename);
      const chunks: Buffer[] = [];
      for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
      if (part.file.truncated)
        throw refuse('file_too_large', { fileName, limit: transcriptLimits.fileBytes / 1_000_000 });
      file = { fileName, bytes: new Uint8Array(Buffer.concat(chunks)) };
    } else if (part.fieldname === 'settings' && typeof part.value === 'string') settings = part.value;
  }
  if (file === undefined) throw refuse('invalid_request', { field: 'body.file', reason: 'required' });
  return { ...file, settings };
}
