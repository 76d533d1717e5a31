import { id, veto } from '@grappe/contracts/api';
import { z } from 'zod';

export { newVeto } from '@grappe/contracts/api';
export { veto };
export const vetoList = z.array(veto);
export const vetoParams = z.object({ clusterId: id, vetoId: id });
