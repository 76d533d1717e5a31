import { id, job } from '@grappe/contracts/api';
import { z } from 'zod';

export { job };
export const jobParams = z.object({ clusterId: id, jobId: id });
