import { byText, COOPERATION, inBoth } from './prepare-profiles.ts';
import type { PreparedProfile } from './prepare-profiles.ts';
import type { PartnerPurpose } from './partner-aspects.ts';
import type { Introducer } from './suggestion.ts';

const ORDER: Readonly<Record<PartnerPurpose, readonly Introducer['kind'][]>> = {
  learn: ['funder', 'network', 'cluster'],
  help: ['funder', 'network', 'cluster'],
  build: ['cluster', 'network', 'funder'],
};

/**
 * Third parties who know both clusters: to learn, the shared regional funder first; to build, those who work with both. O(lists).
 * Source: Cusin & Loubaresse on “acteurs-tiers”: the regional council, the national association.
 */
export function findIntroducers(
  seeker: PreparedProfile,
  other: PreparedProfile,
  purpose: PartnerPurpose,
): Introducer[] {
  const funders = new Set(inBoth(seeker.regionalFunders, other.regionalFunders));
  const found = (inBoth(seeker.thirdParties, other.thirdParties) ?? []).map((name): Introducer => {
    if (name.startsWith(COOPERATION)) return { kind: 'cluster', name: name.slice(COOPERATION.length) };
    return { kind: funders.has(name) ? 'funder' : 'network', name };
  });
  const place = ({ kind }: Introducer): number => ORDER[purpose].indexOf(kind);
  return found.toSorted((a, b) => place(a) - place(b) || byText(a.name, b.name));
}
