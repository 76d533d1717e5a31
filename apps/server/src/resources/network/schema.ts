import { tieKindSchema } from '@grappe/contracts/facts';
import { networkQuery as asText } from '@grappe/contracts/api';
import { z } from 'zod';

export { network } from '@grappe/contracts/api';

/** The same query, its kinds checked one by one. */
export const networkQuery = asText.extend({
  kinds: z
    .string()
    .transform((text) => text.split(',').filter((kind) => kind !== ''))
    .pipe(z.array(tieKindSchema))
    .optional(),
});
