import {
  listAllianceProjects,
  listAlliances,
  listGroupInvitations,
  listWorkingGroups,
  roomsOfSubjects,
  type Session,
} from '@grappe/database';
import type { MyAlliance } from '@grappe/contracts/api';
import { firmRoles } from '@grappe/contracts/roles';
import type { SignedInPerson } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';

/** The organisation that somebody speaks for in a cluster. */
export function ownOf({ grants }: SignedInPerson, clusterId: string): string {
  const own = grants.find(
    (grant) =>
      grant.clusterId === clusterId &&
      grant.organisationId !== null &&
      (firmRoles as readonly string[]).includes(grant.role),
  );
  if (own?.organisationId == null) throw refuse('not_allowed');
  return own.organisationId;
}

/** Alliances of the cluster as a firm reads them: where it takes part, and where it is invited. */
export async function readMyAlliances(
  tx: Session,
  clusterId: string,
  person: SignedInPerson,
): Promise<MyAlliance[]> {
  const own = ownOf(person, clusterId);
  const alliances = (await listAlliances(tx, clusterId)).filter(({ status }) => status === 'active');
  const ids = alliances.map(({ id }) => id);
  const groups = await listWorkingGroups(tx, ids);
  const groupIds = groups.map(({ id }) => id);
  const projects = await listAllianceProjects(tx, ids);
  const rooms = await roomsOfSubjects(tx, groupIds);
  const waiting = new Map(
    (await listGroupInvitations(tx, clusterId, groupIds))
      .filter(({ status, organisation }) => status === 'invited' && organisation.id === own)
      .map((invitation) => [invitation.workingGroupId, invitation]),
  );
  return alliances.map(({ id, name, theme, partners }) => ({
    id,
    name,
    theme,
    partners: [...partners],
    workingGroups: groups
      .filter(({ allianceId }) => allianceId === id)
      .map((group) => ({
        ...group,
        roomId: rooms.get(group.id) ?? null,
        invitation: group.status === 'open' ? (waiting.get(group.id) ?? null) : null,
      })),
    projects: projects.filter(({ allianceId }) => allianceId === id),
  }));
}
