import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { limits } from '../../app/limits.ts';
import { refuse } from '../../app/refusal.ts';
import type { z } from 'zod';
import { uploadFields } from './schema.ts';

export interface ReceivedFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly fields: z.output<typeof uploadFields>;
}

/** Reads a multipart form with one file, within the limits of the server. */
export async function receiveFile(request: FastifyRequest): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw refuse('invalid_request', { field: 'body', reason: 'multipart' });
  let file: { fileName: string; bytes: Uint8Array } | undefined;
  const fields: Record<string, string> = {};
  for await (const part of request.parts()) {
    if (part.type === 'file') file = { fileName: plainFileName(part.filename), bytes: await ownBytes(part) };
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  const checked = uploadFields.safeParse(fields);
  if (!checked.success) {
    throw refuse('invalid_request', {
      field: `body.${String(checked.error.issues[0]?.path[0])}`,
      reason: 'invalid',
    });
  }
  if (file === undefined) throw refuse('invalid_request', { field: 'body.file', reason: 'required' });
  return { ...file, fields: checked.data };
}

/** The bytes of a part in memory of their own, that can be handed over whole. */
async function ownBytes(part: MultipartFile): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
  }
  if (part.file.truncated)
    throw refuse('file_too_large', { fileName: part.filename, limit: limits.fileBytes / 1024 / 1024 });
  const bytes = new Uint8Array(size);
  let at = 0;
  for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** The last part of the name that the browser gave, without what a screen cannot show. */
function plainFileName(name: string | undefined): string {
  const last = (name ?? '').split(/[/\\]/).at(-1) ?? '';
  const shown = last
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .slice(0, 200);
  return shown === '' ? 'file' : shown;
}
