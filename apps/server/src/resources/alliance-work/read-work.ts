import type { Alliance, AllianceIncident, IncidentTelling } from '@grappe/contracts/api';
import {
  listAllianceProjects,
  listGroupInvitations,
  listIncidents,
  listTellings,
  listWorkingGroups,
  roomsOfSubjects,
  type AlliancePlace,
  type IncidentRow,
  type Session,
  type TellingRow,
} from '@grappe/database';
import { nameIn, ownerIn, type Names } from '../alliance-files/names.ts';

type Work = Pick<Alliance, 'workingGroups' | 'projects' | 'incidents' | 'tellings'>;

/** What stands under an alliance, as a team reads it. */
export async function readWork(
  tx: Session,
  { clusterId, allianceId }: AlliancePlace,
  names: Names,
): Promise<Work> {
  const groups = await listWorkingGroups(tx, [allianceId]);
  const ids = groups.map(({ id }) => id);
  const rooms = await roomsOfSubjects(tx, ids);
  const invitations = Map.groupBy(
    await listGroupInvitations(tx, clusterId, ids),
    ({ workingGroupId }) => workingGroupId,
  );
  const projects = await listAllianceProjects(tx, [allianceId]);
  const incidents = await listIncidents(tx, clusterId, allianceId);
  const tellings = await listTellings(tx, clusterId, allianceId);
  return {
    workingGroups: groups.map(({ ownerId, ...group }) => ({
      ...group,
      owner: ownerIn(names, ownerId),
      roomId: rooms.get(group.id) ?? null,
      invitations: invitations.get(group.id) ?? [],
    })),
    projects: projects.map(({ ownerId, ...project }) => ({ ...project, owner: ownerIn(names, ownerId) })),
    incidents: incidents.map((row) => presentIncident(row, names)),
    tellings: tellings.map((row) => presentTelling(row, names)),
  };
}

export const presentIncident = (
  { ownerId, words, told, ...row }: IncidentRow,
  names: Names,
): AllianceIncident => ({
  ...row,
  owner: ownerIn(names, ownerId),
  words: words.map((word) => ({ ...word, author: nameIn(names, word.authorId) })),
  told: told === null ? null : presentTelling(told, names),
});

const presentTelling = ({ words, ...row }: TellingRow, names: Names): IncidentTelling => ({
  ...row,
  words: words.map((word) => ({ ...word, author: nameIn(names, word.authorId) })),
});
