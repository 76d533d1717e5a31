import type { PlanAudience, PlanFacts, PlanFormat } from '@grappe/documents';
import type { GroupBudget, Reason } from '@grappe/contracts/api';
import type { Language } from '@grappe/contracts/roles';
import type { GroupPlan, GroupSettings, PairCriteria } from '@grappe/engine/groups';
import type { ClusterInput } from './read-profile-input.ts';

/** What a document is made of, before anything is measured. */
export interface DocumentRequest {
  readonly cover: PlanFacts['cover'];
  readonly input: ClusterInput;
  readonly settings: GroupSettings;
  readonly candidates: readonly string[];
  readonly plan: GroupPlan;
  /** In the order of the plan's groups. */
  readonly groups: readonly {
    readonly name: string | null;
    readonly pairs: readonly PairCriteria[];
    readonly reasons: readonly Reason[];
    readonly budget: GroupBudget | null;
  }[];
  readonly on: string;
  readonly version: string;
  readonly language: Language;
  readonly format: PlanFormat;
  readonly audience: PlanAudience;
}
