import { describe, expect, it } from 'vitest';
import { findClashes } from './clashes.ts';
import { contractYear } from './contract-year.ts';

describe('the year of a contract', () => {
  it.each([
    ['2026-03-15', '2026-03-15', '2026-03-15', '2027-03-15'],
    ['2026-03-15', '2027-03-14', '2026-03-15', '2027-03-15'],
    ['2024-02-29', '2026-05-01', '2026-03-01', '2027-03-01'],
    [null, '2026-05-01', '2026-01-01', '2027-01-01'],
  ])('that began on %s holds %s', (startsOn, day, from, to) => {
    expect(contractYear(startsOn, day)).toEqual({ from, to });
  });
});

describe('clashes', () => {
  const work = (day: string, portion = 1) => ({ day, kind: 'work' as const, portion });
  const facts = {
    days: [],
    used: [],
    workedDays: 0,
    managerDays: null,
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    otherGroups: [],
  };

  it('are told day by day, then by firm', () => {
    const found = findClashes({
      ...facts,
      days: [
        work('2026-03-02'),
        { day: '2026-03-02', kind: 'absence', portion: 1 },
        work('2026-03-03', 0.5),
        { day: '2026-03-03', kind: 'absence', portion: 0.5 },
        work('2026-04-01'),
        work('2026-04-01', 0.5),
        work('2027-01-01'),
      ],
      used: [
        { organisation: { id: 'a', name: 'A' }, days: 11, contractDays: 10 },
        { organisation: { id: 'b', name: 'B' }, days: 10, contractDays: 10 },
        { organisation: { id: 'c', name: 'C' }, days: 99, contractDays: null },
      ],
      workedDays: 30,
      managerDays: 20,
      otherGroups: [{ day: '2026-03-05', portion: 2 }],
    });
    expect(found.map(({ code, day, firm, days, limit }) => [code, day ?? firm, days, limit])).toEqual([
      ['absent', '2026-03-02', 1, null],
      ['other_group', '2026-03-05', 2, 1],
      ['same_day', '2026-04-01', 1.5, 1],
      ['outside_dates', '2027-01-01', null, null],
      ['firm_over', 'A', 11, 10],
      ['manager_over', null, 30, 20],
    ]);
  });
});
