/**
 * One-to-one meetings of 100 people, 3 wishes each way, 20 slots: `node bench/encounters/encounters.bench.ts`. Aim of the issue: proven, or
 * a stated gap, under 60 s. Three events: plenty of tables, few tables, people there for half a day. Seeded.
 */
import { scheduleMeetings, type EncounterRequest } from '@grappe/engine/encounters';
import { loadHighsSolver } from '@grappe/engine/groups';

const AIM = 60;
const SLOTS = 20;
let state = 1;
const draw = (below: number): number => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};

/** 50 people of each side; each wishes three of the other, some far more wished than others. */
function event(rooms: number, absent: () => number[]): EncounterRequest {
  const side = (at: number): string => (at < 50 ? 'a' : 'b');
  const person = (which: string, at: number): string => `${which}${at}`;
  return {
    slots: SLOTS,
    rooms: Array.from({ length: rooms }, (_, at) => ({ id: `table ${at + 1}`, closedSlots: [] })),
    people: Array.from({ length: 100 }, (_, at) => {
      const other = side(at) === 'a' ? 'b' : 'a';
      const wishes = new Set<string>();
      while (wishes.size < 3) wishes.add(person(other, Math.floor((draw(50) * draw(50)) / 50)));
      return { id: person(side(at), at % 50), wishes: [...wishes], absentSlots: absent() };
    }),
  };
}

const slots = Array.from({ length: SLOTS }, (_, slot) => slot);
const events: readonly (readonly [string, EncounterRequest])[] = [
  ['25 tables, all there', event(25, () => [])],
  ['10 tables, all there', event(10, () => [])],
  ['25 tables, each there half of the time', event(25, () => slots.filter(() => draw(2) === 0))],
  [
    '12 tables, mornings or afternoons',
    event(12, () => (draw(2) === 0 ? slots.slice(0, 10) : slots.slice(10))),
  ],
];

const solver = await loadHighsSolver();
for (const [name, request] of events) {
  const start = performance.now();
  const end = start + AIM * 1000;
  const found = scheduleMeetings(request, solver, { shouldStop: () => performance.now() > end });
  const seconds = (performance.now() - start) / 1000;
  if (found.kind !== 'schedule') throw new Error(JSON.stringify(found.problems));
  const { meetings, bound, points, proven } = found;
  console.log(
    `${name}: ${meetings.length} meetings (at most ${bound.meetings}), ${points} points${bound.points === null ? '' : ` (at most ${bound.points})`}, ${
      proven ? 'proven' : 'not proven'
    }, ${found.metWishes} of ${found.wishes} wishes; ${seconds.toFixed(2)} s, aim ${AIM} s: ratio ${(seconds / AIM).toFixed(3)}`,
  );
  if (seconds > AIM * 1.1) process.exitCode = 1;
}
