import type { Community } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type Author = Community['questions'][number]['author'];

/** "Anne Martin, Cluster of the vine, on 3 May 2026". */
export function useAuthorWords(): (author: Author, on: string) => string {
  const { t, f } = useText('community');
  return (author, on) =>
    t('community:asked', {
      name: author.name ?? t('community:somebody'),
      cluster: author.clusterName,
      date: f.date(on),
    });
}
