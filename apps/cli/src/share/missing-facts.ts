import type { MissingFact, MissingGainFact, ShareFileResult } from '@grappe/engine/shares';
import type { Output } from '../output.ts';

/** What has to be given before there is an answer; null when nothing is missing. */
export function missingFacts(result: ShareFileResult, output: Output): string[] | null {
  if (result.kind === 'missing_data') return result.missing.map((one) => factOf(one, output));
  if (result.kind === 'missing_gain_data') return result.missing.map((one) => factOf(one, output));
  if (result.kind !== 'missing_payments') return null;
  const fact = output.t('share-faults:missing.paid');
  return result.partnerIds.map((id) => output.t('cli:share.fact_of', { id, fact }));
}

/** Whose fact is missing: the firm, and the contract when it is about one. */
export function factOf(missing: MissingFact | MissingGainFact, { t }: Output): string {
  const contract = 'contractId' in missing ? missing.contractId : null;
  const id = contract === null ? missing.partnerId : `${missing.partnerId}/${contract}`;
  return t('cli:share.fact_of', { id, fact: t(`share-faults:missing.${missing.fact}`) });
}
