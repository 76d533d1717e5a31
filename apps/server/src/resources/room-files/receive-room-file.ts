import type { FastifyRequest } from 'fastify';
import { limits } from '../../app/limits.ts';
import { refuse } from '../../app/refusal.ts';
import { cleanFileName, mediaTypeOf } from './check-file.ts';

export interface RoomFileReceived {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

/** Reads a form with one file, and refuses what is too large or not of an accepted type. */
export async function receiveRoomFile(request: FastifyRequest): Promise<RoomFileReceived> {
  if (!request.isMultipart()) throw refuse('invalid_request', { field: 'body', reason: 'multipart' });
  const part = await request.file({ limits: { fileSize: limits.roomFileBytes, files: 1 } });
  if (part === undefined) throw refuse('invalid_request', { field: 'body.file', reason: 'required' });
  const name = cleanFileName(part.filename);
  const chunks: Buffer[] = [];
  for await (const chunk of part.file as AsyncIterable<Buffer>) chunks.push(chunk);
  if (part.file.truncated)
    throw refuse('file_too_large', { fileName: name, limit: limits.roomFileBytes / 1024 / 1024 });
  const content = Buffer.concat(chunks);
  if (content.length === 0) throw refuse('file_empty', { fileName: name });
  const mediaType = await mediaTypeOf(name, content);
  if (mediaType === undefined) throw refuse('room_file_type_refused', { name });
  return { name, mediaType, content };
}
