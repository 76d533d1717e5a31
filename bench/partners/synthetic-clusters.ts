import type { ClusterProfile } from '@grappe/engine/partners';

/**
 * Synthetic clusters and cooperations, drawn from a seed; nothing here is observed. Whether two cooperate is drawn from a logistic model
 * written apart from the recommendation: common regional events, a technology of one that the other lacks, age, a latent affinity of
 * managers that no profile tells, and noise. A third of all facts is then forgotten. What is measured on them tells that signals are
 * found where there are some, not how the recommendation does in real life.
 */
export interface SyntheticClusters {
  readonly profiles: readonly ClusterProfile[];
  readonly cooperations: number;
}

const REGIONS = 26;
const SECTORS = 40;
const TECHNOLOGIES = 300;
const FORGOTTEN = 1 / 3;

/** xorshift32. */
function source(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 4294967296;
  };
}

interface Drawn {
  readonly region: number;
  readonly sector: number;
  readonly offered: readonly number[];
  readonly wanted: readonly number[];
  readonly age: number;
  readonly members: number;
  readonly affinity: number;
  readonly network: number;
}

export function syntheticClusters(count: number, seed: number): SyntheticClusters {
  const random = source(seed);
  const upTo = (most: number): number => Math.floor(random() * most);
  const some = (most: number, of: number): number[] => Array.from({ length: upTo(most + 1) }, () => upTo(of));
  const drawn = Array.from({ length: count }, (): Drawn => {
    const sector = upTo(SECTORS);
    return {
      region: upTo(REGIONS),
      sector,
      offered: some(6, TECHNOLOGIES),
      wanted: some(6, TECHNOLOGIES),
      age: random() * 20,
      members: 10 + upTo(500),
      affinity: random(),
      network: upTo(12),
    };
  });
  const partners = drawPartners(drawn, random);
  const keep = <T>(value: T): T | undefined => (random() < FORGOTTEN ? undefined : value);
  const profiles = drawn.map((one, at) => profileOf(one, at, partners[at]!, keep));
  return { profiles, cooperations: partners.reduce((sum, list) => sum + list.length, 0) };
}

/** About three partners each: log-odds of the pair, drawn once. */
function drawPartners(drawn: readonly Drawn[], random: () => number): number[][] {
  const base = Math.log(1.2 / drawn.length);
  return drawn.map((a, at) => {
    const own: number[] = [];
    for (let other = at + 1; other < drawn.length; other += 1) {
      const b = drawn[other]!;
      const lacks =
        a.wanted.some((one) => b.offered.includes(one)) || b.wanted.some((one) => a.offered.includes(one));
      const odds =
        base +
        (a.region === b.region ? 1.2 : 0) +
        (a.sector === b.sector ? 1.4 : 0) +
        (lacks ? 2.2 : 0) +
        (a.network === b.network ? 0.7 : 0) +
        (Math.min(a.age, b.age) > 3 ? 0.6 : -0.6) +
        (a.affinity + b.affinity - 1);
      if (random() < 1 / (1 + Math.exp(-odds))) own.push(other);
    }
    return own;
  });
}

type Keep = <T>(value: T) => T | undefined;

const nameOf = (at: number): string => `cluster-${String(at).padStart(4, '0')}`;

function profileOf(one: Drawn, at: number, partners: readonly number[], keep: Keep): ClusterProfile {
  const facts = {
    country: 'FR',
    regions: keep([`region ${one.region}`]),
    sectors: keep([{ code: String(one.sector) }]),
    technologiesOffered: keep(one.offered.map((technology) => `technology${technology}`)),
    technologiesWanted: keep(one.wanted.map((technology) => `technology${technology}`)),
    foundedOn: keep(`${Math.floor(2026 - one.age)}-01-01`),
    members: keep(one.members),
    networks: keep([`network ${one.network}`]),
    cooperations: partners.map(nameOf),
  };
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
  return { ...known, id: nameOf(at) };
}
