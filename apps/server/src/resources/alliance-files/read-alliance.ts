import { conventionTerms, type Alliance, type AllianceMandate } from '@grappe/contracts/api';
import {
  getAllianceFile,
  getAllianceSide,
  getConvention,
  listAllianceContacts,
  listAllianceEvents,
  listAllianceNotes,
  listAllianceSteps,
  listCommitments,
  listMandates,
  listSignatures,
  membersByName,
  partiesOfAlliance,
  peopleOfAlliance,
  roomsOfSubjects,
  type AllianceFile,
  type AlliancePlace,
  type MandateRow,
  type Session,
} from '@grappe/database';
import type { SignedInPerson } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { readWork } from '../alliance-work/read-work.ts';
import { todayIs } from '../group-life/read-life.ts';
import { nextStage } from './conditions.ts';
import { nameIn, ownerIn, type Names } from './names.ts';
import { readPipeline } from './read-pipeline.ts';

export const presentMandate = ({ ownerId, ownerName, ...row }: MandateRow): AllianceMandate => ({
  ...row,
  priorities: [...row.priorities],
  owner: ownerId === null || ownerName === null ? null : { id: ownerId, name: ownerName },
});

/** All that a team reads of an alliance of its cluster. */
export async function readAlliance(
  tx: Session,
  place: AlliancePlace,
  reader: SignedInPerson,
): Promise<Alliance> {
  const { clusterId, allianceId } = place;
  const [line] = await readPipeline(tx, clusterId, allianceId);
  const file = await getAllianceFile(tx, place);
  const side = await getAllianceSide(tx, place);
  if (line === undefined || file === undefined || side === undefined) throw refuse('not_found');
  const people = await peopleOfAlliance(tx, allianceId);
  const names: Names = new Map(people.map(({ personId, name }) => [personId, name]));
  const mandates = (await listMandates(tx, clusterId)).map(presentMandate);
  const signing = await readSigning(tx, place, names);
  const work = await readWork(tx, place, names);
  const parties = await partiesOfAlliance(tx, allianceId);
  const manages = reader.grants.some(
    (grant) => grant.clusterId === clusterId && grant.role === 'cluster_manager',
  );
  const rooms = await roomsOfSubjects(tx, [allianceId]);
  const mandate = mandates.find(({ id }) => id === side.mandateId);
  return {
    ...line,
    version: file.version,
    startedOn: file.startedOn,
    endedOn: file.endedOn,
    outside: outsideOf(file),
    next: nextStage({
      ...line,
      hasMandate: mandate?.status === 'given',
      hasConvention: signing.convention.version > 0,
      allSigned: signing.signatures.length >= signaturesNeeded(parties.length, file),
      workingGroups: work.workingGroups.length,
      projects: work.projects.length,
      finishedProjects: work.projects.filter(({ status }) => status === 'finished').length,
    }),
    parties,
    people: people.map((person) => ({ ...person })),
    side,
    mandates,
    ...(await readSteps(tx, place, names)),
    ...signing,
    ...(await readOwn(tx, place, names)),
    ...work,
    members: await membersByName(tx, clusterId),
    roomId: rooms.get(allianceId) ?? null,
    may: {
      sign: manages && line.status === 'active' && line.stage === 'negotiation',
      answer: manages && line.way === 'received' && line.status === 'proposed',
      end: manages && line.status !== 'ended',
      contact: manages && line.status === 'prepared',
    },
  };
}

/** Each cluster signs, and the one that is not here. */
export const signaturesNeeded = (parties: number, { outsideName }: AllianceFile): number =>
  Math.max(2, parties + (outsideName === null ? 0 : 1));

const outsideOf = ({ outsideName, outsideCountry, outsideFoundedOn }: AllianceFile): Alliance['outside'] =>
  outsideName === null ? null : { name: outsideName, country: outsideCountry, foundedOn: outsideFoundedOn };

async function readSteps(
  tx: Session,
  { allianceId }: AlliancePlace,
  names: Names,
): Promise<Pick<Alliance, 'steps' | 'commitments'>> {
  const steps = await listAllianceSteps(tx, [allianceId]);
  const commitments = await listCommitments(tx, [allianceId]);
  const today = todayIs();
  return {
    steps: steps.map(({ ownerId, allianceId: _, ...step }) => ({ ...step, owner: ownerIn(names, ownerId) })),
    commitments: commitments.map(({ ownerId, allianceId: _, ...row }) => ({
      ...row,
      owner: ownerIn(names, ownerId),
      isLate: row.status === 'open' && row.dueOn < today,
    })),
  };
}

async function readSigning(
  tx: Session,
  { allianceId }: AlliancePlace,
  names: Names,
): Promise<Pick<Alliance, 'convention' | 'signatures'>> {
  const kept = await getConvention(tx, allianceId);
  return {
    convention: {
      version: kept?.version ?? 0,
      terms: conventionTerms.parse(kept?.terms ?? {}),
      changedAt: kept?.changedAt.toISOString() ?? null,
      changedBy: nameIn(names, kept?.changedById ?? null),
    },
    signatures: await listSignatures(tx, allianceId),
  };
}

/** What the own side keeps to itself, and what happened. */
async function readOwn(
  tx: Session,
  place: AlliancePlace,
  names: Names,
): Promise<Pick<Alliance, 'notes' | 'contacts' | 'events'>> {
  const notes = await listAllianceNotes(tx, place);
  const events = await listAllianceEvents(tx, place);
  return {
    notes: notes.map(({ authorId, ...note }) => ({ ...note, author: nameIn(names, authorId) })),
    contacts: await listAllianceContacts(tx, place),
    events: events.map(({ authorId, ...event }) => ({ ...event, author: nameIn(names, authorId) })),
  };
}
