import { sql } from 'kysely';
import { z } from 'zod';
import type { Resource } from '../../app/resource.ts';
import { healthPolicy } from './policy.ts';

const health = z.object({ status: z.enum(['ready', 'database_unreachable']) });

export const healthRoutes: Resource = (app, services) => {
  app.get(
    '/api/health',
    { config: { permission: healthPolicy.read }, schema: { response: { 200: health, 503: health } } },
    async (request, reply) => {
      try {
        await services.connection.asNobody((tx) => sql`select 1`.execute(tx));
        return { status: 'ready' as const };
      } catch (error) {
        request.log.warn({ error: error instanceof Error ? error.name : 'unknown' }, 'database unreachable');
        return reply.status(503).send({ status: 'database_unreachable' });
      }
    },
  );
};
