import {
  id,
  importKind,
  importListItem,
  importPreview,
  languageShape,
  mappingChange,
} from '@grappe/contracts/api';
import { tieKindSchema } from '@grappe/contracts/facts';
import { z } from 'zod';

export { importAcceptance, undone } from '@grappe/contracts/api';
export { importPreview, mappingChange };
export const importList = z.array(importListItem);
export const importParams = z.object({ clusterId: id, importId: id });
/** Fields of the multipart form beside the file. */
export const uploadFields = z.object({ kind: importKind, defaultTieKind: tieKindSchema.optional() });
export const templateParams = z.object({ kind: importKind, format: z.enum(['xlsx', 'csv']) });
export const languageQuery = z.object({ language: languageShape.optional() });
