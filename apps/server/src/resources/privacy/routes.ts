import type { Resource } from '../../app/resource.ts';
import { privacyDeskRoutes } from './desk-routes.ts';
import { ownPrivacyRoutes } from './own-routes.ts';
import { privacyRegisterRoutes } from './register-routes.ts';

export const privacyRoutes: Resource = (app, services) => {
  ownPrivacyRoutes(app, services);
  privacyDeskRoutes(app, services);
  privacyRegisterRoutes(app, services);
};
