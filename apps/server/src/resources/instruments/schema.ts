import { id } from '@grappe/contracts/api';
import { instrumentCode } from '@grappe/contracts/instruments';
import { z } from 'zod';

export {
  instrumentItemEdit,
  instrumentItemMove,
  instrumentItemRemoval,
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
export const itemParams = versionParams.extend({ itemId: instrumentCode });
