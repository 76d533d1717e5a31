import type { FirmProfile, GroupTie, TrustTieKind, WantedMarket } from '@grappe/engine/groups';
import { exportGroupKinds } from '../facts/index.ts';
import { booleanFact, factsOf, headcountOf, itemsOf, numberFact } from './profile-facts.ts';
import { scaledTies } from './tie-strength.ts';
import type { ProfileInput, ProfileOrganisation, ProfileTie } from './types.ts';

/** Which codes say what firms make: one nomenclature for all of them, or likeness would compare apples with pears. */
export type ProductBasis = 'product_code' | 'sector';

export interface FirmProfiles {
  readonly firms: readonly FirmProfile[];
  /** Members of a kind that may be proposed, or of an unknown kind; the others are not firms of an export group. */
  readonly left: readonly string[];
  readonly productBasis: ProductBasis;
}

const mayExport = ({ kind, outside }: ProfileOrganisation): boolean =>
  !outside && (kind === null || exportGroupKinds.includes(kind));

/** Product codes as soon as half of the firms have some; their activity otherwise. */
const basisOf = (organisations: readonly ProfileOrganisation[]): ProductBasis => {
  const coded = organisations.filter((each) => itemsOf(each, 'product_code') !== null).length;
  return coded > 0 && 2 * coded >= organisations.length ? 'product_code' : 'sector';
};

const productCodes = (organisation: ProfileOrganisation, basis: ProductBasis): readonly string[] | null => {
  if (basis === 'product_code') return itemsOf(organisation, 'product_code');
  return organisation.sector === null ? null : [organisation.sector];
};

const wantedMarkets = (organisation: ProfileOrganisation): readonly WantedMarket[] | null => {
  const facts = factsOf(organisation, 'wanted_market');
  if (facts.length === 0) return null;
  return facts.map(({ item, value }) => ({
    market: item,
    priority: typeof value === 'object' && 'priority' in value ? value.priority : 1,
  }));
};

/** A firm that is known to export nothing serves no market abroad; without that, silence is ignorance. */
const servedMarkets = (organisation: ProfileOrganisation): readonly string[] | null =>
  itemsOf(organisation, 'served_market') ?? (numberFact(organisation, 'export_share') === 0 ? [] : null);

const profileOf = (organisation: ProfileOrganisation, basis: ProductBasis): FirmProfile => {
  const { id, latitude, longitude } = organisation;
  return {
    id,
    headcount: headcountOf(organisation),
    location: latitude === null || longitude === null ? null : { latitude, longitude },
    productCodes: productCodes(organisation, basis),
    customerSectors: itemsOf(organisation, 'customer_sector'),
    servedMarkets: servedMarkets(organisation),
    wantedMarkets: wantedMarkets(organisation),
    experienced: booleanFact(organisation, 'cooperation_experience'),
  };
};

/** What grouping reads of the cluster's own firms. Nothing is guessed: what no fact says is `null`. Time: linear in the facts. */
export const firmProfiles = (organisations: readonly ProfileOrganisation[]): FirmProfiles => {
  const kept = organisations.filter(mayExport);
  const productBasis = basisOf(kept);
  return {
    firms: kept.map((each) => profileOf(each, productBasis)),
    left: organisations.filter((each) => !each.outside && !mayExport(each)).map((each) => each.id),
    productBasis,
  };
};

const trustKinds: readonly string[] = ['cooperation', 'trust', 'knowledge'] satisfies TrustTieKind[];
const isTrust = <Tie extends ProfileTie>(tie: Tie): tie is Tie & { kind: TrustTieKind } =>
  trustKinds.includes(tie.kind);

/**
 * Ties that speak of trust between the firms given, strengths in ]0, 1]. A tie that is known without its strength counts as 1
 * in its own scale, as everywhere in the network. `null` when no tie of these kinds was ever collected, for anybody: then trust is
 * unknown, not absent.
 */
export const groupTies = (
  { ties }: Pick<ProfileInput, 'ties'>,
  firmIds: ReadonlySet<string>,
): readonly GroupTie[] | null => {
  const collected = scaledTies(ties).filter(isTrust);
  if (collected.length === 0) return null;
  const largest = new Map<string, number>();
  for (const { kind, strength } of collected)
    largest.set(kind, Math.max(largest.get(kind) ?? 1, strength ?? 1));
  return collected
    .filter(({ fromId, toId }) => firmIds.has(fromId) && firmIds.has(toId) && fromId !== toId)
    .map(({ fromId, toId, kind, scaled }) => ({
      a: fromId,
      b: toId,
      kind,
      strength: scaled ?? 1 / (largest.get(kind) ?? 1),
    }));
};
