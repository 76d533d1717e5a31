import type { GroupAlternative } from '@grappe/engine/groups';
import type { Wording } from '../wording.ts';

/** The best other group within one change, as a sentence. For the coordinator: it depends on refusals. */
export function alternative({ change, quality }: GroupAlternative, { t, formats, name }: Wording): string {
  return t(`document:alternative_${change.kind}`, {
    joins: 'joins' in change ? name(change.joins) : '',
    leaves: 'leaves' in change ? name(change.leaves) : '',
    quality: formats.number(quality),
  });
}
