import { id, roomFile } from '@grappe/contracts/api';
import { exchangeCategorySchema } from '@grappe/contracts/facts';
import { z } from 'zod';
import { roomParams } from '../rooms/schema.ts';

export { roomFile, roomParams };
export const fileParams = roomParams.extend({ fileId: id });
export const servedParams = fileParams.omit({ clusterId: true });
/** What the file is about, when whoever sends it says so. */
export const fileAbout = z.object({ category: exchangeCategorySchema.optional() });
