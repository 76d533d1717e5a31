import { statisticsThreshold, type Published } from '@grappe/contracts/api';
import { emptyState, isCounted, publishEdition, type DisclosureRule } from '@grappe/engine/disclosure';
import {
  holdStatisticsState,
  insertEdition,
  listEditions,
  readDatedThings,
  readStatisticsUnits,
  type Session,
} from '@grappe/database';
import { editionInput } from './edition-input.ts';

const rule: DisclosureRule = { threshold: statisticsThreshold, protection: 0.15 };

/** Publishes the next edition, unless it would tell nothing else than the last one. */
export async function publishStatistics(tx: Session, clusterId: string): Promise<Published> {
  const before = (await holdStatisticsState(tx, clusterId)) ?? emptyState;
  const input = editionInput(await readStatisticsUnits(tx, clusterId), await readDatedThings(tx, clusterId));
  const { state, figures } = publishEdition(before, input, rule);
  const last = (await listEditions(tx, clusterId))[0];
  if (last !== undefined && sameText(last.figures, figures)) {
    return { ordinal: last.ordinal, changed: false };
  }
  const members = state.blocks.filter(isCounted).map((block) => block.members);
  await insertEdition(tx, { clusterId, state, figures, members });
  return { ordinal: state.edition, changed: true };
}

/** Whatever order the database keeps keys in. */
const sameText = (a: unknown, b: unknown): boolean => ordered(a) === ordered(b);

const ordered = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
      : part,
  );
