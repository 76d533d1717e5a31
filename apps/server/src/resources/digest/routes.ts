import { digestChoice } from '@grappe/contracts/api';
import { chooseDigest, myDigestChoice } from '@grappe/database';
import { asCaller } from '../../app/identify.ts';
import { forPerson } from '../../app/permission.ts';
import { nothing, type Resource } from '../../app/resource.ts';

/** How often one wants a mail about what one has not read in rooms. */
export const digestRoutes: Resource = (app, services) => {
  app.get(
    '/api/digest',
    { config: { permission: forPerson('digest.read') }, schema: { response: { 200: digestChoice } } },
    async (request) => digestChoice.parse(await asCaller(services, request, myDigestChoice)),
  );
  app.put(
    '/api/digest',
    {
      config: { permission: forPerson('digest.change') },
      schema: { body: digestChoice, response: { 204: nothing } },
    },
    async (request, reply) => {
      await asCaller(services, request, (tx) => chooseDigest(tx, request.body));
      return reply.status(204).send(null);
    },
  );
};
