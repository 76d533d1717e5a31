import { assessPhase, standing, yearsBetween } from './assess-phase.ts';
import type { PhaseAssessment } from './assess-phase.ts';
import type { ClusterKind, ClusterProfile, Phase, Recognition } from './cluster-profile.ts';
import { TechnologyIndex } from './technology-index.ts';

/** A profile with what comparisons need worked out once. Lists of numbers are sorted. */
export interface PreparedProfile {
  readonly profile: ClusterProfile;
  readonly assessment: PhaseAssessment;
  readonly phase: Phase | null;
  readonly standing: number | null;
  readonly regions: ReadonlySet<string> | null;
  readonly sectors: Sectors | null;
  readonly offered: Int32Array | null;
  /** For each technology wanted, the numbers of the terms that answer it, with their likeness. */
  readonly wanted: readonly ReadonlyMap<number, number>[] | null;
  readonly offeredSet: ReadonlySet<number> | null;
  readonly regionalFunders: ReadonlySet<string> | null;
  readonly funders: ReadonlySet<string> | null;
  /** Networks, regional funders and the clusters it cooperates with (`cooperation:` and their identifier). */
  readonly thirdParties: ReadonlySet<string>;
  readonly thirdPartiesKnown: boolean;
  /** Clusters it cooperates with, by its own saying or by theirs. */
  readonly cooperations: ReadonlySet<string>;
  readonly family: string | null;
  /** As told, or what its label implies. */
  readonly recognition: Recognition | null;
  /** 0..1, from the changes at its head and how long its manager has been there; null when neither is known. */
  readonly instability: number | null;
}

interface Sectors {
  readonly numbers: Int32Array;
  /** Of length one. */
  readonly shares: Float64Array;
}

export interface PreparedProfiles {
  /** In the order of their identifiers, so that nothing depends on the order they came in. */
  readonly all: readonly PreparedProfile[];
  readonly byId: ReadonlyMap<string, number>;
  readonly technologies: TechnologyIndex;
}

const POLES: readonly ClusterKind[] = [
  'world_pole',
  'world_vocation_pole',
  'regional_pole',
  'competitiveness_pole',
];

/** Recognition that goes with a label of the State. */
const LABELS: Partial<Record<ClusterKind, Recognition>> = {
  world_pole: 'world',
  world_vocation_pole: 'national',
  regional_pole: 'national',
  competitiveness_pole: 'national',
};

/** Before the identifier of a cluster among the third parties. */
export const COOPERATION = 'cooperation:';

export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Works out once what comparing profiles needs. Technologies are numbered, those with half of their words in common answer each
 * other. The last of two profiles with one identifier counts. O(total length of the lists).
 */
export function prepareProfiles(profiles: readonly ClusterProfile[], asOf: string): PreparedProfiles {
  const sorted = [...new Map(profiles.map((profile) => [profile.id, profile])).values()].toSorted((a, b) =>
    byText(a.id, b.id),
  );
  const technologies = new TechnologyIndex();
  for (const { technologiesOffered = [], technologiesWanted = [] } of sorted) {
    for (const term of [...technologiesOffered, ...technologiesWanted]) technologies.add(term);
  }
  const sectorNumbers = new Map<string, number>();
  const cooperations = cooperationsOf(sorted);
  const all = sorted.map((profile) => ({
    ...prepareOne(profile, asOf, technologies, sectorNumbers),
    ...thirdPartiesOf(profile, cooperations.get(profile.id) ?? new Set()),
  }));
  return { all, byId: new Map(sorted.map(({ id }, at) => [id, at])), technologies };
}

function prepareOne(
  profile: ClusterProfile,
  asOf: string,
  technologies: TechnologyIndex,
  sectorNumbers: Map<string, number>,
): Omit<PreparedProfile, 'thirdParties' | 'thirdPartiesKnown' | 'cooperations'> {
  const assessment = assessPhase(profile, asOf);
  const offered = profile.technologiesOffered?.map((term) => technologies.add(term)) ?? null;
  return {
    profile,
    assessment,
    phase: assessment.phase,
    standing: standing(assessment),
    regions: namesOf(profile.regions),
    sectors: sectorsOf(profile, sectorNumbers),
    offered: offered === null ? null : Int32Array.from(new Set(offered)).toSorted(),
    offeredSet: offered === null ? null : new Set(offered),
    wanted:
      profile.technologiesWanted === undefined
        ? null
        : [...new Set(profile.technologiesWanted)].map((term) => technologies.like(technologies.add(term))),
    regionalFunders: namesOf(profile.funders?.filter(({ level }) => level === 'regional').map(nameOf)),
    funders: namesOf(profile.funders?.map(nameOf)),
    family: familyOf(profile.kind),
    recognition: profile.recognition ?? (profile.kind && LABELS[profile.kind]) ?? null,
    instability: instabilityOf(profile, asOf),
  };
}

const nameOf = ({ name }: { readonly name: string }): string => name;

const namesOf = (names: readonly string[] | undefined): ReadonlySet<string> | null =>
  names === undefined ? null : new Set(names.toSorted(byText));

function thirdPartiesOf(
  { networks, funders, cooperations: own }: ClusterProfile,
  cooperations: ReadonlySet<string>,
): Pick<PreparedProfile, 'thirdParties' | 'thirdPartiesKnown' | 'cooperations'> {
  const regional = funders?.filter(({ level }) => level === 'regional').map(nameOf) ?? [];
  const allies = [...cooperations].toSorted(byText).map((id) => COOPERATION + id);
  return {
    thirdParties: new Set([...(networks ?? []), ...regional, ...allies]),
    thirdPartiesKnown: networks !== undefined || funders !== undefined || own !== undefined,
    cooperations,
  };
}

/** Cooperation goes both ways, whoever of the two told of it. */
function cooperationsOf(profiles: readonly ClusterProfile[]): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    const set = found.get(from);
    if (set === undefined) found.set(from, new Set([to]));
    else set.add(to);
  };
  for (const { id, cooperations = [] } of profiles) {
    for (const other of cooperations) {
      if (other === id) continue;
      add(id, other);
      add(other, id);
    }
  }
  return found;
}

const familyOf = (kind: ClusterKind | undefined): string | null =>
  kind === undefined ? null : POLES.includes(kind) ? 'pole' : kind;

function sectorsOf({ sectors }: ClusterProfile, numbers: Map<string, number>): Sectors | null {
  if (sectors === undefined || sectors.length === 0) return null;
  const shared = sectors.every(({ share }) => share !== undefined);
  const byNumber = new Map<number, number>();
  for (const { code, share } of sectors) {
    const number = numbers.get(code) ?? numbers.size;
    numbers.set(code, number);
    byNumber.set(number, (byNumber.get(number) ?? 0) + (shared ? share! : 1));
  }
  const entries = [...byNumber].toSorted(([a], [b]) => a - b);
  const length = Math.hypot(...entries.map(([, share]) => share));
  return {
    numbers: Int32Array.from(entries, ([number]) => number),
    shares: Float64Array.from(entries, ([, share]) => (length === 0 ? 0 : share / length)),
  };
}

/** Two changes in three years are as unstable as it gets; a manager who came less than a year ago counts for one. */
function instabilityOf({ managerChanges, managerSince }: ClusterProfile, asOf: string): number | null {
  if (managerChanges === undefined && managerSince === undefined) return null;
  const recent = managerSince !== undefined && yearsBetween(managerSince, asOf) < 1 ? 1 : 0;
  return Math.min(1, Math.max(managerChanges ?? 0, recent) / 2);
}

/** Names in both lists; null when one of them is not known. */
export function inBoth(a: ReadonlySet<string> | null, b: ReadonlySet<string> | null): string[] | null {
  if (a === null || b === null) return null;
  const both: string[] = [];
  for (const name of a) if (b.has(name)) both.push(name);
  return both;
}
