import {
  changed,
  historyEntry,
  id,
  organisation,
  organisationFacets,
  organisationList,
} from '@grappe/contracts/api';
import { z } from 'zod';

export { facetQuery, newOrganisation, organisationEdit, organisationQuery } from '@grappe/contracts/api';
export { changed, organisation, organisationFacets, organisationList };
export const organisationParams = z.object({ clusterId: id, organisationId: id });
export const created = changed.extend({ organisationId: id });
export const history = z.array(historyEntry);
export const historyQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(200),
  offset: z.coerce.number().int().min(0).default(0),
});
