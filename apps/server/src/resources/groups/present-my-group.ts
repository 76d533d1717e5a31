import { myGroup, type MyGroup } from '@grappe/contracts/api';
import type { MyGroupRow } from '@grappe/database';
import { z } from 'zod';

/** What a plan keeps of a group for its members to read: made without anything confidential. */
export const publicExplanation = z.object({
  commonMarkets: z.array(z.string()),
  reasons: myGroup.shape.reasons,
  shownToFewer: z.boolean().default(false),
});

/** What one member pays, one entry per rule that gave an answer. */
export const ownShares = myGroup.shape.myShares;

/** Rules made of facts that firms may keep. */
const guardedRules = ['turnover', 'headcount'] as const;

/** Markets that the members of a group were told they all want; none for a group that was made without them. */
export const toldMarkets = (explanation: unknown): readonly string[] =>
  publicExplanation.shape.commonMarkets
    .optional()
    .parse(z.looseObject({}).parse(explanation)['commonMarkets']) ?? [];

export function presentMyGroup(row: MyGroupRow): MyGroup {
  const explanation = publicExplanation.parse(row.publicExplanation);
  const myShares = row.myShare === null ? [] : ownShares.parse(row.myShare);
  const told = new Set(myShares.map(({ rule }) => rule));
  return {
    id: row.id,
    planTitle: row.planTitle,
    name: row.name,
    members: row.members.map(({ id, name, kind }) => ({ id, name, kind })),
    commonMarkets: explanation.commonMarkets,
    reasons: explanation.reasons,
    shownToFewer: explanation.shownToFewer,
    choice: myGroup.shape.choice.parse(row.choice),
    // Kept or missing, it is said in the same way: one learns nothing of which.
    notTold: row.myShare === null ? [] : guardedRules.filter((rule) => !told.has(rule)),
    myShares,
  };
}
