import { allianceShape, id } from '@grappe/contracts/api';
import { z } from 'zod';

export { accepts, allies, newAlliance, publicPage } from '@grappe/contracts/api';
export const allianceList = z.array(allianceShape);
export const made = z.object({ id });
export const allianceParams = z.object({ clusterId: id, allianceId: id });
export const publicParams = z.object({ shortName: z.string().max(200), organisationId: id });
