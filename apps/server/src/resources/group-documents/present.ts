import {
  draftBlank,
  groupTerms,
  type DraftAudience,
  type GroupDocument,
  type KeptGroupTerms,
} from '@grappe/contracts/api';
import type { GroupDocumentRow, GroupTermsRow } from '@grappe/database';
import { z } from 'zod';

export const presentTerms = (row: GroupTermsRow | undefined): KeptGroupTerms => ({
  version: row?.version ?? 0,
  terms: groupTerms.parse(row?.terms ?? {}),
  changedAt: row?.changedAt.toISOString() ?? null,
  changedBy: row?.changedBy ?? null,
});

const storedBlanks = z.array(draftBlank);

/** `current`: what the data are now, by audience. */
export const presentDocument = (
  row: GroupDocumentRow,
  current: ReadonlyMap<DraftAudience, string>,
): GroupDocument => ({
  id: row.id,
  kind: row.kind,
  variant: row.variant,
  language: row.language,
  audience: row.audience,
  madeAt: row.madeAt.toISOString(),
  madeBy: row.madeBy,
  blanks: storedBlanks.parse(row.blanks),
  outdated: current.get(row.audience) !== row.factsVersion,
});
