import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readPartnerScenario } from '@grappe/contracts/clusters';
import type { PartnerExpectation, PartnerScenario } from '@grappe/contracts/clusters';
import { assessPhase, prepareProfiles, recommendPartners } from '@grappe/engine/partners';
import type { ClusterProfile, PartnerPurpose, PartnerSuggestion } from '@grappe/engine/partners';

const folder = join(import.meta.dirname, 'partners');

function read(file: string): PartnerScenario {
  const reading = readPartnerScenario(readFileSync(join(folder, file), 'utf8'));
  if (reading.kind === 'refused') throw new Error(`${file}: ${reading.field} (line ${reading.line ?? '?'})`);
  return reading.scenario;
}

const without = (profiles: readonly ClusterProfile[], fields: readonly string[]): ClusterProfile[] =>
  profiles.map(
    (profile) =>
      Object.fromEntries(
        Object.entries(profile).filter(([field]) => !fields.includes(field)),
      ) as unknown as ClusterProfile,
  );

/** Suggestions of one expectation, all of them, by list. */
function suggestionsOf(scenario: PartnerScenario, { seeker, hiding }: PartnerExpectation) {
  const asked = seeker ?? scenario.seeker;
  return (list: PartnerPurpose, dropped: readonly string[] = []): readonly PartnerSuggestion[] => {
    const profiles = without(scenario.profiles, [...dropped, ...(hiding === undefined ? [] : [hiding])]);
    const found = recommendPartners(prepareProfiles(profiles, scenario.asOf), {
      seeker: asked,
      purpose: list,
      relations: asked === scenario.seeker ? scenario.relations : [],
    });
    if (found.kind !== 'recommended') throw new Error(`${asked} is not in the scenario`);
    return found.suggestions;
  };
}

const codes = (reasons: readonly { readonly code: string }[]): string[] => reasons.map(({ code }) => code);

function checkLists(scenario: PartnerScenario, one: PartnerExpectation): void {
  const of = suggestionsOf(scenario, one);
  const find = (list: PartnerPurpose, id: string) => of(list).find((suggestion) => suggestion.id === id)!;
  if (one.above !== undefined) {
    const ranks = new Map(of(one.above.list).map(({ id, rank }) => [id, rank]));
    for (const id of one.above.these) {
      for (const other of one.above.those)
        expect(ranks.get(id), `${id} above ${other}`).toBeLessThan(ranks.get(other)!);
    }
  }
  if (one.first !== undefined) {
    const { are } = one.first;
    expect(
      of(one.first.list)
        .slice(0, are.length)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(are.toSorted());
  }
  if (one.unchangedWithout !== undefined) {
    const { list, fields } = one.unchangedWithout;
    expect(of(list, fields).map(({ id }) => id)).toEqual(of(list).map(({ id }) => id));
  }
  if (one.shows !== undefined) {
    const shown = find(one.shows.list, one.shows.of);
    expect(codes(shown.catalysts)).toEqual(expect.arrayContaining(one.shows.catalysts));
    expect(codes(shown.brakes)).toEqual(expect.arrayContaining(one.shows.brakes));
  }
  if (one.introduced !== undefined) {
    const names = find(one.introduced.list, one.introduced.of).introducers.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(one.introduced.by));
  }
  if (one.firstStep !== undefined) {
    expect(find(one.firstStep.list, one.firstStep.of).firstStep.code).toBe(one.firstStep.is);
  }
}

function checkFacts(scenario: PartnerScenario, one: PartnerExpectation): void {
  const of = suggestionsOf(scenario, one);
  if (one.phase !== undefined) {
    const profile = scenario.profiles.find(({ id }) => id === (one.seeker ?? scenario.seeker))!;
    expect(assessPhase(profile, scenario.asOf).phase).toBe(one.phase);
  }
  if (one.unknown !== undefined) {
    const { list, of: id, aspects } = one.unknown;
    const shown = of(list).find((suggestion) => suggestion.id === id)!;
    const missing = shown.aspects.filter(({ value }) => value === null).map(({ aspect }) => aspect);
    expect(missing).toEqual(expect.arrayContaining(aspects));
  }
  const together = new Set(
    of('build')
      .filter(({ already }) => already)
      .map(({ id }) => id),
  );
  for (const id of one.already ?? []) expect(together, id).toContain(id);
  for (const id of one.notAlready ?? []) expect(together, id).not.toContain(id);
}

describe.each(readdirSync(folder).filter((file) => file.endsWith('.yaml')))('%s', (file) => {
  const scenario = read(file);
  test.each(scenario.expectations.map((one) => [one.says, one] as const))('%s', (_, one) => {
    checkLists(scenario, one);
    checkFacts(scenario, one);
  });
});
