import { sharingRule, type SharingRuleName } from '@grappe/contracts/api';
import { listShareChoices, type GroupPlace, type Session } from '@grappe/database';

export interface CurrentRule {
  readonly rule: SharingRuleName;
  /** False: nobody chose yet, and Shapley's value is taken meanwhile. */
  readonly isChosen: boolean;
}

/** The rule by which a group shares its costs today. */
export async function currentRule(tx: Session, place: GroupPlace): Promise<CurrentRule> {
  const [last] = await listShareChoices(tx, place);
  return last === undefined
    ? { rule: 'shapley', isChosen: false }
    : { rule: sharingRule.parse(last.rule), isChosen: true };
}
