import type { PresenceEvent, RoomEvent } from '@grappe/contracts/api';

/** Frames of a stream of server-sent events. */
const frame = (event: string, data: unknown, id?: string): Buffer =>
  Buffer.from(`${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

export const roomFrame = (id: string, event: RoomEvent): Buffer => frame('room', event, id);
export const presenceFrame = (event: PresenceEvent): Buffer => frame('presence', event);
export const resetFrame: Buffer = frame('reset', {});
/** How long a browser waits before it comes again, in milliseconds. */
export const greetingFrame = Buffer.from('retry: 1500\n\n');
/** A comment: keeps what stands between from closing a stream on which nothing is said. */
export const heartbeatFrame = Buffer.from(':\n\n');
