import type { Joining, OrganisationRef, RuleInDetail } from '@grappe/contracts/api';
import { useText } from '../../app/use-text.ts';

type NoShare = Exclude<RuleInDetail | Joining, { kind: 'shared' }>;

/** Why a rule gives no share: what is missing, of whom, or why it has no answer. */
export function useNoShareWords(members: readonly OrganisationRef[]): (rule: NoShare) => string {
  const { t, f, has } = useText('shares', 'terms');
  const nameOf = (id: string) => members.find((member) => member.id === id)?.name ?? '';
  return (rule) => {
    if (rule.kind === 'missing_data') {
      const missing = rule.missing.map(({ partnerId, fact }) =>
        t('shares:missing_of', { fact: t(`terms:share_fact.${fact}`), name: nameOf(partnerId) }),
      );
      return t('shares:missing', { list: f.list(missing) });
    }
    const key = `shares:why.${rule.why}`;
    return t(has(key) ? key : 'shares:why.other');
  };
}
