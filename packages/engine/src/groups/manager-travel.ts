import { greatCircleKm } from './great-circle.ts';
import type { ManagerTravel } from './study-types.ts';
import type { FirmProfile, GeoPoint } from './types.ts';

/** Beyond this many places the exact table takes too much memory. */
const EXACT_PLACES = 12;

interface Place {
  readonly id: string;
  readonly location: GeoPoint;
}

/**
 * Shortest round trip of the shared manager through the known places of a group, as the crow flies: Σ great-circle km of the legs,
 * back to the first. Exact by dynamic programming over subsets up to 12 places (Held and Karp 1962, doi:10.1137/0110015),
 * O(2ⁿ n²); beyond, nearest neighbour improved by reversals. The trip starts from the first id in alphabetical order.
 */
export function managerTravel(members: readonly FirmProfile[]): ManagerTravel {
  const sorted = members.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const places = sorted.flatMap(({ id, location }) => (location === null ? [] : [{ id, location }]));
  const unknown = sorted.filter(({ location }) => location === null).map(({ id }) => id);
  if (places.length < 2) return { order: places.map(({ id }) => id), legs: [], km: null, unknown };
  const km = distances(places);
  const tour = oneDirection(places.length > EXACT_PLACES ? improvedTour(km) : shortestTour(km));
  const legs = tour.map((place, i) => {
    const next = tour[(i + 1) % tour.length]!;
    return { from: places[place]!.id, to: places[next]!.id, km: km[place]![next]! };
  });
  return {
    order: tour.map((place) => places[place]!.id),
    legs,
    km: legs.reduce((sum, leg) => sum + leg.km, 0),
    unknown,
  };
}

function distances(places: readonly Place[]): number[][] {
  return places.map((a) => places.map((b) => (a === b ? 0 : greatCircleKm(a.location, b.location))));
}

/** A round trip can be read both ways: the one whose second place comes first. */
function oneDirection(tour: readonly number[]): number[] {
  const [first, ...rest] = tour;
  const turned = rest.length > 1 && rest[0]! > rest.at(-1)! ? rest.toReversed() : rest;
  return [first!, ...turned];
}

/** Held and Karp: shortest way from place 0 through each subset to each of its places. */
function shortestTour(km: readonly (readonly number[])[]): number[] {
  const count = km.length;
  const others = count - 1;
  const best = new Float64Array(2 ** others * others).fill(Infinity);
  for (let last = 0; last < others; last += 1) best[(1 << last) * others + last] = km[0]![last + 1]!;
  for (let set = 1; set < 2 ** others; set += 1) {
    for (let last = 0; last < others; last += 1) {
      const so = best[set * others + last]!;
      if (so === Infinity) continue;
      for (let next = 0; next < others; next += 1) {
        if ((set >> next) & 1) continue;
        const cell = (set | (1 << next)) * others + next;
        best[cell] = Math.min(best[cell]!, so + km[last + 1]![next + 1]!);
      }
    }
  }
  return tourBack(km, best, others);
}

function tourBack(km: readonly (readonly number[])[], best: Float64Array, others: number): number[] {
  const tour: number[] = [];
  let set = 2 ** others - 1;
  let after = 0;
  while (set > 0) {
    let last = -1;
    let shortest = Infinity;
    for (let place = 0; place < others; place += 1) {
      const way = best[set * others + place]! + km[place + 1]![after]!;
      if (!((set >> place) & 1) || way >= shortest) continue;
      shortest = way;
      last = place;
    }
    tour.push(last + 1);
    set ^= 1 << last;
    after = last + 1;
  }
  return [0, ...tour];
}

function improvedTour(km: readonly (readonly number[])[]): number[] {
  const tour = [0];
  const left = new Set(km.map((_, place) => place).slice(1));
  while (left.size > 0) {
    const from = km[tour.at(-1)!]!;
    const next = [...left].reduce((near, place) => (from[place]! < from[near]! ? place : near));
    left.delete(next);
    tour.push(next);
  }
  while (reverseOnce(tour, km));
  return tour;
}

/** Reverses the first stretch that makes the tour shorter; false when there is none. */
function reverseOnce(tour: number[], km: readonly (readonly number[])[]): boolean {
  for (let i = 1; i < tour.length - 1; i += 1) {
    for (let j = i + 1; j < tour.length; j += 1) {
      const [before, first, last] = [tour[i - 1]!, tour[i]!, tour[j]!];
      const after = tour[(j + 1) % tour.length]!;
      const gain = km[before]![first]! + km[last]![after]! - km[before]![last]! - km[first]![after]!;
      if (gain <= 1e-9) continue;
      tour.splice(i, j - i + 1, ...tour.slice(i, j + 1).toReversed());
      return true;
    }
  }
  return false;
}
