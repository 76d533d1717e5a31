import type { LimitUse, PackingColumns } from '../groups/set-packing-solver.ts';
import { pairKey, wishedPairs, type WishedPair } from './wished-pairs.ts';
import type { EncounterRequest } from './types.ts';

/** Who is where, once fixed meetings are set: what a further meeting must find free. */
export interface Occupation {
  /** By person × slots + slot. */
  readonly taken: Uint8Array;
  /** Rooms left, by slot. */
  readonly rooms: Int32Array;
  /** Meetings left, by person. */
  readonly left: Int32Array;
}

/** One possible meeting: a pair at a slot. */
export interface PossibleMeeting {
  readonly pair: number;
  readonly slot: number;
}

export interface EncounterModel {
  readonly pairs: readonly WishedPair[];
  readonly barred: ReadonlySet<number>;
  /** Pairs whose meeting is fixed. */
  readonly fixed: ReadonlySet<number>;
  readonly start: Occupation;
  readonly possible: readonly PossibleMeeting[];
  /** What one more meeting is worth: more than all points together, so that the most meetings come first. */
  readonly meetingWorth: number;
  readonly rowCount: number;
  readonly columns: PackingColumns;
  readonly capacities: readonly number[];
}

/**
 * Weighted set packing: a column for each wished pair and each slot where both may meet; rows: each pair once, each person once a
 * slot; limits: rooms of a slot, most meetings of a person. Column worth = W + points, W = 1 + Σ points of all pairs, so that
 * the maximum has the most meetings and, among those, the most points. O(pairs · slots).
 */
export function encounterModel(request: EncounterRequest): EncounterModel {
  const pairs = wishedPairs(request);
  const keys = pairs.map(({ first, second }) =>
    pairKey(request.people[first]!.id, request.people[second]!.id),
  );
  const named = (list: readonly string[]): Set<number> => {
    const wanted = new Set(list);
    return new Set(keys.flatMap((key, at) => (wanted.has(key) ? [at] : [])));
  };
  const barred = named((request.barred ?? []).map(([a, b]) => pairKey(a, b)));
  const fixed = named((request.fixed ?? []).map(({ first, second }) => pairKey(first, second)));
  const start = occupationOf(request);
  const possible = possibleMeetings(request.slots, pairs, new Set([...barred, ...fixed]), start);
  const meetingWorth = 1 + pairs.reduce((sum, { points }) => sum + points, 0);
  return {
    pairs,
    barred,
    fixed,
    start,
    possible,
    meetingWorth,
    rowCount: pairs.length + request.people.length * request.slots,
    columns: columnsOf(request, pairs, possible, meetingWorth),
    capacities: [...start.rooms, ...start.left],
  };
}

function occupationOf({ slots, rooms, people, fixed = [] }: EncounterRequest): Occupation {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const taken = new Uint8Array(people.length * slots);
  for (const [at, { absentSlots }] of people.entries())
    for (const slot of absentSlots) taken[at * slots + slot] = 1;
  const open = Int32Array.from(
    { length: slots },
    (_, slot) => rooms.filter(({ closedSlots }) => !closedSlots.includes(slot)).length,
  );
  const left = Int32Array.from(people, ({ mostMeetings }) => Math.min(slots, mostMeetings ?? slots));
  for (const { first, second, slot } of fixed) {
    open[slot]! -= 1;
    for (const person of [place.get(first)!, place.get(second)!]) {
      taken[person * slots + slot] = 1;
      left[person]! -= 1;
    }
  }
  return { taken, rooms: open, left };
}

function possibleMeetings(
  slots: number,
  pairs: readonly WishedPair[],
  without: ReadonlySet<number>,
  { taken, rooms, left }: Occupation,
): PossibleMeeting[] {
  const possible: PossibleMeeting[] = [];
  for (const [pair, { first, second }] of pairs.entries()) {
    if (without.has(pair) || left[first]! < 1 || left[second]! < 1) continue;
    for (let slot = 0; slot < slots; slot += 1)
      if (rooms[slot]! > 0 && !taken[first * slots + slot] && !taken[second * slots + slot])
        possible.push({ pair, slot });
  }
  return possible;
}

function columnsOf(
  { slots, people }: EncounterRequest,
  pairs: readonly WishedPair[],
  possible: readonly PossibleMeeting[],
  meetingWorth: number,
): PackingColumns {
  const row = (person: number, slot: number): number => pairs.length + person * slots + slot;
  const ofPerson = (person: number): LimitUse[] =>
    people[person]!.mostMeetings === undefined ? [] : [{ limit: slots + person, amount: 1 }];
  return {
    rows: possible.map(({ pair, slot }) => {
      const { first, second } = pairs[pair]!;
      return [pair, row(first, slot), row(second, slot)];
    }),
    values: possible.map(({ pair }) => meetingWorth + pairs[pair]!.points),
    uses: possible.map(({ pair, slot }) => {
      const { first, second } = pairs[pair]!;
      return [{ limit: slot, amount: 1 }, ...ofPerson(first), ...ofPerson(second)];
    }),
  };
}
