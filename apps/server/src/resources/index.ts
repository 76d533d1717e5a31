import type { Resource } from '../app/resource.ts';
import { healthRoutes } from './health/routes.ts';
import { jobsRoutes } from './jobs/routes.ts';
import { peopleRoutes } from './people/routes.ts';
import { sessionRoutes } from './session/routes.ts';

const resources: readonly Resource[] = [healthRoutes, sessionRoutes, peopleRoutes, jobsRoutes];

/** Adds every resource to the server. */
export const registerResources: Resource = (app, services) => {
  for (const resource of resources) resource(app, services);
};
