import { defaultTieAudience, type TieKind } from '@grappe/contracts/facts';
import type { Audience } from '@grappe/contracts/roles';
import type { DatabaseConnection } from '../connect.ts';
import { bulkTransaction, type BulkChange } from './bulk-transaction.ts';
import { copyLine, copyLines } from './copy-rows.ts';
import type pg from 'pg';

export interface ImportedTie {
  readonly sourceId: string;
  readonly targetId: string;
  readonly kind: TieKind;
  /** Positive; null is 1. */
  readonly strength: number | null;
  readonly validFrom: string | null;
  readonly validTo: string | null;
  /** `cluster` by default. */
  readonly audience?: Audience;
}

export interface TiesOutcome {
  readonly changeSetId: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

const batchSize = 5_000;

/**
 * Writes ties as one change set, in one transaction. A tie is known by its ends, kind and first day: an equal one stays
 * untouched, a different one is closed and replaced. Ties that firms declared themselves are left alone.
 */
export function applyTies(
  connection: DatabaseConnection,
  personId: string,
  change: BulkChange,
  ties: AsyncIterable<ImportedTie> | Iterable<ImportedTie>,
): Promise<TiesOutcome> {
  return bulkTransaction(connection, personId, change, async ({ client, changeSetId }) => {
    const rows = await stageTies(client, change, ties);
    await client.query(comparing, [change.clusterId]);
    const { rows: compared } = await client.query<{ updated: number; unchanged: number }>(counting);
    await client.query(closing, [changeSetId]);
    const written = await client.query(opening, [
      change.clusterId,
      change.source ?? 'import',
      change.sourceDetail,
      personId,
      changeSetId,
    ]);
    const updated = compared[0]?.updated ?? 0;
    const outcome = {
      changeSetId,
      rows,
      created: (written.rowCount ?? 0) - updated,
      updated,
      unchanged: compared[0]?.unchanged ?? 0,
    };
    await client.query('update grappe.change_sets set summary = summary || $2 where id = $1', [
      changeSetId,
      outcome,
    ]);
    return outcome;
  });
}

async function stageTies(
  client: pg.ClientBase,
  change: BulkChange,
  ties: AsyncIterable<ImportedTie> | Iterable<ImportedTie>,
): Promise<number> {
  await client.query(`
    create temporary table staged_ties (
      ordinal integer not null, source_id uuid not null, target_id uuid not null, kind text not null,
      strength double precision not null, valid_from date, valid_to date, audience text not null
    ) on commit drop`);
  let lines: string[] = [];
  let count = 0;
  for await (const tie of ties) {
    count += 1;
    lines.push(
      copyLine([
        count,
        tie.sourceId,
        tie.targetId,
        tie.kind,
        tie.strength ?? 1,
        tie.validFrom,
        tie.validTo,
        tie.audience ?? defaultTieAudience(tie.kind),
      ]),
    );
    if (lines.length < batchSize) continue;
    change.signal?.throwIfAborted();
    await copyLines(client, 'staged_ties', lines);
    lines = [];
    change.onProgress?.(count);
  }
  change.signal?.throwIfAborted();
  await copyLines(client, 'staged_ties', lines);
  change.onProgress?.(count);
  await client.query('analyze staged_ties');
  return count;
}

/** Of two lines for one tie the last is kept; each is compared with the tie that stands. */
const comparing = `
  create temporary table compared_ties on commit drop as
  select l.*, t.id as stands, t.audience as kept_audience, t.audience_id as kept_audience_id,
    t.id is not null and t.strength = l.strength and t.valid_to is not distinct from l.valid_to as same
  from (
    select distinct on (source_id, target_id, kind, valid_from) *
    from staged_ties order by source_id, target_id, kind, valid_from, ordinal desc
  ) l
  left join grappe.ties t on t.cluster_id = $1 and t.source_id = l.source_id and t.target_id = l.target_id
    and t.kind = l.kind and t.valid_from is not distinct from l.valid_from and t.declared_by is null
    and t.ended_at is null and t.audience <> 'self'`;

const counting = `
  select count(*) filter (where stands is not null and not same)::int as updated,
    count(*) filter (where same)::int as unchanged
  from compared_ties`;

const closing = `
  update grappe.ties t set closed_by = $1, ended_at = now()
  from compared_ties c where t.id = c.stands and not c.same`;

const opening = `
  insert into grappe.ties (cluster_id, source_id, target_id, kind, strength, valid_from, valid_to, source, source_detail,
    author, audience, audience_id, opened_by)
  select $1, source_id, target_id, kind, strength, valid_from, valid_to, $2, $3, $4, coalesce(kept_audience, audience),
    kept_audience_id, $5
  from compared_ties where not same order by ordinal`;
