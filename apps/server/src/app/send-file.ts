import type { FastifyReply } from 'fastify';

const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  gexf: 'application/gexf+xml',
  graphml: 'application/graphml+xml',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  json: 'application/json; charset=utf-8',
  qdc: 'application/xml; charset=utf-8',
  qdpx: 'application/zip',
  yaml: 'application/yaml; charset=utf-8',
  zip: 'application/zip',
} as const;

export interface OutgoingFile {
  readonly bytes: Uint8Array;
  readonly format: keyof typeof mediaTypes;
  /** Without the extension; ASCII letters. */
  readonly name: string;
  /** Shown in the browser instead of being saved. */
  readonly inline?: boolean;
}

/** Sends a file to be saved; what it holds is for this reader only, so that nothing on the way keeps it. */
export function sendFile(reply: FastifyReply, { bytes, format, name, inline }: OutgoingFile): FastifyReply {
  return reply
    .header('content-type', mediaTypes[format])
    .header(
      'content-disposition',
      `${inline === true ? 'inline' : 'attachment'}; filename="${name}.${format}"`,
    )
    .header('cache-control', 'private, no-store')
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
}
