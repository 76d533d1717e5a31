import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { id } from '@grappe/contracts/api';
import type { Services } from './services.ts';

export type ApiServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** The routes of one resource. */
export type Resource = (app: ApiServer, services: Services) => void;

export const inCluster = '/api/clusters/:clusterId';
export const clusterParams = z.object({ clusterId: id });
export const nothing = z.null();
