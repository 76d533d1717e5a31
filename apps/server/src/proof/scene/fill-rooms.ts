import { randomUUID } from 'node:crypto';
import { coordinates, mayRead, type Whom } from '../entitlement.ts';
import { actingIn } from './live-scene.ts';
import type { PlansOfScene } from './fill-plans.ts';
import type { ProofApp } from './proof-app.ts';
import { clusterId, personId, type Cluster, type Person } from './world.ts';

const nobody: Whom = { kind: 'people', people: [] };

interface RoomOfScene {
  readonly name: string;
  readonly cluster: Cluster;
  readonly kind: 'group' | 'alliance' | 'working_group' | 'action' | 'cluster';
  readonly subjectId?: string;
  readonly people?: readonly Person[];
  readonly whom: Whom;
  /** Two people who are in. */
  readonly speakers: readonly [Person, Person];
}

/** A room of each kind, with something said, kept, decided and to be done in each. */
export async function fillRooms(
  proof: ProofApp,
  { groupId, groupMembers, draftGroupId, allianceId }: PlansOfScene & { readonly allianceId: string },
): Promise<void> {
  const letIn = (cluster: Cluster, ...people: readonly Person[]) => ({
    people,
    whom: {
      kind: 'any',
      of: [
        { kind: 'people', people },
        { kind: 'coordinator', cluster },
      ],
    } as Whom,
  });
  const rooms: readonly RoomOfScene[] = [
    {
      name: 'group',
      cluster: 'alpha',
      kind: 'group',
      subjectId: groupId,
      whom: { kind: 'group', cluster: 'alpha', members: groupMembers },
      speakers: ['ownerOfA', 'ownerOfB'],
    },
    {
      name: 'draft group',
      cluster: 'alpha',
      kind: 'group',
      subjectId: draftGroupId,
      whom: { kind: 'coordinator', cluster: 'alpha' },
      speakers: ['manager', 'teamMember'],
    },
    {
      name: 'alliance',
      cluster: 'alpha',
      kind: 'alliance',
      subjectId: allianceId,
      whom: { kind: 'alliance', clusters: ['alpha', 'beta'] },
      speakers: ['ownerOfC', 'ownerOfBetaOne'],
    },
    {
      name: 'working group',
      cluster: 'alpha',
      kind: 'working_group',
      ...letIn('alpha', 'boardMember', 'ownerOfC'),
      speakers: ['boardMember', 'ownerOfC'],
    },
    {
      name: 'action',
      cluster: 'alpha',
      kind: 'action',
      ...letIn('alpha', 'employeeOfA', 'partner'),
      speakers: ['employeeOfA', 'partner'],
    },
    {
      name: 'whole cluster',
      cluster: 'alpha',
      kind: 'cluster',
      whom: { kind: 'cluster', cluster: 'alpha' },
      speakers: ['relay', 'consultant'],
    },
    {
      name: 'beta',
      cluster: 'beta',
      kind: 'working_group',
      ...letIn('beta', 'ownerOfBetaOne'),
      speakers: ['ownerOfBetaOne', 'betaManager'],
    },
    {
      name: 'gamma',
      cluster: 'gamma',
      kind: 'action',
      ...letIn('gamma', 'ownerOfGammaOne'),
      speakers: ['ownerOfGammaOne', 'gammaManager'],
    },
  ];
  for (const room of rooms) await fillRoom(proof, room);
}

async function fillRoom(proof: ProofApp, room: RoomOfScene): Promise<void> {
  const { markers } = proof;
  const { cluster, name, whom } = room;
  const opener: Person =
    cluster === 'alpha' ? 'manager' : cluster === 'beta' ? 'betaManager' : 'gammaManager';
  const act = actingIn(proof, cluster);
  const word = (what: string, who = whom) => markers.word(`${what} in the room of ${name}`, who);
  const { id } = await act(opener, 'POST', '/rooms', {
    kind: room.kind,
    title: word('rooms.renamed_from', titleOf(room)),
    subjectId: room.subjectId ?? null,
    people: (room.people ?? []).map(personId),
  });
  await act(opener, 'PATCH', `/rooms/${String(id)}`, {
    title: word('rooms.title', titleOf(room)),
    version: 1,
  });
  const [first, second] = room.speakers;
  const place = `/rooms/${String(id)}`;
  const inTheirCluster = (person: Person) =>
    coordinates(person, cluster) || mayRead(person, { kind: 'cluster', cluster })
      ? act
      : actingIn(proof, 'beta');
  const say = (person: Person, body: string, threadId?: unknown) =>
    inTheirCluster(person)(person, 'POST', `${place}/messages`, {
      clientId: randomUUID(),
      body,
      threadId: threadId ?? null,
      mentions: [personId(first)],
    });
  const said = await say(first, word('room_messages.body'));
  await say(second, word('room_messages.body of an answer'), said['id']);
  const changed = await say(first, word('room_messages.body that was changed', nobody));
  await act(first, 'PATCH', `${place}/messages/${String(changed['id'])}`, {
    version: 1,
    body: word('room_messages.body after a change'),
  });
  const taken = await say(first, word('room_messages.body that was deleted', nobody));
  await act(first, 'POST', `${place}/messages/${String(taken['id'])}/delete`, { version: 1 });
  await act(first, 'POST', `${place}/decisions`, {
    title: word('room_decisions.title'),
    body: word('room_decisions.body'),
  });
  await act(first, 'POST', `${place}/tasks`, {
    title: word('room_tasks.title'),
    note: word('room_tasks.note'),
    ownerId: personId(first),
  });
  for (const what of ['decisions', 'tasks']) {
    const gone = await act(first, 'POST', `${place}/${what}`, {
      title: word(`room_${what}.title that was deleted`, nobody),
    });
    await act(first, 'POST', `${place}/${what}/${String(gone['id'])}/delete`, { version: 1 });
  }
  await fillFiles(proof, { cluster, place, first, word });
}

/** The board reads in the cluster's transparency reports which rooms there are, save those of drafts. */
const titleOf = ({ name, cluster, whom }: RoomOfScene): Whom =>
  cluster === 'alpha' && name !== 'draft group'
    ? { kind: 'any', of: [whom, { kind: 'people', people: ['boardMember'] }] }
    : whom;

async function fillFiles(
  proof: ProofApp,
  at: {
    readonly cluster: Cluster;
    readonly place: string;
    readonly first: Person;
    readonly word: (what: string, who?: Whom) => string;
  },
): Promise<void> {
  const caller = await proof.as(at.first);
  const url = `/api/clusters/${clusterId(at.cluster)}${at.place}/files`;
  for (const gone of [false, true]) {
    // What a file was called stays where it stood; what it held does not.
    const name = at.word(`room_files.name${gone ? ' that was deleted' : ''}`);
    const content = at.word(
      `room_files.content${gone ? ' that was deleted' : ''}`,
      gone ? nobody : undefined,
    );
    const sent = await caller.upload(url, { name: `${name}.txt`, bytes: content }, {});
    if (sent.statusCode !== 201) throw new Error(`A file was refused: ${sent.body}`);
    if (gone) await caller.post(`${url}/${String(sent.json().id)}/delete`);
  }
}
