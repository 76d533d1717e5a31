import type { EncounterModel, Occupation } from './encounter-model.ts';
import { occupy } from './first-schedule.ts';
import type { EncounterRequest, UnmetReason, UnmetWish } from './types.ts';
import { pairKey } from './wished-pairs.ts';

/** Wishes that a schedule does not meet, each with its reason, by person and rank. O(pairs · slots). */
export function unmetWishes(
  request: EncounterRequest,
  model: EncounterModel,
  chosen: readonly number[],
): UnmetWish[] {
  const { people, slots } = request;
  const now: Occupation = {
    taken: model.start.taken.slice(),
    rooms: model.start.rooms.slice(),
    left: model.start.left.slice(),
  };
  const met = new Set(model.fixed);
  for (const column of chosen) {
    const { pair, slot } = model.possible[column]!;
    const { first, second } = model.pairs[pair]!;
    met.add(pair);
    occupy(now, [first, second], slot, slots);
  }
  const couldMeet = new Set(model.possible.map(({ pair }) => pair));
  const reasons = new Map<string, UnmetReason>();
  for (const [at, { first, second }] of model.pairs.entries()) {
    if (met.has(at)) continue;
    const reason = model.barred.has(at)
      ? 'barred'
      : reasonOf(now, {
          first,
          second,
          slots,
          could: couldMeet.has(at),
          limited: [first, second].some((person) => people[person]!.mostMeetings !== undefined),
        });
    reasons.set(pairKey(people[first]!.id, people[second]!.id), reason);
  }
  return people.flatMap(({ id, wishes }) =>
    wishes.flatMap((wanted, rank) => {
      const reason = reasons.get(pairKey(id, wanted));
      return reason === undefined ? [] : [{ person: id, wanted, rank: rank + 1, reason }];
    }),
  );
}

interface UnmetPair {
  readonly first: number;
  readonly second: number;
  readonly slots: number;
  readonly could: boolean;
  /** One of the two accepts so many meetings only. */
  readonly limited: boolean;
}

function reasonOf(
  { taken, left }: Occupation,
  { first, second, slots, could, limited }: UnmetPair,
): UnmetReason {
  if (limited && (left[first]! < 1 || left[second]! < 1)) return 'most_reached';
  if (!could) return 'no_common_slot';
  for (let slot = 0; slot < slots; slot += 1)
    if (!taken[first * slots + slot] && !taken[second * slots + slot]) return 'no_room';
  return 'others_first';
}
