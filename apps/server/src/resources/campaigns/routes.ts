import type { Resource } from '../../app/resource.ts';
import { waveTableRoutes } from './wave-table-routes.ts';

export const campaignsRoutes: Resource = (app, services) => {
  waveTableRoutes(app, services);
};
