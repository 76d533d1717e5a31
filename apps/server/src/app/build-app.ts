import { randomUUID } from 'node:crypto';
import { problem } from '@grappe/contracts/errors';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import Fastify, { LogController, type FastifyInstance, type FastifyReply } from 'fastify';
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod';
import { registerResources } from '../resources/index.ts';
import { identify } from './identify.ts';
import { limits } from './limits.ts';
import { mapErrors } from './map-errors.ts';
import { checkOrigin } from './origin-check.ts';
import { forAnyone, requirePermissions } from './permission.ts';
import { refuse } from './refusal.ts';
import { sendSecurityHeaders } from './security-headers.ts';
import { servePages } from './serve-pages.ts';
import { version } from '../version.ts';
import type { Services } from './services.ts';

export type App = FastifyInstance;

/** Builds the HTTP server: nothing is opened nor listened to, so that tests call it in the process. */
export async function buildApp(services: Services): Promise<App> {
  const app = Fastify({
    loggerInstance: services.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    trustProxy: services.trustProxy,
    genReqId: () => randomUUID(),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
    // An address that the router cannot take apart leads nowhere, like any other that leads nowhere.
    frameworkErrors: (_error, _request, reply: FastifyReply) => reply.status(404).send(problem('not_found')),
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  mapErrors(app);
  requirePermissions(app);
  await sendSecurityHeaders(app, { https: services.address.startsWith('https:') });
  await countCalls(app, services);
  checkOrigin(app, services.trustedOrigins);
  identify(app, services);
  await app.register(multipart, {
    limits: { fileSize: limits.fileBytes, files: 1, fields: 10, fieldSize: 100_000, headerPairs: 100 },
  });
  await describe(app);
  await registerResources(app.withTypeProvider<ZodTypeProvider>(), services);
  await answerElsewhere(app, services);
  return app;
}

async function countCalls(app: App, services: Services): Promise<void> {
  await app.register(rateLimit, {
    max: services.callsPerMinute ?? limits.callsPerMinute,
    timeWindow: '1 minute',
    errorResponseBuilder: () => refuse('too_many_requests'),
  });
}

async function describe(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Grappe', version } },
    transform: jsonSchemaTransform,
  });
  app.get(
    '/api/openapi.json',
    { config: { permission: forAnyone('openapi.read') }, schema: { hide: true } },
    () => app.swagger(),
  );
}

async function answerElsewhere(app: App, services: Services): Promise<void> {
  app.setNotFoundHandler(() => {
    throw refuse('not_found');
  });
  if (services.pagesFolder !== null) await servePages(app, services.pagesFolder);
}
