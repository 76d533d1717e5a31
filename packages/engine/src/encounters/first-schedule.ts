import type { EncounterModel, Occupation } from './encounter-model.ts';

/**
 * A schedule to start from: pairs with the fewest possible slots first, then the most points, each at the slot where most rooms are
 * left. Returns places of possible meetings. O(possible · log possible).
 */
export function firstSchedule(model: EncounterModel, slots: number): number[] {
  const { pairs, possible, start } = model;
  const now: Occupation = {
    taken: start.taken.slice(),
    rooms: start.rooms.slice(),
    left: start.left.slice(),
  };
  const byPair = Map.groupBy(possible.keys(), (at) => possible[at]!.pair);
  const order = [...byPair].toSorted(
    ([p, a], [q, b]) => a.length - b.length || pairs[q]!.points - pairs[p]!.points || p - q,
  );
  const chosen: number[] = [];
  for (const [pair, places] of order) {
    const { first, second } = pairs[pair]!;
    if (now.left[first]! < 1 || now.left[second]! < 1) continue;
    let best: number | undefined;
    for (const at of places) {
      const { slot } = possible[at]!;
      if (now.rooms[slot]! < 1 || now.taken[first * slots + slot] || now.taken[second * slots + slot])
        continue;
      if (best === undefined || now.rooms[slot]! > now.rooms[possible[best]!.slot]!) best = at;
    }
    if (best === undefined) continue;
    chosen.push(best);
    occupy(now, [first, second], possible[best]!.slot, slots);
  }
  return chosen.toSorted((a, b) => a - b);
}

/** Takes a room and two people at a slot. */
export function occupy(
  now: Occupation,
  people: readonly [number, number],
  slot: number,
  slots: number,
): void {
  now.rooms[slot]! -= 1;
  for (const person of people) {
    now.taken[person * slots + slot] = 1;
    now.left[person]! -= 1;
  }
}
