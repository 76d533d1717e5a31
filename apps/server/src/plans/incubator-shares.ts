import type { IncubatorBudget, IncubatorSharesShape, OrganisationRef } from '@grappe/contracts/api';
import { sharePartners, type ProfileOrganisation } from '@grappe/contracts/profiles';
import {
  roundShares,
  shareIncubator,
  type IncubatorRequest,
  type IncubatorResult,
  type SharedIncubator,
} from '@grappe/engine/shares';
import { estimateOf, whyUndefined } from './group-shares.ts';

/** A group under the roof, with what the coordinator reads of its firms and the markets that they agreed to visit. */
export interface HousedGroup {
  readonly id: string;
  readonly members: readonly ProfileOrganisation[];
  readonly markets: Readonly<Record<string, readonly string[]>>;
}

/** What each group, and each firm in it, pays of the second level (Owen's value). */
export function computeIncubatorShares(
  budget: IncubatorBudget,
  groups: readonly HousedGroup[],
): IncubatorResult {
  return shareIncubator({
    budget: { currency: budget.currency, lines: budget.lines.filter(concernsSomebody).map(engineLine) },
    groups: groups.map(({ id, members, markets }) => ({
      id,
      partners: sharePartners(members, { currency: budget.currency }).map((partner) => ({
        ...partner,
        markets: markets[partner.id] ?? null,
      })),
    })),
  });

  /** A line of groups that left counts for nothing: it waits for a decision. */
  function concernsSomebody(line: IncubatorBudget['lines'][number]): boolean {
    return line.groups === undefined || groups.some(({ id }) => line.groups?.includes(id));
  }

  function engineLine(line: IncubatorBudget['lines'][number]): IncubatorRequest['budget']['lines'][number] {
    const concerned = groups.filter(({ id }) => line.groups === undefined || line.groups.includes(id));
    const base = {
      id: line.id,
      kind: line.kind,
      amountCents: line.amountCents,
      label: line.label,
      ...(line.purpose === undefined ? {} : { purpose: line.purpose }),
      ...(line.market === undefined || line.kind !== 'per_market' ? {} : { market: line.market }),
      ...(line.subsidy === undefined ? {} : { subsidy: line.subsidy }),
    };
    if (line.groups === undefined) return base;
    if (line.kind === 'per_group') return { ...base, groups: concerned.map(({ id }) => id) };
    return { ...base, partners: concerned.flatMap(({ members }) => members.map(({ id }) => id)) };
  }
}

export function presentIncubatorShares(
  result: IncubatorResult,
  reference: (organisationId: string) => OrganisationRef,
): IncubatorSharesShape {
  if (result.kind === 'missing_data') {
    const missing = result.missing.filter(
      ({ partnerId, fact }, rank, all) =>
        all.findIndex((other) => other.partnerId === partnerId && other.fact === fact) === rank,
    );
    return {
      kind: 'missing_data',
      missing: missing.map(({ partnerId, fact }) => ({ organisation: reference(partnerId), fact })),
    };
  }
  if (result.kind !== 'incubator') return { kind: 'undefined', why: whyUndefined(result) };
  return {
    kind: 'shared',
    totalCents: result.totalCents,
    groups: result.groups.map(({ id, paysCents, aloneCents, savesCents, partners }) => ({
      id,
      paysCents,
      aloneCents,
      savesCents,
      partners: partners.map((partner) => ({
        organisation: reference(partner.id),
        paysCents: partner.paysCents,
        aloneCents: partner.aloneCents,
        savesCents: partner.savesCents,
      })),
    })),
    groupsInCore: result.groupsInCore,
    mostAggrieved:
      result.mostAggrievedGroups === null
        ? null
        : {
            groups: [...result.mostAggrievedGroups.members],
            complaintCents: result.mostAggrievedGroups.complaintCents,
          },
    estimated: estimateOf(result.shares),
    lines: linesByGroup(result),
  };
}

/** Line by line, what it costs each group, in whole cents that add up. A line per group is one line. */
function linesByGroup({ groups, shares }: SharedIncubator) {
  const { explanation } = shares;
  if (explanation.code !== 'unions') return [];
  const groupOf = new Map(groups.flatMap(({ id, partners }) => partners.map((one) => [one.id, id] as const)));
  const ids = groups.map(({ id }) => id);
  const lineOf = (lineId: string): string =>
    ids.reduce((id, group) => (id.endsWith(`@${group}`) ? id.slice(0, -group.length - 1) : id), lineId);
  const parts = Map.groupBy(
    explanation.parts,
    ({ code, lineId, market }) => `${code} ${lineOf(lineId)} ${market}`,
  );
  return [...parts.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const costCents = same.reduce((sum, part) => sum + part.costCents, 0);
    const sums = ids.map((group) =>
      same
        .flatMap(({ cents }) =>
          cents.map((amount, rank) => ({ amount, id: shares.partners[rank]?.id ?? '' })),
        )
        .reduce((sum, { amount, id }) => sum + (groupOf.get(id) === group ? amount : 0), 0),
    );
    const cents = roundShares(sums, costCents, ids);
    return {
      code: first.code,
      lineId: lineOf(first.lineId),
      market: first.market,
      costCents,
      groups: ids.map((id, rank) => ({ id, cents: cents[rank] as number })),
    };
  });
}
