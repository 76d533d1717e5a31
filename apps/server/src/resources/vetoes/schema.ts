import { id, veto } from '@grappe/contracts/api';
import { z } from 'zod';

export { newVeto } from '@grappe/contracts/api';
export { veto };
export const vetoList = z.array(veto);
export const vetoParams = z.object({ clusterId: id, vetoId: id });
/** Who knows of a refusal besides those who made it: nobody, or the coordinators. */
export const vetoAudience = z.object({ audience: z.enum(['self', 'coordinator']) });
