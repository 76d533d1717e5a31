import { useQuery } from '@tanstack/react-query';
import { useText } from './use-text.ts';

export interface OfficialNames {
  /** A sector by its official title, then its code. */
  readonly sectorName: (code: string) => string;
  /** A département or a country by its name; any other territory is already a name. */
  readonly territoryName: (code: string) => string;
  /** A French region by its name. */
  readonly regionName: (code: string) => string;
}

/** Names of the official nomenclatures; the codes alone until the names are here. */
export function useOfficialNames(): OfficialNames {
  const { t, f, language } = useText();
  const { data } = useQuery({
    queryKey: ['official-names'],
    queryFn: () =>
      import('./official-names.ts').then(({ activityLabel, departement, regionName }) => ({
        activityLabel,
        departement,
        regionName,
      })),
    staleTime: Infinity,
  });
  return {
    sectorName: (code) => {
      const title = data?.activityLabel(code, language);
      return title == null ? code : t('shell:sector', { title: title.label, code });
    },
    territoryName: (code) => data?.departement(code)?.name ?? f.country(code),
    regionName: (code) => data?.regionName(code) ?? code,
  };
}
