import type { Whom } from '../entitlement.ts';
import type { PlansOfScene } from './fill-plans.ts';
import { actingIn } from './live-scene.ts';
import type { ProofApp } from './proof-app.ts';

/** What is said of the group for its documents, and a version for each audience, written when all other facts are there. */
export async function fillGroupDocuments(
  proof: ProofApp,
  { groupId, groupMembers, draftGroupId }: PlansOfScene,
): Promise<void> {
  const { markers } = proof;
  const act = actingIn(proof, 'alpha');
  const group: Whom = { kind: 'group', cluster: 'alpha', members: groupMembers };
  const team: Whom = { kind: 'coordinator', cluster: 'alpha' };
  const say = (id: string, whom: Whom) =>
    act('manager', 'PUT', `/groups/${id}/terms`, {
      version: 0,
      terms: { purpose: markers.word('group_terms.terms', whom) },
    });
  await say(groupId, group);
  await say(draftGroupId, team);
  const write = (visitor: 'manager' | 'ownerOfA', id: string, audience: string) =>
    act(visitor, 'POST', `/groups/${id}/documents`, {
      kind: 'feasibility_study',
      variant: 'association',
      language: 'fr',
      audience,
    });
  await write('manager', groupId, 'coordinator');
  await write('manager', groupId, 'group');
  await write('ownerOfA', groupId, 'self');
  await write('manager', draftGroupId, 'group');
  await proof.jobsDone();
}
