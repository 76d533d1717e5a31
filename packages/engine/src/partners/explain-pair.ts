import type { ClusterRelation } from './cluster-profile.ts';
import type { PairPenalties, PartnerAspect, PartnerPurpose } from './partner-aspects.ts';
import { distanceKm } from './pair-likeness.ts';
import { inBoth } from './prepare-profiles.ts';
import type { PreparedProfile } from './prepare-profiles.ts';
import { reason } from './reason.ts';
import type { Reason } from './reason.ts';
import type { AspectValue, Introducer } from './suggestion.ts';
import type { TechnologyMatch } from './technology-index.ts';

/** What is said of a pair. */
export interface PairFacts {
  readonly purpose: PartnerPurpose;
  readonly seeker: PreparedProfile;
  readonly other: PreparedProfile;
  readonly relation: ClusterRelation | undefined;
  readonly aspects: readonly AspectValue[];
  readonly penalties: PairPenalties;
  readonly forUs: readonly TechnologyMatch[];
  readonly forThem: readonly TechnologyMatch[];
  readonly introducers: readonly Introducer[];
}

/** From this value on, an aspect helps; under this one it hinders. */
const HELPS = 0.5;
const HINDERS = 0.25;
const FAR_KM = 300;
const FEW_HANDS = 1;

const valueOf = ({ aspects }: PairFacts, wanted: PartnerAspect): number | null =>
  aspects.find(({ aspect }) => aspect === wanted)?.value ?? null;

const helps = (facts: PairFacts, aspect: PartnerAspect): boolean => (valueOf(facts, aspect) ?? 0) >= HELPS;

const hinders = (facts: PairFacts, aspect: PartnerAspect): boolean => {
  const value = valueOf(facts, aspect);
  return value !== null && value < HINDERS;
};

const when = (holds: boolean, code: string, params: Reason['params'] = {}): Reason[] =>
  holds ? [reason(code, params)] : [];

/** What speaks for the pair, the strongest kind first. */
export const catalystsOf = (facts: PairFacts): Reason[] =>
  facts.purpose === 'build' ? buildingCatalysts(facts) : learningCatalysts(facts);

function learningCatalysts(facts: PairFacts): Reason[] {
  const { seeker, other, purpose } = facts;
  const teacher = purpose === 'learn' ? other : seeker;
  return [
    ...territoryCatalysts(facts),
    ...when(helps(facts, 'ahead'), purpose === 'learn' ? 'they_are_ahead' : 'we_are_ahead'),
    ...when(helps(facts, 'recognition'), purpose === 'learn' ? 'they_are_recognised' : 'we_are_recognised', {
      recognition: teacher.recognition ?? '',
    }),
    ...when(helps(facts, 'willingness'), purpose === 'learn' ? 'they_help' : 'we_help'),
    ...languageCatalyst(facts),
  ];
}

function territoryCatalysts({ seeker, other }: PairFacts): Reason[] {
  const regions = inBoth(seeker.regions, other.regions) ?? [];
  const funders = inBoth(seeker.regionalFunders, other.regionalFunders) ?? [];
  return [
    ...when(regions.length > 0, 'same_region', { regions }),
    ...when(funders.length > 0, 'same_regional_funder', { funders }),
  ];
}

function buildingCatalysts(facts: PairFacts): Reason[] {
  const { seeker, other, forUs, forThem, relation } = facts;
  const offered = (matches: readonly TechnologyMatch[]): string[] => [
    ...new Set(matches.map(({ offered: term }) => term)),
  ];
  const thirdParties = facts.introducers.map(({ name }) => name);
  return [
    ...when(forUs.length > 0, 'technology_for_us', { technologies: offered(forUs) }),
    ...when(forThem.length > 0, 'technology_for_them', { technologies: offered(forThem) }),
    ...when(helps(facts, 'theme'), 'same_theme', { sectors: commonSectors(seeker, other) }),
    ...when((valueOf(facts, 'flow') ?? 0) > 0, 'diffusing_to_absorbing'),
    ...when(helps(facts, 'trust'), 'good_exchanges'),
    ...when((relation?.projects ?? 0) > 0, 'projects_together', { count: relation?.projects ?? 0 }),
    ...when(helps(facts, 'third_parties'), 'common_third_parties', { thirdParties }),
    ...when(helps(facts, 'maturity') && other.phase === 'development', 'both_structured'),
    ...when(helps(facts, 'size'), 'comparable_size'),
    ...when(helps(facts, 'structure'), 'same_structure'),
    ...territoryCatalysts(facts),
    ...when(other.recognition === 'world', 'they_are_recognised', { recognition: 'world' }),
    ...when(seeker.recognition === 'world', 'we_are_recognised', { recognition: 'world' }),
    ...languageCatalyst(facts),
  ];
}

export const commonSectors = (a: PreparedProfile, b: PreparedProfile): string[] => {
  const theirs = new Set(b.profile.sectors?.map(({ code }) => code));
  return (a.profile.sectors ?? []).map(({ code }) => code).filter((code) => theirs.has(code));
};

const commonLanguages = ({ seeker, other }: PairFacts): string[] | null => {
  const ours = seeker.profile.languages;
  const theirs = other.profile.languages;
  return ours === undefined || theirs === undefined ? null : ours.filter((one) => theirs.includes(one));
};

/** Worth saying between two countries only. */
function languageCatalyst(facts: PairFacts): Reason[] {
  const languages = commonLanguages(facts);
  const abroad = facts.seeker.profile.country !== facts.other.profile.country;
  return when(abroad && languages !== null && languages.length > 0, 'common_language', {
    languages: languages ?? [],
  });
}

/** What speaks against the pair, the gravest first. */
export function brakesOf(facts: PairFacts): Reason[] {
  return facts.purpose === 'build' ? buildingBrakes(facts) : learningBrakes(facts);
}

function learningBrakes(facts: PairFacts): Reason[] {
  const learn = facts.purpose === 'learn';
  return [
    ...when(hinders(facts, 'willingness'), learn ? 'they_do_not_help' : 'we_do_not_help'),
    ...when(hinders(facts, 'ahead'), learn ? 'they_are_not_ahead' : 'we_are_not_ahead'),
    ...when(facts.relation?.exchanges === 'strained', 'strained_exchanges'),
    ...distanceBrakes(facts),
    ...turnoverBrakes(facts),
  ];
}

function buildingBrakes(facts: PairFacts): Reason[] {
  const { seeker, other, penalties, relation } = facts;
  const staff = seeker.profile.staff ?? Infinity;
  return [
    ...when(penalties.rivalry > 0, 'rivalry', { sectors: commonSectors(seeker, other) }),
    ...when(relation?.exchanges === 'strained', 'strained_exchanges'),
    ...when(hinders(facts, 'size'), relation?.disparityFelt === true ? 'disparity_felt' : 'size_disparity'),
    ...when(hinders(facts, 'structure'), 'structures_differ'),
    ...when(hinders(facts, 'maturity'), 'not_both_structured'),
    ...turnoverBrakes(facts),
    ...distanceBrakes(facts),
    ...when(staff <= FEW_HANDS, 'our_team_is_small', { staff: seeker.profile.staff ?? 0 }),
    ...when((other.profile.staff ?? Infinity) <= FEW_HANDS, 'their_team_is_small', {
      staff: other.profile.staff ?? 0,
    }),
  ];
}

const turnoverBrakes = ({ other }: PairFacts): Reason[] =>
  when((other.instability ?? 0) > 0, 'manager_changed', { changes: other.profile.managerChanges ?? 1 });

function distanceBrakes(facts: PairFacts): Reason[] {
  const km = distanceKm(facts.seeker.profile, facts.other.profile);
  const abroad =
    facts.seeker.profile.country !== undefined &&
    facts.other.profile.country !== undefined &&
    facts.seeker.profile.country !== facts.other.profile.country;
  const languages = commonLanguages(facts);
  return [
    ...when(languages !== null && languages.length === 0, 'no_common_language'),
    ...when(km !== null && km > FAR_KM, 'far', { km: Math.round(km ?? 0) }),
    ...when(km === null && abroad, 'other_country', { country: facts.other.profile.country ?? '' }),
    ...when(facts.purpose !== 'build' && !abroad && hindersTerritory(facts), 'other_region'),
  ];
}

const hindersTerritory = (facts: PairFacts): boolean => {
  const value = valueOf(facts, 'territory');
  return value !== null && value < HELPS;
};

/** The first small step: by who can open the door, what there is to talk about, and what must be cleared first. */
export function firstStepOf(facts: PairFacts): Reason {
  const { purpose, penalties, introducers, relation, forUs, forThem } = facts;
  if (relation?.exchanges === 'strained')
    return reason('ask_third_party_to_convene', introducer(introducers));
  if (purpose === 'help') return reason('offer_an_hour', introducer(introducers));
  if (purpose === 'learn') {
    if (relation?.exchanges !== undefined) return reason('call_the_manager');
    if (introducers.length > 0) return reason('ask_for_introduction', introducer(introducers));
    return helps(facts, 'territory') ? reason('visit_their_team') : reason('ask_one_question');
  }
  if (penalties.rivalry >= HINDERS) return reason('agree_what_stays_apart');
  const technology = forUs[0]?.offered ?? forThem[0]?.offered;
  if (technology !== undefined) return reason('workshop_on_technology', { technology });
  if (helps(facts, 'theme')) return reason('compare_roadmaps');
  if (introducers.length > 0) return reason('ask_for_introduction', introducer(introducers));
  return reason('ask_what_they_seek');
}

const introducer = (introducers: readonly Introducer[]): Reason['params'] =>
  introducers[0] === undefined ? {} : { by: introducers[0].name, byKind: introducers[0].kind };

/** Brake → what would go wrong if nothing were done about it. */
const GOES_WRONG: Readonly<Record<string, string>> = {
  rivalry: 'projects_become_a_contest',
  strained_exchanges: 'old_quarrel_returns',
  disparity_felt: 'the_larger_sets_the_pace',
  size_disparity: 'the_larger_sets_the_pace',
  structures_differ: 'different_rules_slow_down',
  not_both_structured: 'one_is_not_ready',
  manager_changed: 'start_again_with_successor',
  far: 'meetings_are_put_off',
  other_country: 'meetings_are_put_off',
  other_region: 'lessons_do_not_transfer',
  no_common_language: 'words_are_misunderstood',
  our_team_is_small: 'nobody_has_time',
  their_team_is_small: 'nobody_has_time',
  they_do_not_help: 'questions_stay_unanswered',
  we_do_not_help: 'questions_stay_unanswered',
  they_are_not_ahead: 'both_grope',
  we_are_not_ahead: 'both_grope',
};

/**
 * What would go wrong, from the brakes; without any, what goes wrong most often: contacts and ideas, few of which become projects.
 * Source: Cusin & Loubaresse, on the many contacts and the few joint actions.
 */
export function whatWouldGoWrong(purpose: PartnerPurpose, brakes: readonly Reason[]): Reason[] {
  const codes = new Set(brakes.flatMap(({ code }) => GOES_WRONG[code] ?? []));
  if (codes.size === 0) codes.add(purpose === 'build' ? 'ideas_without_projects' : 'one_visit_and_no_more');
  return [...codes].map((code) => reason(code));
}
