import type { FastifyReply } from 'fastify';

/** Sends a file that somebody kept here, so that a browser saves it, whatever it holds, and runs nothing of it (RFC 6266, RFC 8187). */
export function sendSaved(
  reply: FastifyReply,
  name: string,
  mediaType: string,
  content: Buffer,
): FastifyReply {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/[^\x20-\x7e]/g, '')
    .replaceAll(/["\\%;]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return reply
    .header('content-type', mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('x-content-type-options', 'nosniff')
    .header('cross-origin-resource-policy', 'same-origin')
    .header('cache-control', 'private, no-store')
    .send(content);
}
