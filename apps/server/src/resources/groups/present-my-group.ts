import { myGroup, type MyGroup } from '@grappe/contracts/api';
import type { MyGroupRow } from '@grappe/database';
import { z } from 'zod';

/** What a plan keeps of a group for its members to read: made without anything confidential. */
export const publicExplanation = z.object({
  commonMarkets: z.array(z.string()),
  reasons: myGroup.shape.reasons,
});

/** What one member pays, one entry per rule that gave an answer. */
export const ownShares = myGroup.shape.myShares;

export function presentMyGroup(row: MyGroupRow): MyGroup {
  const explanation = publicExplanation.parse(row.publicExplanation);
  return {
    id: row.id,
    planTitle: row.planTitle,
    name: row.name,
    members: row.members.map(({ id, name, kind }) => ({ id, name, kind })),
    commonMarkets: explanation.commonMarkets,
    reasons: explanation.reasons,
    myShares: row.myShare === null ? [] : ownShares.parse(row.myShare),
  };
}
