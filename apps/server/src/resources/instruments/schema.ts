import { id } from '@grappe/contracts/api';
import { z } from 'zod';

export {
  instrumentList,
  instrumentMade,
  instrumentVersionEdit,
  instrumentVersionShape,
  newInstrument,
  newInstrumentVersion,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const instrumentParams = z.object({ clusterId: id, instrumentId: id });
export const versionParams = z.object({ clusterId: id, versionId: id });
