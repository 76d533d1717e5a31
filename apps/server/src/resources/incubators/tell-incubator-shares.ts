import { replaceIncubatorShares, type IncubatorPlace, type Session } from '@grappe/database';
import { computeIncubatorShares } from '../../plans/incubator-shares.ts';
import { keptIncubatorBudget, readHoused } from './read-incubator.ts';

/** Writes down for each firm what it pays of the second level, after whatever changed it. */
export async function tellIncubatorShares(tx: Session, place: IncubatorPlace): Promise<void> {
  const { row, housed } = await readHoused(tx, place);
  const budget = keptIncubatorBudget(row);
  const result = budget === null || housed.length === 0 ? null : computeIncubatorShares(budget, housed);
  const shares =
    result?.kind === 'incubator'
      ? result.shares.partners.map(({ id, paysCents, aloneCents, savesCents }) => ({
          organisationId: id,
          share: { paysCents, aloneCents, savesCents, currency: result.currency },
        }))
      : [];
  await replaceIncubatorShares(tx, place, shares);
}
