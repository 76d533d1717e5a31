import { id } from '@grappe/contracts/api';
import { languageSchema } from '@grappe/contracts/roles';
import { z } from 'zod';

export {
  newRegisterEntry,
  publicRegister,
  register,
  registerAnswer,
  registerEntryEdit,
  registerStatus,
} from '@grappe/contracts/api';
export const made = z.object({ id });
export const entryParams = z.object({ clusterId: id, entryId: id });
export const memberParams = z.object({ clusterId: id, memberId: id });
export const publicParams = z.object({ shortName: z.string().max(200) });
export const publicFileQuery = z.object({ language: languageSchema.default('fr') });
