import { pairKey } from './wished-pairs.ts';
import type { EncounterPerson, EncounterProblem, EncounterRequest } from './types.ts';

/** Everything that is wrong with a request, in the order in which it was given. O(people · wishes + fixed). */
export function checkRequest(request: EncounterRequest): EncounterProblem[] {
  return [
    ...(request.slots < 1 ? [{ kind: 'no_slots' as const }] : []),
    ...(request.rooms.length === 0 ? [{ kind: 'no_rooms' as const }] : []),
    ...checkRooms(request),
    ...checkPeople(request),
    ...checkFixed(request),
  ];
}

const twice = (ids: readonly string[]): string[] => [
  ...new Set(ids.filter((id, at) => ids.indexOf(id) !== at)),
];

const outside = (slots: readonly number[], { slots: count }: EncounterRequest): number[] =>
  slots.filter((slot) => !Number.isInteger(slot) || slot < 0 || slot >= count);

function checkRooms(request: EncounterRequest): EncounterProblem[] {
  return [
    ...twice(request.rooms.map(({ id }) => id)).map((room) => ({ kind: 'room_twice' as const, room })),
    ...request.rooms.flatMap(({ id, closedSlots }) =>
      outside(closedSlots, request).map((slot) => ({
        kind: 'no_such_slot' as const,
        of: 'room' as const,
        id,
        slot,
      })),
    ),
  ];
}

function checkPeople(request: EncounterRequest): EncounterProblem[] {
  const ids = request.people.map(({ id }) => id);
  const known = new Set(ids);
  return [
    ...twice(ids).map((person) => ({ kind: 'person_twice' as const, person })),
    ...request.people.flatMap((person) => [
      ...outside(person.absentSlots, request).map((slot) => ({
        kind: 'no_such_slot' as const,
        of: 'person' as const,
        id: person.id,
        slot,
      })),
      ...checkWishes(person, known),
    ]),
  ];
}

function checkWishes({ id: person, wishes }: EncounterPerson, known: ReadonlySet<string>) {
  return [
    ...wishes.flatMap((wanted): EncounterProblem[] => {
      if (wanted === person) return [{ kind: 'wish_for_oneself', person, wanted }];
      return known.has(wanted) ? [] : [{ kind: 'unknown_person', person, wanted }];
    }),
    ...twice(wishes).map((wanted) => ({ kind: 'wish_twice' as const, person, wanted })),
  ];
}

function checkFixed(request: EncounterRequest): EncounterProblem[] {
  const people = new Map(request.people.map((person) => [person.id, person]));
  const barred = new Set((request.barred ?? []).map(([a, b]) => pairKey(a, b)));
  const [pairs, held, counts] = [new Set<string>(), new Set<string>(), new Map<string, number>()];
  const problems: EncounterProblem[] = [];
  for (const { first, second, slot } of request.fixed ?? []) {
    const pair = pairKey(first, second);
    if (first === second) problems.push({ kind: 'fixed_alone', person: first, slot });
    if (outside([slot], request).length > 0)
      problems.push({ kind: 'no_such_slot', of: 'fixed', id: first, slot });
    if (pairs.has(pair)) problems.push({ kind: 'fixed_pair_twice', first, second });
    if (barred.has(pair)) problems.push({ kind: 'fixed_barred', first, second });
    pairs.add(pair);
    for (const person of new Set([first, second]))
      problems.push(...checkFixedPerson(people.get(person), person, slot, held, counts));
  }
  return [...problems, ...checkFixedRooms(request)];
}

function checkFixedPerson(
  known: EncounterPerson | undefined,
  person: string,
  slot: number,
  held: Set<string>,
  counts: Map<string, number>,
): EncounterProblem[] {
  if (known === undefined) return [{ kind: 'fixed_unknown_person', person }];
  const problems: EncounterProblem[] = [];
  const [at, count] = [`${slot} ${person}`, (counts.get(person) ?? 0) + 1];
  if (known.absentSlots.includes(slot)) problems.push({ kind: 'fixed_while_absent', person, slot });
  if (held.has(at)) problems.push({ kind: 'fixed_clash', person, slot });
  if (count === (known.mostMeetings ?? Infinity) + 1)
    problems.push({ kind: 'fixed_beyond_most', person, slot });
  held.add(at);
  counts.set(person, count);
  return problems;
}

function checkFixedRooms({ fixed = [], rooms }: EncounterRequest): EncounterProblem[] {
  return [...Map.groupBy(fixed, ({ slot }) => slot)].flatMap(([slot, meetings]) => {
    const open = rooms.filter(({ closedSlots }) => !closedSlots.includes(slot)).length;
    return meetings.length > open
      ? [{ kind: 'fixed_without_room' as const, slot, meetings: meetings.length, rooms: open }]
      : [];
  });
}
