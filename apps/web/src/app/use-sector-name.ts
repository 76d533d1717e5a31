import { useQuery } from '@tanstack/react-query';
import { useText } from './use-text.ts';

/** Sectors by their official title, then their code; by the code alone until the titles are here. */
export function useSectorName(): (code: string) => string {
  const { t, language } = useText();
  const { data } = useQuery({
    queryKey: ['sector-labels'],
    queryFn: () => import('./sector-labels.ts').then(({ activityLabel }) => ({ activityLabel })),
    staleTime: Infinity,
  });
  return (code) => {
    const title = data?.activityLabel(code, language);
    return title == null ? code : t('shell:sector', { title: title.label, code });
  };
}
