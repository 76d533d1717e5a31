import { pairKey } from './pair-criteria.ts';
import { criterionNames } from './types.ts';
import type { FirmPair, FirmProfile, GroupBounds, GroupProblem, ProblemFault } from './types.ts';

/** Everything wrong with a problem, in reading order; empty when it can be solved. O(firms + pairs + ties). */
export function checkGroupProblem(problem: GroupProblem): ProblemFault[] {
  const known = new Set(problem.firms.map((firm) => firm.id));
  return [
    ...repeatedFirms(problem.firms.map((firm) => firm.id)),
    ...problem.firms.flatMap(checkFirm),
    ...checkTies(problem, known),
    ...checkPairs('vetoes', problem.vetoes, known),
    ...checkPairs('forbidden', problem.forbidden, known),
    ...checkPairs('locks', problem.locks, known),
    ...checkSettings(problem),
  ];
}

export function repeatedFirms(ids: readonly string[]): ProblemFault[] {
  const seen = new Set<string>();
  const faults: ProblemFault[] = [];
  for (const id of ids) {
    if (seen.has(id)) faults.push({ code: 'duplicate_firm', field: 'firms', firm: id });
    seen.add(id);
  }
  return faults;
}

function checkFirm(firm: FirmProfile): ProblemFault[] {
  const { headcount, location, wantedMarkets } = firm;
  const faults: (ProblemFault | null)[] = [];
  if (headcount !== null) faults.push(range('headcount', firm.id, headcount, headcount > 0, '> 0'));
  if (location !== null) {
    const { latitude, longitude } = location;
    faults.push(range('location.latitude', firm.id, latitude, Math.abs(latitude) <= 90, '-90..90'));
    faults.push(range('location.longitude', firm.id, longitude, Math.abs(longitude) <= 180, '-180..180'));
  }
  for (const { market, priority } of wantedMarkets ?? []) {
    const field = `wantedMarkets.${market}.priority`;
    faults.push(range(field, firm.id, priority, priority > 0 && priority <= 1, ']0,1]'));
  }
  return faults.filter((fault) => fault !== null);
}

/** A fault when `holds` is false or the value is not a finite number. */
export function range(
  field: string,
  firm: string | null,
  value: number,
  holds: boolean,
  expected: string,
): ProblemFault | null {
  return holds && Number.isFinite(value) ? null : { code: 'out_of_range', field, firm, value, expected };
}

function checkTies(problem: GroupProblem, known: ReadonlySet<string>): ProblemFault[] {
  return (problem.ties ?? []).flatMap((tie, i) => {
    const field = `ties[${i}]`;
    const strength = range(
      `${field}.strength`,
      tie.a,
      tie.strength,
      tie.strength >= 0 && tie.strength <= 1,
      '0..1',
    );
    return [...checkEnds(field, [tie.a, tie.b], known), ...(strength ? [strength] : [])];
  });
}

export function checkEnds(field: string, [a, b]: FirmPair, known: ReadonlySet<string>): ProblemFault[] {
  const faults: ProblemFault[] = [a, b]
    .filter((firm) => !known.has(firm))
    .map((firm) => ({ code: 'unknown_firm', field, firm }));
  if (a === b) faults.push({ code: 'pair_with_itself', field, firm: a });
  return faults;
}

function checkPairs(field: string, pairs: readonly FirmPair[], known: ReadonlySet<string>): ProblemFault[] {
  return pairs.flatMap((pair, i) => checkEnds(`${field}[${i}]`, pair, known));
}

/** A pair given twice would be counted twice or contradict itself. */
export function repeatedPairs(field: string, pairs: readonly FirmPair[]): ProblemFault[] {
  const seen = new Set<string>();
  const faults: ProblemFault[] = [];
  for (const pair of pairs) {
    const key = pairKey(pair);
    if (seen.has(key)) faults.push({ code: 'duplicate_pair', field, firms: pair });
    seen.add(key);
  }
  return faults;
}

/** Groups need two members at least; more than eight would not share one person's week. */
export const LARGEST_GROUP = 8;

export function checkBounds({ min, max }: GroupBounds): ProblemFault[] {
  const lower = Number.isInteger(min) && min >= 2;
  const upper = Number.isInteger(max) && max >= min && max <= LARGEST_GROUP;
  return [
    range('bounds.min', null, min, lower, 'whole number >= 2'),
    range('bounds.max', null, max, upper, `whole number from bounds.min to ${LARGEST_GROUP}`),
  ].filter((fault) => fault !== null);
}

function checkSettings(problem: GroupProblem): ProblemFault[] {
  const { emphasis, maxKm, maxRivalry, minQuality, seed } = problem;
  const total = criterionNames.reduce((sum, name) => sum + emphasis[name], 0);
  const faults = [
    ...criterionNames.map((name) =>
      range(`emphasis.${name}`, null, emphasis[name], emphasis[name] >= 0, '>= 0'),
    ),
    range('emphasis', null, total, total > 0, 'not all zero'),
    maxKm === null ? null : range('maxKm', null, maxKm, maxKm >= 0, '>= 0'),
    range('maxRivalry', null, maxRivalry, maxRivalry >= 0 && maxRivalry <= 1, '0..1'),
    range('minQuality', null, minQuality, minQuality >= 0 && minQuality <= 1, '0..1'),
    range('seed', null, seed, Number.isInteger(seed), 'whole number'),
  ];
  return [...checkBounds(problem.bounds), ...faults.filter((fault) => fault !== null)];
}
