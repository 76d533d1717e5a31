import type { Alliance, AllianceGap } from '@grappe/contracts/api';
import { isBefore } from './conditions.ts';

export interface GapFacts extends Pick<Alliance, 'stage' | 'status' | 'isOutside' | 'nextStep' | 'nextOn'> {
  readonly ownerIsThere: boolean;
  readonly contacts: number;
  readonly tone: string;
  readonly hasMandate: boolean;
  readonly openCommitments: number;
}

/** What somebody who takes an alliance over today would not find. */
export function gapsOf(facts: GapFacts): AllianceGap[] {
  if (facts.status === 'ended') return [];
  const spokenTo = !isBefore(facts.stage, 'negotiation');
  const signed = !isBefore(facts.stage, 'signed');
  const gaps: readonly (readonly [AllianceGap, boolean])[] = [
    ['owner', !facts.ownerIsThere],
    ['next_step', facts.nextStep === ''],
    ['next_date', facts.nextOn === null],
    ['contact', spokenTo && facts.contacts === 0],
    ['tone', spokenTo && facts.tone === 'unknown'],
    ['mandate', spokenTo && !facts.hasMandate],
    ['roadmap', signed && facts.openCommitments === 0],
  ];
  return gaps.flatMap(([code, missing]) => (missing ? [code] : []));
}
