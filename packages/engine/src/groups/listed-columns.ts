import { listedColumns } from './column-source.ts';
import type { ColumnSource } from './column-source.ts';
import { enumerateGroups } from './enumerate-groups.ts';
import type { GroupModel } from './group-model.ts';

interface Listing {
  readonly limit: number;
  readonly source: ColumnSource | null;
  readonly count: number;
}

/** Studies solve the same model many times: its groups are listed once. */
const listings = new WeakMap<GroupModel, Listing>();

/** Every admissible group of a model as columns, or null when there are more than `limit`. */
export function listedColumnsOf(model: GroupModel, limit: number): ColumnSource | null {
  return listingOf(model, limit).source;
}

export function listingOf(model: GroupModel, limit: number): Listing {
  const known = listings.get(model);
  if (known && (known.limit === limit || (known.source !== null && known.count <= limit))) return known;
  const groups = enumerateGroups(model, limit);
  const columns = groups?.map(({ members, value }) => ({ rows: rowsOf(model, members), value })) ?? null;
  const source = columns && listedColumns(model.units.length, columns);
  const listing = { limit, source, count: columns?.length ?? 0 };
  listings.set(model, listing);
  return listing;
}

function rowsOf(model: GroupModel, members: readonly number[]): number[] {
  return [...new Set(members.map((firm) => model.unitOf[firm]!))].toSorted((a, b) => a - b);
}
