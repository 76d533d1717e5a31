import type {
  AudienceShape,
  FactShape,
  HistoryEntry,
  Organisation,
  OrganisationFacets,
  OrganisationList,
  PlaceShape,
  TieShape,
} from '@grappe/contracts/api';
import type {
  DirectoryFacets,
  DirectoryPage,
  FactRow,
  HistoryRow,
  OrganisationDetail,
  OrganisationTieRow,
  PlaceRow,
} from '@grappe/database';
import { canEditFact, canEditTie, type Abilities } from './abilities.ts';

export const presentList = ({ total, items }: DirectoryPage): OrganisationList => ({
  total,
  items: items.map((item) => ({ ...item, matched: [...item.matched] })),
});

export const presentFacets = (facets: DirectoryFacets): OrganisationFacets => ({
  base: facets.base,
  kind: [...facets.kind],
  sector: [...facets.sector],
  territory: [...facets.territory],
  servedMarket: [...facets.servedMarket],
  wantedMarket: [...facets.wantedMarket],
});

export function presentOrganisation(detail: OrganisationDetail, abilities: Abilities): Organisation {
  return {
    id: detail.id,
    version: detail.version,
    name: detail.name,
    kind: detail.kind,
    country: detail.country,
    sector: detail.sector,
    place: detail.place === null ? null : presentPlace(detail.place),
    outside: detail.outside,
    membership: detail.membership,
    facts: detail.facts.map((fact) => presentFact(fact, abilities)),
    ties: detail.ties.map((tie) => presentTie(tie, abilities)),
    mine: detail.mine,
    canEdit: !detail.closed && (detail.mine || abilities.coordinates),
    canMerge: !detail.closed && abilities.coordinates,
  };
}

export const presentPlace = (place: PlaceRow): PlaceShape => ({
  name: place.name,
  postcode: place.postcode,
  departement: place.departement,
  region: place.region,
  country: place.country,
  latitude: place.latitude,
  longitude: place.longitude,
  precision: place.precision,
});

/** Who sees it today; what it falls back to is for those who may change it. */
export function presentAudience(row: FactRow | OrganisationTieRow, canEdit: boolean): AudienceShape {
  const forATime = canEdit && row.shownUntil !== null;
  return {
    audience: row.audienceToday,
    audienceId: row.audienceIdToday,
    until: forATime ? row.shownUntil.toISOString() : null,
    afterwards: forATime ? row.audience : null,
  };
}

export function presentFact(fact: FactRow, abilities: Abilities): FactShape {
  const canEdit = canEditFact(abilities, fact);
  return {
    id: fact.id,
    key: fact.key,
    item: fact.item,
    value: fact.value,
    source: fact.source,
    sourceDetail: fact.sourceDetail ?? fact.authorName,
    validFrom: fact.validFrom,
    recordedAt: fact.recordedAt.toISOString(),
    endedAt: null,
    ...presentAudience(fact, canEdit),
    granted: fact.grantedToMe,
    canEdit,
  };
}

export function presentTie(tie: OrganisationTieRow, abilities: Abilities): TieShape {
  const canEdit = canEditTie(abilities, tie);
  return {
    id: tie.id,
    from: { id: tie.sourceId, name: tie.sourceName, kind: tie.sourceKind },
    to: { id: tie.targetId, name: tie.targetName, kind: tie.targetKind },
    kind: tie.kind,
    strength: tie.strength,
    validFrom: tie.validFrom,
    validTo: tie.validTo,
    source: tie.source,
    ...presentAudience(tie, canEdit),
    canEdit,
  };
}

/** Fields of an identity that a reader knows by name; the file's own reference and the outside mark are not among them. */
const shownFields = {
  name: 'name',
  kind: 'kind',
  country: 'country',
  sector: 'sector',
  place_id: 'place',
} as const;

export function presentHistory(
  rows: readonly HistoryRow[],
  canUndo: (row: HistoryRow) => boolean,
): HistoryEntry[] {
  return rows.flatMap((row) => {
    const key = keyOf(row);
    if (key === undefined) return [];
    const place = key === 'place';
    return [
      {
        changeSetId: row.changeSetId,
        at: row.at.toISOString(),
        who: row.authorName ?? row.sourceDetail,
        what: whatOf(row),
        key,
        item: row.tie === null ? row.item : `${row.tie.sourceName} → ${row.tie.targetName}`,
        before: place ? null : row.before,
        after: place ? null : (row.tie?.kind ?? row.after),
        canUndo: row.changeSetKind !== 'undo' && row.undoneAt === null && canUndo(row),
      },
    ];
  });
}

function keyOf(row: HistoryRow): HistoryEntry['key'] | undefined {
  if (row.kind === 'tie') return 'tie';
  if (row.kind !== 'identity' && row.kind !== 'created') return row.key as HistoryEntry['key'];
  return row.key !== null && row.key in shownFields
    ? shownFields[row.key as keyof typeof shownFields]
    : undefined;
}

function whatOf(row: HistoryRow): HistoryEntry['what'] {
  if (row.changeSetKind === 'undo') return 'undone';
  if (row.changeSetKind === 'merge') return 'merged';
  if (row.tie !== null) return row.tie.ended ? 'tie_removed' : 'tie_added';
  if (row.kind === 'created') return 'created';
  if (row.changeSetKind === 'import' || (row.changeSetKind === null && row.source === 'import'))
    return 'imported';
  return 'edited';
}
