import {
  allianceStages,
  type Alliance,
  type AllianceCondition,
  type AllianceStage,
} from '@grappe/contracts/api';

/** What decides whether an alliance may go on. */
export interface StageFacts {
  readonly stage: AllianceStage;
  readonly isOutside: boolean;
  readonly status: Alliance['status'];
  readonly hasMandate: boolean;
  readonly hasConvention: boolean;
  readonly allSigned: boolean;
  readonly workingGroups: number;
  readonly projects: number;
  readonly finishedProjects: number;
}

/** The stage after one; null after the last. */
export const stageAfter = (stage: AllianceStage): AllianceStage | null =>
  allianceStages[allianceStages.indexOf(stage) + 1] ?? null;

export const isBefore = (stage: AllianceStage, other: AllianceStage): boolean =>
  allianceStages.indexOf(stage) < allianceStages.indexOf(other);

/** What the next stage waits for; null at the end. */
export function nextStage(facts: StageFacts): Alliance['next'] {
  const to = facts.status === 'ended' ? null : stageAfter(facts.stage);
  return to === null ? null : { to, conditions: conditionsOf(to, facts) };
}

function conditionsOf(to: AllianceStage, facts: StageFacts): AllianceCondition[] {
  switch (to) {
    case 'mandate':
      return [];
    case 'search':
      return [{ code: 'mandate_given', met: facts.hasMandate }];
    case 'contact':
      return [{ code: 'target_named', met: facts.isOutside }];
    case 'negotiation':
      return [{ code: 'contact_answered', met: facts.isOutside || facts.status === 'active' }];
    case 'signed':
      return [
        { code: 'mandate_given', met: facts.hasMandate },
        { code: 'convention_written', met: facts.hasConvention },
        { code: 'both_signed', met: facts.allSigned },
      ];
    case 'working_groups':
      return [{ code: 'working_group_open', met: facts.workingGroups > 0 }];
    case 'cooperation':
      return [{ code: 'project_open', met: facts.projects > 0 }];
    case 'results':
      return [{ code: 'project_finished', met: facts.finishedProjects > 0 }];
  }
}
