import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadHighsSolver } from '../groups/highs-set-packing-solver.ts';
import type { SetPackingSolver } from '../groups/set-packing-solver.ts';
import { scheduleMeetings } from './schedule-meetings.ts';
import type { EncounterRequest, EncounterSchedule } from './types.ts';

let solver: SetPackingSolver;
beforeAll(async () => {
  solver = await loadHighsSolver();
});

const seed = 20_261_121;

/** Most meetings and most points by trying everything: each wished pair at each slot, or not at all. */
function bestByTrying({ slots, rooms, people }: EncounterRequest): { meetings: number; points: number } {
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const worth = new Map<string, number>();
  for (const [at, { wishes }] of people.entries())
    for (const [rank, wanted] of wishes.entries()) {
      const key = [at, place.get(wanted)!].toSorted((a, b) => a - b).join(' ');
      worth.set(key, (worth.get(key) ?? 0) + Math.max(1, 3 - rank));
    }
  const pairs = [...worth].map(([key, points]) => ({ pair: key.split(' ').map(Number), points }));
  const taken = new Set(people.flatMap(({ absentSlots }, at) => absentSlots.map((slot) => `${at} ${slot}`)));
  const open = Array.from(
    { length: slots },
    (_, slot) => rooms.filter((room) => !room.closedSlots.includes(slot)).length,
  );
  const count = new Array<number>(people.length).fill(0);
  const most = (person: number): number => people[person]!.mostMeetings ?? slots;
  let best = { meetings: 0, points: 0 };
  const go = (at: number, meetings: number, points: number): void => {
    if (meetings > best.meetings || (meetings === best.meetings && points > best.points))
      best = { meetings, points };
    if (at === pairs.length) return;
    go(at + 1, meetings, points);
    const [a, b] = pairs[at]!.pair as [number, number];
    if (count[a]! >= most(a) || count[b]! >= most(b)) return;
    for (let slot = 0; slot < slots; slot += 1) {
      const held = [`${a} ${slot}`, `${b} ${slot}`];
      if (open[slot]! < 1 || held.some((one) => taken.has(one))) continue;
      for (const one of held) taken.add(one);
      open[slot]! -= 1;
      count[a]! += 1;
      count[b]! += 1;
      go(at + 1, meetings + 1, points + pairs[at]!.points);
      for (const one of held) taken.delete(one);
      open[slot]! += 1;
      count[a]! -= 1;
      count[b]! -= 1;
    }
  };
  go(0, 0, 0);
  return best;
}

const tiny: fc.Arbitrary<EncounterRequest> = fc
  .record({
    people: fc.integer({ min: 2, max: 5 }),
    slots: fc.integer({ min: 1, max: 3 }),
    rooms: fc.integer({ min: 1, max: 2 }),
    draws: fc.array(fc.nat(), { minLength: 80, maxLength: 80 }),
  })
  .map(({ people, slots, rooms, draws }) => {
    let at = 0;
    const draw = (below: number): number => draws[at++]! % below;
    const slotsDrawn = (): number[] =>
      Array.from({ length: slots }, (_, slot) => slot).filter(() => draw(4) === 0);
    return {
      slots,
      rooms: Array.from({ length: rooms }, (_, room) => ({ id: `room ${room}`, closedSlots: slotsDrawn() })),
      people: Array.from({ length: people }, (_, one) => ({
        id: `p${one}`,
        wishes: Array.from({ length: people }, (_unused, other) => other)
          .filter((other) => other !== one && draw(2) === 0)
          .slice(0, 2)
          .map((other) => `p${other}`),
        absentSlots: slotsDrawn(),
        ...(draw(5) === 0 ? { mostMeetings: 1 } : {}),
      })),
    };
  });

function schedule(request: EncounterRequest): EncounterSchedule {
  const found = scheduleMeetings(request, solver);
  if (found.kind !== 'schedule') throw new Error(JSON.stringify(found.problems));
  return found;
}

/** Nobody in two places, no room twice, nobody while absent, no closed room, no pair twice. */
function expectSound(request: EncounterRequest, { meetings }: EncounterSchedule): void {
  const people = new Map(request.people.map((person) => [person.id, person]));
  const rooms = new Map(request.rooms.map((room) => [room.id, room]));
  const held = meetings.flatMap(({ first, second, slot, room }) => [
    `${first} ${slot}`,
    `${second} ${slot}`,
    `${room} ${slot}`,
  ]);
  expect(new Set(held).size).toBe(held.length);
  const pairs = meetings.map(({ first, second }) => [first, second].toSorted().join());
  expect(new Set(pairs).size).toBe(pairs.length);
  for (const { first, second, slot, room } of meetings) {
    for (const person of [first, second]) expect(people.get(person)!.absentSlots).not.toContain(slot);
    expect(rooms.get(room)!.closedSlots).not.toContain(slot);
  }
}

const simple = (change: Partial<EncounterRequest> = {}): EncounterRequest => ({
  slots: 2,
  rooms: [{ id: 'A', closedSlots: [] }],
  people: [
    { id: 'ana', wishes: ['bo', 'cy'], absentSlots: [] },
    { id: 'bo', wishes: ['ana'], absentSlots: [] },
    { id: 'cy', wishes: [], absentSlots: [] },
  ],
  ...change,
});

describe('meeting schedules', () => {
  it('are as good as trying everything, sound, and proven', () => {
    fc.assert(
      fc.property(tiny, (request) => {
        const found = schedule(request);
        expectSound(request, found);
        expect(found.proven).toBe(true);
        expect({ meetings: found.meetings.length, points: found.points }).toEqual(bestByTrying(request));
        expect(found.bound).toEqual({ meetings: found.meetings.length, points: found.points });
        expect(found.unmet.length + found.metWishes).toBe(found.wishes);
      }),
      { seed, numRuns: 60 },
    );
  });

  it('are worth the same whatever people are called and in whatever order they come', () => {
    fc.assert(
      fc.property(tiny, fc.infiniteStream(fc.nat()), (request, stream) => {
        const order = request.people
          .map((person) => ({ person, key: stream.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ person }) => person);
        const name = new Map(order.map(({ id }, at) => [id, `z${at}`]));
        const renamed = order.map((person) => ({
          ...person,
          id: name.get(person.id)!,
          wishes: person.wishes.map((id) => name.get(id)!),
        }));
        const [one, other] = [schedule(request), schedule({ ...request, people: renamed })];
        expect([other.meetings.length, other.points]).toEqual([one.meetings.length, one.points]);
      }),
      { seed, numRuns: 40 },
    );
  });

  it('keep fixed meetings and bar pairs, and say why a wish is not met', () => {
    const found = schedule(
      simple({ fixed: [{ first: 'cy', second: 'ana', slot: 1 }], barred: [['bo', 'ana']] }),
    );
    expect(found.meetings).toMatchObject([
      { first: 'ana', second: 'cy', slot: 1, room: 'A', fixed: true, points: 2 },
    ]);
    expect(found.unmet.map(({ person, reason }) => [person, reason])).toEqual([
      ['ana', 'barred'],
      ['bo', 'barred'],
    ]);
    expect(found.withoutMeeting).toEqual(['bo']);
    const reasonOf = (change: Partial<EncounterRequest>): string[] =>
      schedule(simple(change)).unmet.map((one) => one.reason);
    const [ana, bo, cy] = simple().people;
    expect(reasonOf({ people: [ana!, { ...bo!, absentSlots: [0, 1] }, cy!] })).toEqual([
      'no_common_slot',
      'no_common_slot',
    ]);
    expect(reasonOf({ people: [{ ...ana!, mostMeetings: 1 }, bo!, cy!] })).toEqual(['most_reached']);
    expect(reasonOf({ slots: 1 })).toEqual(['others_first']);
    const four = [
      ...simple().people.slice(0, 2),
      { id: 'cy', wishes: ['di'], absentSlots: [] },
      { id: 'di', wishes: [], absentSlots: [] },
    ];
    const [a, ...rest] = four;
    expect(reasonOf({ slots: 1, people: [{ ...a!, wishes: ['bo'] }, ...rest] })).toEqual(['no_room']);
  });

  it('name what is wrong, and compute nothing', () => {
    const problemsOf = (change: Partial<EncounterRequest>): unknown => {
      const found = scheduleMeetings(simple(change), solver);
      return found.kind === 'refused' ? found.problems : [];
    };
    const [ana, bo, cy] = simple().people;
    expect(problemsOf({ slots: 0, rooms: [] })).toMatchObject([{ kind: 'no_slots' }, { kind: 'no_rooms' }]);
    expect(problemsOf({ people: [{ ...ana!, wishes: ['ana', 'eve', 'bo', 'bo'] }, bo!, cy!, cy!] })).toEqual([
      { kind: 'person_twice', person: 'cy' },
      { kind: 'wish_for_oneself', person: 'ana', wanted: 'ana' },
      { kind: 'unknown_person', person: 'ana', wanted: 'eve' },
      { kind: 'wish_twice', person: 'ana', wanted: 'bo' },
    ]);
    const fixed = (first: string, second: string, slot: number) => ({ first, second, slot });
    expect(
      problemsOf({
        people: [{ ...ana!, absentSlots: [0] }, bo!, cy!],
        fixed: [fixed('ana', 'bo', 0), fixed('bo', 'cy', 0)],
      }),
    ).toEqual([
      { kind: 'fixed_while_absent', person: 'ana', slot: 0 },
      { kind: 'fixed_clash', person: 'bo', slot: 0 },
      { kind: 'fixed_without_room', slot: 0, meetings: 2, rooms: 1 },
    ]);
    expect(problemsOf({ fixed: [fixed('ana', 'ana', 5), fixed('eve', 'bo', 0)] })).toMatchObject([
      { kind: 'fixed_alone' },
      { kind: 'no_such_slot', of: 'fixed', slot: 5 },
      { kind: 'fixed_unknown_person', person: 'eve' },
    ]);
  });

  it('say what they know when they are stopped', () => {
    const people = Array.from({ length: 12 }, (_, at) => ({
      id: `p${at}`,
      wishes: [1, 2, 3].map((step) => `p${(at + step) % 12}`),
      absentSlots: [at % 5],
    }));
    const found = scheduleMeetings({ ...simple(), slots: 5, people }, solver, { shouldStop: () => true });
    if (found.kind !== 'schedule') throw new Error('refused');
    expect(found.bound.meetings).toBeGreaterThanOrEqual(found.meetings.length);
    expectSound({ ...simple(), slots: 5, people }, found);
  });
});
