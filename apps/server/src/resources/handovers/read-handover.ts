import type { Alliance, HandoverFile, HandoverRelation } from '@grappe/contracts/api';
import {
  comingDays,
  getCluster,
  groupRelations,
  listPeople,
  responsibilitiesOf,
  roomRelations,
  waitingAsks,
  withoutOwner,
  type GroupRelationRow,
  type RoomRelationRow,
  type Session,
} from '@grappe/database';
import type { SignedInPerson } from '../../app/identify.ts';
import { refuse } from '../../app/refusal.ts';
import { readAlliance } from '../alliance-files/read-alliance.ts';
import { todayIs } from '../group-life/read-life.ts';

/** Kinds of responsibilities that belong to an alliance. */
const ofAlliances = ['alliance', 'alliance_step', 'commitment', 'working_group', 'project', 'incident'];

/**
 * Everything that whoever follows somebody in a team needs: what that person answers for, and each relation with its history,
 * promises, next steps, documents, people and tone. Notes that a person keeps for itself are never in it.
 */
export async function readHandover(
  tx: Session,
  clusterId: string,
  personId: string,
  reader: SignedInPerson,
): Promise<HandoverFile> {
  const cluster = await getCluster(tx, clusterId);
  const person = (await listPeople(tx, clusterId)).find((each) => each.personId === personId);
  if (cluster === undefined || person === undefined) throw refuse('not_found');
  const responsibilities = await responsibilitiesOf(tx, clusterId, personId);
  const allianceIds = new Set(
    responsibilities.flatMap(({ kind, placeId }) => (ofAlliances.includes(kind) ? [placeId] : [])),
  );
  const relations: HandoverRelation[] = [];
  for (const allianceId of allianceIds)
    relations.push(ofAlliance(await readAlliance(tx, { clusterId, allianceId }, reader), clusterId));
  relations.push(...(await groupRelations(tx, clusterId)).map(ofGroup));
  relations.push(...(await roomRelations(tx, clusterId, personId)).map(ofRoom));
  return {
    clusterName: cluster.name,
    person: { id: personId, name: person.displayName },
    madeOn: todayIs(),
    responsibilities,
    coming: await comingDays(tx, clusterId, personId),
    waiting: await waitingAsks(tx, clusterId),
    relations,
    withoutOwner: await withoutOwner(tx, clusterId),
  };
}

function ofAlliance(alliance: Alliance, clusterId: string): HandoverRelation {
  const { id, name, stage, stageSince, side, nextStep, nextOn, events, commitments, contacts, notes } =
    alliance;
  const theirs = alliance.people.filter((person) => person.clusterId !== clusterId && person.isThere);
  return {
    id,
    kind: 'alliance',
    name,
    partners: alliance.partners,
    state: stage,
    since: stageSince,
    tone: side.tone,
    toneNote: side.toneNote,
    nextStep,
    nextOn,
    history: events.map((event) => ({
      on: event.onDate,
      kind: event.kind,
      text: String(event.detail['text'] ?? ''),
    })),
    promises: commitments
      .filter(({ status }) => status === 'open')
      .map(({ title, dueOn, promisedBy, byOutside }) => ({
        title,
        dueOn,
        byUs: promisedBy === null && !byOutside ? null : promisedBy === clusterId,
      })),
    people: [
      ...contacts
        .filter(({ leftOn }) => leftOn === null)
        .map(({ name: called, position, email, note }) => ({ name: called, position, email, note })),
      ...theirs.map((person) => ({ name: person.name, position: '', email: '', note: '' })),
    ],
    documents: [
      ...(side.mandateId === null ? [] : ['mandate']),
      ...(alliance.convention.version > 0 ? ['convention'] : []),
      ...(commitments.length > 0 ? ['roadmap'] : []),
    ],
    notes: notes
      .filter(({ audience }) => audience === 'team')
      .map(({ createdAt, author, body }) => ({ on: createdAt.slice(0, 10), author: author ?? '', body })),
    gaps: alliance.gaps,
  };
}

const bare = { tone: 'unknown', toneNote: '', notes: [], gaps: [] };

const ofGroup = (group: GroupRelationRow): HandoverRelation => ({
  ...bare,
  id: group.id,
  kind: 'group',
  name: group.name === '' ? String(group.ordinal) : group.name,
  partners: [...group.members],
  state: group.state,
  since: group.since,
  nextStep: '',
  nextOn: group.startsOn,
  history: [...group.decisions],
  promises: group.waits.map((wait) => ({ ...wait, byUs: false })),
  people: [],
  documents: [...group.documents],
});

const ofRoom = (room: RoomRelationRow): HandoverRelation => ({
  ...bare,
  id: room.id,
  kind: 'room',
  name: room.title,
  partners: [],
  state: room.kind,
  since: null,
  nextStep: room.tasks[0]?.title ?? '',
  nextOn: room.tasks[0]?.dueOn ?? null,
  history: room.decisions.map((decision) => ({ ...decision, kind: 'decision' })),
  promises: room.tasks.map((task) => ({ ...task, byUs: true })),
  people: room.people.map(({ name, organisation }) => ({
    name,
    position: organisation ?? '',
    email: '',
    note: '',
  })),
  documents: [...room.files],
});
