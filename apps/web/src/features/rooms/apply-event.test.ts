import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Room, RoomEvent, RoomMessage, RoomTask } from '@grappe/contracts/api';
import { applyEvent, threadsOf, withMessages } from './apply-event.ts';

const at = '2026-11-21T10:00:00.000Z';

const message = (id: string, more: Partial<RoomMessage> = {}): RoomMessage => ({
  id,
  roomId: 'room',
  threadId: null,
  authorId: 'somebody',
  clientId: id,
  body: id,
  mentions: [],
  category: null,
  files: [],
  version: 1,
  createdAt: at,
  editedAt: null,
  deletedAt: null,
  ...more,
});

const task = (id: string, more: Partial<RoomTask> = {}): RoomTask => ({
  id,
  roomId: 'room',
  authorId: null,
  version: 1,
  createdAt: at,
  updatedBy: null,
  updatedAt: at,
  deletedAt: null,
  title: id,
  note: '',
  ownerId: null,
  dueOn: null,
  status: 'open',
  ...more,
});

const empty: Room = {
  id: 'room',
  kind: 'action',
  title: 'Room',
  status: 'open',
  subjectId: null,
  version: 1,
  unread: 0,
  mentioned: false,
  lastMessageAt: null,
  canManage: false,
  renamed: null,
  closedOrOpened: null,
  people: [],
  guarded: false,
  here: [],
  readThrough: null,
  messages: [],
  hasEarlier: false,
  decisions: [],
  tasks: [],
  files: [],
  cursor: '',
};

const event = (more: Partial<RoomEvent>): RoomEvent => ({
  roomId: 'room',
  kind: 'message',
  change: 'created',
  subjectId: 'a',
  message: null,
  decision: null,
  task: null,
  file: null,
  ...more,
});

describe('a room after an event', () => {
  it('is the same in whatever order and however often the events come', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const versions = fc.record({ id: ids, version: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(versions, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (said, order) => {
        const events = said.map(({ id, version }) =>
          event({ message: message(id, { version, body: `${id}${version}` }) }),
        );
        const shuffled = [...events, ...events]
          .map((one) => ({ one, rank: order.next().value ?? 0 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ one }) => one);
        const after = (list: readonly RoomEvent[]) =>
          list.reduce<Room>((room, one) => applyEvent(room, one) ?? room, empty).messages;
        expect(after(shuffled)).toEqual(
          after(events.toSorted((a, b) => (a.message?.version ?? 0) - (b.message?.version ?? 0))),
        );
      }),
      { seed: 20261121, numRuns: 300 },
    );
  });

  it('forgets what was deleted, keeps the newer of two versions, and leaves other rooms alone', () => {
    const open = applyEvent(empty, event({ kind: 'task', task: task('t', { version: 3, title: 'new' }) }));
    expect(open?.tasks.map(({ title }) => title)).toEqual(['new']);
    const late = applyEvent(
      open ?? empty,
      event({ kind: 'task', task: task('t', { version: 2, title: 'old' }) }),
    );
    expect(late?.tasks.map(({ title }) => title)).toEqual(['new']);
    const gone = applyEvent(
      open ?? empty,
      event({ kind: 'task', task: task('t', { version: 4, deletedAt: at }) }),
    );
    expect(gone?.tasks).toEqual([]);
    expect(applyEvent(empty, event({ roomId: 'other', message: message('x') }))).toBe(empty);
    expect(applyEvent(empty, event({ kind: 'person' }))).toBeNull();
  });

  it('does not show a message whose neighbours were not read', () => {
    const page = { ...withMessages(empty, [message('m'), message('n')]), hasEarlier: true };
    expect(applyEvent(page, event({ message: message('c', { version: 2 }) }))).toBe(page);
    expect(applyEvent(page, event({ message: message('o') }))?.messages).toHaveLength(3);
  });
});

it('gathers messages by thread, the one last spoken in at the end', () => {
  const threads = threadsOf([
    message('a'),
    message('b'),
    message('c', { threadId: 'a' }),
    message('d', { threadId: 'earlier' }),
  ]);
  expect(threads.map(({ rootId, root, answers }) => [rootId, root?.id, answers.map(({ id }) => id)])).toEqual(
    [
      ['b', 'b', []],
      ['a', 'a', ['c']],
      ['earlier', undefined, ['d']],
    ],
  );
});
