import type { Room, RoomEvent, RoomMessage } from '@grappe/contracts/api';

/** A room after what just happened in it; null when it must be read again. */
export function applyEvent(room: Room, event: RoomEvent): Room | null {
  if (event.roomId !== room.id) return room;
  if (event.message !== null)
    return isEarlier(room, event.message) ? room : withMessages(room, [event.message]);
  if (event.decision !== null)
    return { ...room, decisions: replaced(room.decisions, event.decision, 'first') };
  if (event.task !== null) return { ...room, tasks: replaced(room.tasks, event.task, 'last') };
  if (event.file !== null) {
    const { file } = event;
    const messages = room.messages.map((message) =>
      message.id === file.messageId ? { ...message, files: withFile(message.files, file) } : message,
    );
    return { ...room, messages, files: replaced(room.files, file, 'first') };
  }
  return null;
}

/** A message that changed among those that were not read yet: it will be read as it is now. */
const isEarlier = (room: Room, message: RoomMessage): boolean =>
  room.hasEarlier && message.id < (room.messages[0]?.id ?? '');

/** Messages by the order in which they were written; each once, in its latest version. */
export function withMessages(room: Room, added: readonly RoomMessage[]): Room {
  const byId = new Map(room.messages.map((message) => [message.id, message]));
  for (const message of added) {
    const known = byId.get(message.id);
    if (known === undefined || message.version >= known.version) byId.set(message.id, message);
  }
  return { ...room, messages: [...byId.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1)) };
}

interface Kept {
  readonly id: string;
  readonly deletedAt: string | null;
  readonly version?: number;
}

/** The newer of what is known and what came; nothing of what was deleted. */
function replaced<Item extends Kept>(items: Item[], item: Item, place: 'first' | 'last'): Item[] {
  if (item.deletedAt !== null) return items.filter(({ id }) => id !== item.id);
  const known = items.find(({ id }) => id === item.id);
  if (known === undefined) return place === 'first' ? [item, ...items] : [...items, item];
  if ((known.version ?? 0) > (item.version ?? 0)) return items;
  return items.map((other) => (other.id === item.id ? item : other));
}

const withFile = <File extends Kept>(files: File[], file: File): File[] =>
  files.some(({ id }) => id === file.id)
    ? files.map((other) => (other.id === file.id ? file : other))
    : [...files, file];

export interface Thread {
  /** Null when the first message is older than what was read. */
  readonly root: RoomMessage | null;
  readonly rootId: string;
  readonly answers: readonly RoomMessage[];
}

/** Messages gathered by thread; the thread in which somebody spoke last comes last. */
export function threadsOf(messages: readonly RoomMessage[]): Thread[] {
  const byRoot = Map.groupBy(messages, ({ id, threadId }) => threadId ?? id);
  const last = (thread: readonly RoomMessage[]): string => thread.at(-1)?.id ?? '';
  return [...byRoot]
    .toSorted(([, a], [, b]) => (last(a) < last(b) ? -1 : 1))
    .map(([rootId, thread]) => ({
      rootId,
      root: thread.find(({ id }) => id === rootId) ?? null,
      answers: thread.filter(({ id }) => id !== rootId),
    }));
}
