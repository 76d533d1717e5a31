import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { forAnyone } from './permission.ts';
import { refuse } from './refusal.ts';

const hashedAsset = /^assets\//;
const looksLikeFile = /\.[a-z0-9]{1,8}$/i;

/**
 * Serves the built pages: files under their own name, `index.html` for every address of a page.
 * Hashed assets are kept for ever by browsers; `index.html` is asked for each time.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  app.get(
    '/*',
    // A page is some fifty files: counting them as calls would refuse an office of ten people at nine in the morning.
    { config: { permission: forAnyone('pages.read'), rateLimit: false }, schema: { hide: true } },
    (request, reply) => {
      const path = decodedPath(request.url);
      if (path.startsWith('api/') || path === 'api') throw refuse('not_found');
      const file = looksLikeFile.test(path) ? path : 'index.html';
      if (!existsSync(join(folder, file))) throw refuse('not_found');
      const caching = hashedAsset.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache';
      return reply.header('cache-control', caching).sendFile(file);
    },
  );
}

function decodedPath(url: string): string {
  try {
    return decodeURIComponent(new URL(url, 'http://page').pathname).replace(/^\/+/, '');
  } catch {
    throw refuse('not_found');
  }
}
