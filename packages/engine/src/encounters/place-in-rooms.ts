import type { EncounterRequest } from './types.ts';

/** A meeting before it has a room: two people by place, at a slot. */
export interface Unplaced {
  readonly first: number;
  readonly second: number;
  readonly slot: number;
}

/**
 * A room for each meeting, slot after slot: the room where one of the two was last, when it is free, so that people move less; else
 * the first free one. Each slot has enough rooms. Meetings keep their order. O(meetings · rooms).
 */
export function placeInRooms(meetings: readonly Unplaced[], { rooms, slots }: EncounterRequest): string[] {
  const lastRoom = new Map<number, string>();
  const placed = new Array<string>(meetings.length).fill('');
  for (let slot = 0; slot < slots; slot += 1) {
    const free = new Set(rooms.filter(({ closedSlots }) => !closedSlots.includes(slot)).map(({ id }) => id));
    const settle = (at: number, room: string): void => {
      const { first, second } = meetings[at]!;
      placed[at] = room;
      free.delete(room);
      lastRoom.set(first, room).set(second, room);
    };
    const here = [...meetings.keys()].filter((at) => meetings[at]!.slot === slot);
    const waiting = here.filter((at) => {
      const { first, second } = meetings[at]!;
      const room = [lastRoom.get(first), lastRoom.get(second)].find((each) => free.has(each ?? ''));
      if (room !== undefined) settle(at, room);
      return room === undefined;
    });
    for (const at of waiting) {
      const [room] = free;
      if (room === undefined) throw new Error(`slot ${slot} has more meetings than open rooms`);
      settle(at, room);
    }
  }
  return placed;
}
