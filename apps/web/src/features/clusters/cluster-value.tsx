import { clusterFieldOf } from '@grappe/contracts/clusters';
import type { ClusterKey, ClusterValue, SectorValue } from '@grappe/contracts/clusters';
import { languageName } from '../../app/language-name.ts';
import { useText } from '../../app/use-text.ts';

/** A value of a profile as people read it. */
export function useClusterWords(): (key: ClusterKey, value: unknown) => string {
  const { t, f, language } = useText('clusters');
  return (key, given) => {
    const value = given as ClusterValue;
    const { type } = clusterFieldOf(key);
    if (type === 'choice' || type === 'boolean') return t(`clusters:choice.${String(value)}`);
    if (type === 'country') return f.country(String(value));
    if (type === 'date') return f.date(String(value));
    if (type === 'money') return f.money(value as number, 'EUR');
    if (type === 'share') return f.percent(value as number);
    if (typeof value === 'number') return f.number(value);
    if (type === 'sectors') {
      const sectors = value as readonly SectorValue[];
      return sectors
        .map(({ code, share }) => (share === undefined ? code : `${code} (${f.percent(share)})`))
        .join(', ');
    }
    if (type === 'languages')
      return f.list((value as readonly string[]).map((code) => languageName(code, language)));
    return Array.isArray(value)
      ? value.length === 0
        ? t('clusters:profile.nothing')
        : (value as readonly string[]).join(', ')
      : String(value);
  };
}
