import type { ClusterProfile, GovernanceDone, Phase } from './cluster-profile.ts';

export type PhaseCriterion = 'age' | 'governance' | 'staff' | 'projects';

export interface PhaseReason {
  readonly criterion: PhaseCriterion;
  /** 0 speaks for structuring, 1 for development; null when the fact is not known. */
  readonly value: number | null;
  /** The fact that was read: years, items done, full-time equivalents, projects. */
  readonly fact: number | null;
  /** Items of governance that are known; for governance only. */
  readonly outOf?: number;
}

export interface PhaseAssessment {
  /** Null when nothing is known. */
  readonly phase: Phase | null;
  /** What the facts say, whether or not somebody declared otherwise. */
  readonly computed: Phase | null;
  /** Mean of the known criteria, 0..1, governance counted twice. */
  readonly maturity: number | null;
  readonly declared: Phase | null;
  /** Share of the criteria that is known, 0..1. */
  readonly coverage: number;
  readonly reasons: readonly PhaseReason[];
}

const STRENGTH: Readonly<Record<PhaseCriterion, number>> = { age: 1, governance: 2, staff: 1, projects: 1 };
const TOTAL = 5;
/** Structuring took Inno'vin about eighteen months: half of this. */
const YEARS_TO_STRUCTURE = 3;
const PROJECTS_OF_A_FACTORY = 2;
const MILLISECONDS_OF_A_YEAR = 365.25 * 24 * 3600 * 1000;

const within = (value: number): number => Math.min(1, Math.max(0, value));

/** Years between two ISO dates, not below zero. */
export const yearsBetween = (from: string, to: string): number =>
  Math.max(0, (Date.parse(to) - Date.parse(from)) / MILLISECONDS_OF_A_YEAR);

/**
 * Phase of a cluster (T1 structuring, T2 development) with its reasons.
 * Formula: maturity = (age + 2 × governance + staff + projects) / strengths of those known; age = years / 3, governance = items
 * done / items known, staff = FTE − 1, projects = number / 2, each within 0..1; development from 0.5 on. A declared phase prevails.
 * Limits: a criterion that is not known is left out, never counted as zero; with none, no phase. O(1).
 * Source: Cusin & Loubaresse, phases T1 and T2 of interclustering: about eighteen months of structuring, a roadmap, a project officer.
 */
export function assessPhase(profile: ClusterProfile, asOf: string): PhaseAssessment {
  const reasons = [
    ageOf(profile, asOf),
    governanceOf(profile.governance),
    staffOf(profile),
    projectsOf(profile),
  ];
  let sum = 0;
  let known = 0;
  for (const { criterion, value } of reasons) {
    if (value === null) continue;
    sum += value * STRENGTH[criterion];
    known += STRENGTH[criterion];
  }
  const maturity = known === 0 ? null : sum / known;
  const computed = maturity === null ? null : maturity >= 0.5 ? 'development' : 'structuring';
  const declared = profile.declaredPhase ?? null;
  return { phase: declared ?? computed, computed, maturity, declared, coverage: known / TOTAL, reasons };
}

const graded = (criterion: PhaseCriterion, fact: number | undefined, value: number): PhaseReason =>
  fact === undefined ? { criterion, value: null, fact: null } : { criterion, value: within(value), fact };

function ageOf({ foundedOn }: ClusterProfile, asOf: string): PhaseReason {
  const years = foundedOn === undefined ? undefined : yearsBetween(foundedOn, asOf);
  return graded('age', years, (years ?? 0) / YEARS_TO_STRUCTURE);
}

function governanceOf(governance: GovernanceDone = {}): PhaseReason {
  const items = [governance.board, governance.roadmap, governance.fundingSecured];
  const known = items.filter((item) => item !== undefined);
  if (known.length === 0) return { criterion: 'governance', value: null, fact: null };
  const done = known.filter(Boolean).length;
  return { criterion: 'governance', value: done / known.length, fact: done, outOf: known.length };
}

const staffOf = ({ staff }: ClusterProfile): PhaseReason => graded('staff', staff, (staff ?? 0) - 1);

const projectsOf = ({ projects }: ClusterProfile): PhaseReason =>
  graded('projects', projects, (projects ?? 0) / PROJECTS_OF_A_FACTORY);

/** How far a cluster has got, 0..1: the facts' measure, drawn to the side of the phase that its manager declares. */
export function standing({ maturity, declared }: PhaseAssessment): number | null {
  if (declared === null) return maturity;
  return declared === 'development' ? Math.max(maturity ?? 1, 0.5) : Math.min(maturity ?? 0, 0.5);
}
