import { describe, expect, it } from 'vitest';
import { demonstrationCluster } from './index.ts';
import { families, towns } from './families.ts';
import { firms } from './firms.ts';
import { others } from './others.ts';

const lines = (text: string): string[][] =>
  text
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(';'));

describe('the demonstration cluster', () => {
  const demonstration = demonstrationCluster();
  const members = lines(demonstration.memberFile.text);
  const ties = lines(demonstration.tieFile.text);
  const names = new Set(members.slice(1).map(([name]) => name));

  it('is the same for the same seed, and another for another', () => {
    expect(demonstrationCluster()).toEqual(demonstration);
    expect(demonstrationCluster(7).tieFile.text).not.toBe(demonstration.tieFile.text);
  });

  it('says that it is fictional', () => {
    expect(demonstration.cluster.name).toContain('fictif');
    expect(demonstration.accounts.every(({ email }) => email.endsWith('.example'))).toBe(true);
  });

  it('has about sixty SMEs, each named once', () => {
    expect(firms.filter((firm) => !firm.midcap).length).toBeGreaterThanOrEqual(55);
    expect(names.size).toBe(firms.length + others.length);
  });

  it('writes every firm in full: a family, a town and a number it knows', () => {
    const careless = firms.filter(
      (firm) =>
        !(firm.family in families) ||
        !(firm.town in towns) ||
        ![0, 1, 2, 3].includes(firm.exporting) ||
        Number.isNaN(firm.headcount) ||
        firm.offer === '' ||
        firm.need === '',
    );
    expect(careless).toEqual([]);
  });

  it('ties only organisations that it has', () => {
    const unknown = ties
      .slice(1)
      .flatMap(([from, to]) => [from, to])
      .filter((name) => !names.has(name));
    expect(unknown).toEqual([]);
  });

  it('names known organisations in its accounts, vetoes and rules', () => {
    const named = [
      ...demonstration.accounts.flatMap(({ organisation }) => organisation ?? []),
      ...demonstration.vetoes.flat(),
      ...demonstration.pairRules.flatMap(({ pair }) => pair),
      ...demonstration.outside,
    ];
    expect(named.filter((name) => !names.has(name))).toEqual([]);
  });

  it('has rivals who refuse each other, silent firms and loners, as in life', () => {
    expect(demonstration.vetoes.length).toBeGreaterThan(0);
    expect(firms.some((firm) => firm.silent)).toBe(true);
    const tied = new Set(ties.slice(1).flatMap(([from, to]) => [from, to]));
    expect(firms.some((firm) => !tied.has(firm.name))).toBe(true);
  });
});
