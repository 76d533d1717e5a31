import type { ViewerShape } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

/** A viewer in the reader's words: "my own team", "group with A and B". */
export function useViewerName(): (viewer: Pick<ViewerShape, 'audience' | 'names'>) => string {
  const { t, f } = useText('me');
  return ({ audience, names }) => t(`me:viewer.${audience}`, { names: f.list([...names]) });
}
