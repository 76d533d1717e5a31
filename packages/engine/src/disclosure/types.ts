/** What one organisation is in one respect, from coarse to fine: `['C', '11']`; empty when it is not known. */
export type Path = readonly string[];

/** Something to be counted without being told: only its paths are ever published, and only shortened. */
export interface Unit {
  readonly id: string;
  readonly paths: Readonly<Record<string, Path>>;
  /** Amounts that may be added up, by measure; absent: not known, never zero. */
  readonly amounts: Readonly<Record<string, number>>;
}

/** Units published alike: as many as the threshold, or more, and what is told of all of them. */
export interface Block {
  readonly members: readonly string[];
  /** For each dimension the part of the path that all share; empty: not told. */
  readonly paths: Readonly<Record<string, Path>>;
  /** For each edition so far whether it was counted: `0`, `1`. */
  readonly presence: string;
  readonly sums: Readonly<Record<string, BlockSum>>;
}

/** The amounts behind a published sum, as they were when it was told. */
export interface BlockSum {
  readonly amounts: Readonly<Record<string, number>>;
  /** `sealed`: never told any more, because it could be had by subtracting from what was told before. */
  readonly state: 'told' | 'withheld' | 'sealed';
}

/** How few may stand behind a figure, and how closely the second largest may know the largest. */
export interface DisclosureRule {
  readonly threshold: number;
  /** p of the p % rule for sums, a ratio: 0.15. */
  readonly protection: number;
}

export const isCounted = (block: Block): boolean => block.presence.endsWith('1');
