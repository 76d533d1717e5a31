import type { NewRoomMessage, RoomFile } from '@grappe/contracts/api';
import { forget, remember, remembered } from '../../app/browser-memory.ts';

/** What somebody is writing, or has written and the server has not taken yet: kept on this device until it has. */
export interface Waiting extends Required<NewRoomMessage> {
  readonly files: readonly RoomFile[];
  readonly writtenAt: string;
}

/** Everything of this kind begins so, and is forgotten when somebody signs out. */
const prefix = 'grappe.room.';
const draftKey = (personId: string, roomId: string, threadId: string | null): string =>
  `${prefix}draft.${personId}.${roomId}.${threadId ?? 'new'}`;
const outboxKey = (personId: string, roomId: string): string => `${prefix}outbox.${personId}.${roomId}`;

export const draftOf = (personId: string, roomId: string, threadId: string | null): string =>
  remembered(draftKey(personId, roomId, threadId)) ?? '';

export function keepDraft(personId: string, roomId: string, threadId: string | null, text: string): void {
  const key = draftKey(personId, roomId, threadId);
  if (text === '') forget(key);
  else remember(key, text);
}

export function waitingIn(personId: string, roomId: string): Waiting[] {
  const text = remembered(outboxKey(personId, roomId));
  return text === null ? [] : readWaiting(text);
}

function readWaiting(text: string): Waiting[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as Waiting[]) : [];
  } catch (cause) {
    // Written by hand, or cut when the storage was full: it cannot be sent any more.
    if (cause instanceof SyntaxError) return [];
    throw cause;
  }
}

export function keepWaiting(personId: string, roomId: string, waiting: readonly Waiting[]): void {
  const key = outboxKey(personId, roomId);
  if (waiting.length === 0) forget(key);
  else remember(key, JSON.stringify(waiting));
}
