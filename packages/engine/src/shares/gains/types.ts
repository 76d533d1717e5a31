import type {
  Budget,
  InvalidShares,
  MissingShareData,
  Partner,
  ShareOptions,
  SharingRule,
  UndefinedShares,
} from '../types.ts';

/** Bonus of the shared manager: a fixed part, a part for each contract, and a part of the export turnover. */
export interface BonusScheme {
  readonly fixedCents: number;
  readonly perContractCents: number;
  /** Part of the amount of each contract, 0..1. */
  readonly turnoverRatio: number;
  /** Most that is paid; null when there is no ceiling. Above it every part shrinks in the same proportion. */
  readonly ceilingCents: number | null;
}

/**
 * A common pool of gains: every contract gives a part of its margin, and the pool is shared out by three keys that add up to
 * 1: in equal parts, by number of contracts, by export turnover. Keys of contracts fall back to equal parts when there is none.
 */
export interface GainPool {
  /** Part of each margin that goes into the pool, 0..1. */
  readonly pooledRatio: number;
  readonly fixedRatio: number;
  readonly contractRatio: number;
  readonly turnoverRatio: number;
}

export interface GainScheme {
  readonly bonus: BonusScheme | null;
  readonly pool: GainPool | null;
}

/** A contract won, as it is or in a scenario. `null` means not known, which is never counted as zero. */
export interface WonContract {
  readonly id: string;
  readonly partnerId: string;
  readonly market: string | null;
  readonly amountCents: number | null;
  /** Part of the amount that stays with the firm before the group's costs, 0..1. */
  readonly marginRatio: number | null;
}

export interface ContractScenario {
  readonly id: string;
  readonly label?: string;
  readonly contracts: readonly WonContract[];
}

export interface SimulationRequest {
  readonly currency: string;
  readonly partnerIds: readonly string[];
  readonly scheme: GainScheme;
  readonly scenarios: readonly ContractScenario[];
  /** What each partner pays of the common budget, in cents; left out of the net result when absent. */
  readonly costsCents?: Readonly<Record<string, number>>;
}

/** The bonus of one scenario, in cents; its parts add up to what is paid. */
export interface DividedBonus {
  readonly totalCents: number;
  /** What the scheme gives before its ceiling. */
  readonly beforeCeilingCents: number;
  readonly partners: readonly {
    readonly id: string;
    readonly fixedCents: number;
    readonly contractCents: number;
    readonly turnoverCents: number;
    readonly bonusCents: number;
  }[];
}

/** The pool of one scenario, in cents: what goes in comes out. */
export interface DividedPool {
  readonly pooledCents: number;
  /** Keys of contracts or turnover without a contract: that part was shared equally. */
  readonly fellBackToEqual: boolean;
  readonly partners: readonly {
    readonly id: string;
    readonly givesCents: number;
    readonly receivesCents: number;
  }[];
}

export interface ScenarioPartner {
  readonly id: string;
  readonly contracts: number;
  readonly turnoverCents: number;
  readonly marginCents: number;
  readonly bonusCents: number;
  readonly givesCents: number;
  readonly receivesCents: number;
  /** null when the costs were not given. */
  readonly costCents: number | null;
  /** margin − bonus − gives + receives − cost; null when the costs were not given. */
  readonly netCents: number | null;
}

export interface SimulatedScenario {
  readonly id: string;
  readonly bonus: DividedBonus | null;
  readonly pool: DividedPool | null;
  readonly partners: readonly ScenarioPartner[];
}

/** A fact about a contract or a prospect that was not given. */
export interface MissingGainFact {
  readonly partnerId: string;
  /** null when the partner has no prospect at all: nothing is known of its gains. */
  readonly contractId: string | null;
  readonly fact: GainFact;
}

export type GainFact =
  'amount' | 'margin' | 'probability' | 'delay' | 'prospects' | 'kept_ratio' | 'turnover_per_job' | 'cost';

export interface MissingGainData {
  readonly kind: 'missing_gain_data';
  readonly missing: readonly MissingGainFact[];
}

export type SimulationResult =
  | {
      readonly kind: 'simulated';
      readonly currency: string;
      readonly scenarios: readonly SimulatedScenario[];
    }
  | MissingGainData
  | InvalidShares;

/** A contract that a firm may win, with what the firm itself believes. `null` means not known. */
export interface ContractProspect {
  readonly id: string;
  readonly partnerId: string;
  readonly market: string | null;
  /** Chance of winning it with the group, 0..1. */
  readonly probabilityRatio: number | null;
  /** Chance without the group; the same when absent (the result says so). */
  readonly aloneProbabilityRatio?: number;
  /** Amounts are equally likely between these two, or triangular around `likelyCents`. */
  readonly lowCents: number | null;
  readonly highCents: number | null;
  readonly likelyCents?: number;
  /** Months until the money comes, equally likely between these two; after the horizon it does not count. */
  readonly minDelayMonths: number | null;
  readonly maxDelayMonths: number | null;
  readonly marginRatio: number | null;
}

/** What a firm, or the cluster, says of the effect of exports on the territory. `null` means not known. */
export interface TerritoryAssumptions {
  readonly partners: readonly {
    readonly id: string;
    /** Part of the export turnover that stays in the territory (wages, local suppliers, taxes), 0..1. */
    readonly keptRatio: number | null;
    /** Turnover that supports one job for the period, in cents. */
    readonly turnoverPerJobCents: number | null;
  }[];
  /** Full-time jobs of the shared manager and of the group in the territory; null when not known. */
  readonly groupJobs: number | null;
  /** Who would export without the group: everybody, or only those who would expect a gain (default). */
  readonly aloneGoes?: 'all' | 'those_who_gain';
}

export interface OutlookRequest {
  readonly budget: Budget;
  readonly partners: readonly Partner[];
  readonly rule: SharingRule;
  readonly options?: ShareOptions;
  readonly prospects: readonly ContractProspect[];
  /** Months that the budget covers. */
  readonly horizonMonths: number;
  readonly scheme?: GainScheme;
  readonly territory?: TerritoryAssumptions;
  /** Money in a year is worth 1/(1+r) today; 0 when absent. */
  readonly yearlyDiscountRatio?: number;
  /** 10,000 when absent. */
  readonly draws?: number;
  /** 1 when absent. */
  readonly seed?: number;
}

/** A chance estimated from draws, with its 95 % sampling interval (Wilson). */
export interface EstimatedChance {
  readonly ratio: number;
  readonly lowRatio: number;
  readonly highRatio: number;
}

/** What the draws say of one amount: one in ten is below `p10`, half below `p50`, one in ten above `p90`. */
export interface AmountRange {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly mean: number;
  /** Half-width of the 95 % interval of the mean. */
  readonly meanHalfWidth: number;
}

/** Net gain in cents: margins − bonus ± pool − costs. */
export interface GainRange extends AmountRange {
  readonly costCents: number;
  readonly loss: EstimatedChance;
}

export type PartnerOutlook =
  | {
      readonly kind: 'known';
      readonly id: string;
      readonly together: GainRange;
      readonly alone: GainRange;
      /** Export turnover in cents within the horizon. */
      readonly turnover: AmountRange;
      readonly turnoverAlone: AmountRange;
      /** Chance that the same fortune gives more with the group than alone. */
      readonly betterTogether: EstimatedChance;
      /** Mean of together − max(0, mean alone), with the 95 % half-width of the paired difference. */
      readonly advantageCents: number;
      readonly advantageHalfWidth: number;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'unknown'; readonly id: string; readonly missing: readonly MissingGainFact[] };

/** `even`: the difference is within the error of sampling. */
export type Verdict = 'wins' | 'loses' | 'even' | 'unknown';

/** Effects on the territory within the horizon; null where an assumption is missing for somebody. */
export interface TerritoryOutlook {
  readonly keptCents: AmountRange | null;
  readonly keptAloneCents: AmountRange | null;
  readonly jobs: AmountRange | null;
  readonly jobsAlone: AmountRange | null;
  readonly aloneGoes: 'all' | 'those_who_gain';
  /** Partners who would not export alone under this reading. */
  readonly stayHomeAlone: readonly string[];
  readonly missing: readonly MissingGainFact[];
  readonly verdict: Verdict;
}

export interface GainsOutlook {
  readonly kind: 'outlook';
  readonly currency: string;
  readonly rule: SharingRule;
  readonly draws: number;
  readonly seed: number;
  readonly horizonMonths: number;
  readonly totalCostCents: number;
  readonly partners: readonly PartnerOutlook[];
  /** The whole group; null when something is not known of a partner. */
  readonly group: GainRange | null;
  readonly territory: TerritoryOutlook | null;
  /** Partners win, the group wins, the territory wins: read from the above, unknown stays unknown. */
  readonly winWinWin: { readonly partners: Verdict; readonly group: Verdict; readonly territory: Verdict };
  /** What the figures rest on besides the facts given. */
  readonly assumes: readonly ('independent_contracts' | 'same_chances_alone' | 'estimated_costs')[];
}

export type OutlookResult =
  GainsOutlook | MissingGainData | MissingShareData | UndefinedShares | InvalidShares;
