import type { SetPackingSolver } from '../groups/set-packing-solver.ts';
import { checkRequest } from './check-request.ts';
import { encounterModel, type EncounterModel } from './encounter-model.ts';
import { firstSchedule } from './first-schedule.ts';
import { placeInRooms, type Unplaced } from './place-in-rooms.ts';
import type { Encounter, EncounterRequest, EncounterSchedule, RefusedEncounters } from './types.ts';
import { unmetWishes } from './unmet-wishes.ts';

export interface ScheduleOptions {
  readonly shouldStop?: () => boolean;
  readonly onProgress?: (found: { readonly meetings: number; readonly bound: number }) => void;
  readonly seed?: number;
  /** Most nodes of branch and bound; 20,000 unless told. */
  readonly maxNodes?: number;
}

/** Worths are integers: a bound less than one above is the same. */
const ABSOLUTE_GAP = 0.99;
const MOST_NODES = 20_000;

/**
 * The most one-to-one meetings, and among those the best wished, that rooms, slots and absences allow; nobody is in two places at
 * once, no pair meets twice. Exact: a weighted set packing solved by branch and cut (HiGHS), with its bound; `proven` when
 * the bound is reached. Deterministic for a seed, unless stopped. NP-hard in general (edge colouring with lists): seconds for
 * 100 people, 300 pairs and 20 slots.
 */
export function scheduleMeetings(
  request: EncounterRequest,
  solver: Pick<SetPackingSolver, 'solveInteger'>,
  options: ScheduleOptions = {},
): EncounterSchedule | RefusedEncounters {
  const problems = checkRequest(request);
  if (problems.length > 0) return { kind: 'refused', problems };
  const model = encounterModel(request);
  const { meetingWorth } = model;
  const fixed = request.fixed?.length ?? 0;
  const choice = solver.solveInteger(model.rowCount, model.columns, {
    capacities: model.capacities,
    maxNodes: options.maxNodes ?? MOST_NODES,
    shouldStop: options.shouldStop ?? (() => false),
    start: firstSchedule(model, request.slots),
    absoluteGap: ABSOLUTE_GAP,
    seed: options.seed ?? 1,
    onProgress: (found, bound) =>
      options.onProgress?.({
        meetings: fixed + Math.max(0, Math.floor(found / meetingWorth)),
        bound: fixed + Math.min(model.pairs.length, Math.floor(bound / meetingWorth)),
      }),
  });
  return told(request, model, choice.chosen, { ended: choice.status, bound: choice.bound });
}

function told(
  request: EncounterRequest,
  model: EncounterModel,
  chosen: readonly number[],
  end: { readonly ended: EncounterSchedule['ended']; readonly bound: number },
): EncounterSchedule {
  const meetings = placedMeetings(request, model, chosen);
  const unmet = unmetWishes(request, model, chosen);
  const wishes = request.people.reduce((sum, person) => sum + person.wishes.length, 0);
  const meeting = new Set(meetings.flatMap(({ first, second }) => [first, second]));
  const concerned = new Set(
    request.people.flatMap(({ id, wishes: list }) => (list.length > 0 ? [id, ...list] : [])),
  );
  return {
    kind: 'schedule',
    meetings,
    unmet,
    points: meetings.reduce((sum, { points }) => sum + points, 0),
    wishes,
    metWishes: wishes - unmet.length,
    withoutMeeting: request.people.map(({ id }) => id).filter((id) => concerned.has(id) && !meeting.has(id)),
    ended: end.ended,
    ...boundOf(model, chosen, end.bound, meetings),
  };
}

/** Fixed meetings count in what is found and in what is possible. */
function boundOf(
  { columns, meetingWorth }: EncounterModel,
  chosen: readonly number[],
  bound: number,
  meetings: readonly Encounter[],
): Pick<EncounterSchedule, 'proven' | 'bound'> {
  const worth = chosen.reduce((sum, column) => sum + columns.values[column]!, 0);
  const highest = Math.max(worth, Math.floor(bound + 1e-6));
  const fixed = meetings.filter((meeting) => meeting.fixed);
  const most = Math.floor(highest / meetingWorth);
  const fixedPoints = fixed.reduce((sum, { points }) => sum + points, 0);
  return {
    proven: highest === worth,
    bound: {
      meetings: fixed.length + most,
      points: most === chosen.length ? fixedPoints + (highest - most * meetingWorth) : null,
    },
  };
}

function placedMeetings(
  request: EncounterRequest,
  model: EncounterModel,
  chosen: readonly number[],
): Encounter[] {
  const { people, fixed = [] } = request;
  const place = new Map(people.map(({ id }, at) => [id, at]));
  const pairAt = new Map(model.pairs.map((pair) => [`${pair.first} ${pair.second}`, pair]));
  const kept = fixed.map(({ first, second, slot }) => {
    const ordered = [place.get(first)!, place.get(second)!].toSorted((a, b) => a - b);
    return { first: ordered[0]!, second: ordered[1]!, slot, fixed: true };
  });
  const found = chosen.map((column) => {
    const { pair, slot } = model.possible[column]!;
    const { first, second } = model.pairs[pair]!;
    return { first, second, slot, fixed: false };
  });
  const order = [...kept, ...found].toSorted((p, q) => p.slot - q.slot || p.first - q.first);
  const rooms = placeInRooms(order satisfies readonly Unplaced[], request);
  const roomPlace = new Map(request.rooms.map(({ id }, at) => [id, at]));
  return order
    .map(({ first, second, slot, fixed: isFixed }, at): Encounter => {
      const pair = pairAt.get(`${first} ${second}`);
      return {
        first: people[first]!.id,
        second: people[second]!.id,
        slot,
        room: rooms[at]!,
        points: pair?.points ?? 0,
        wishedByFirst: pair?.wishedByFirst ?? false,
        wishedBySecond: pair?.wishedBySecond ?? false,
        fixed: isFixed,
      };
    })
    .toSorted((p, q) => p.slot - q.slot || roomPlace.get(p.room)! - roomPlace.get(q.room)!);
}
