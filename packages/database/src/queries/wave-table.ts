import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { JsonValue } from '../rows.ts';

/** What a firm answered or scored in a wave, under a name that is its own in this campaign or study only. */
export interface WaveTableRow {
  readonly firm: string;
  readonly waveId: string;
  /** Empty when fewer than six firms of the wave are alike. */
  readonly stratum: string;
  /** Answers by item: a number, a code, a list of codes, or `"na"` (does not apply). Free texts are never there. */
  readonly items: Readonly<Record<string, JsonValue>>;
  /** Scores by construct or single measure, reversed items turned. */
  readonly scores: Readonly<Record<string, number>>;
  /** Known of the firm when it was asked (size, sector, departement, export); only for a coordinator's analysis. */
  readonly known: Readonly<Record<string, JsonValue>>;
}

/**
 * Waves as a table, one row per firm and wave, ordered by firm. With `studyId`: for the researcher who holds that open study, the
 * firms that agreed to research. Without: every firm, for an analysis that a coordinator started, whose rows must never reach a
 * person. Waves with fewer than six such firms, and waves that the asker may not analyse, give no row.
 */
export async function readWaveTable(
  session: Session,
  wish: { readonly waveIds: readonly string[]; readonly studyId: string | null },
): Promise<WaveTableRow[]> {
  const { rows } = await sql<{
    firm: string;
    waveId: string;
    stratum: string;
    items: Record<string, JsonValue> | null;
    scores: Record<string, number> | null;
    known: Record<string, JsonValue> | null;
  }>`
    select firm, wave_id as "waveId", stratum,
      jsonb_object_agg(name, value) filter (where part = 'item') as items,
      jsonb_object_agg(name, value) filter (where part = 'score') as scores,
      jsonb_object_agg(name, value) filter (where part = 'known') as known
    from grappe.wave_table(${[...wish.waveIds]}::uuid[], ${wish.studyId}::uuid)
    group by firm, wave_id, stratum order by firm, wave_id`.execute(session);
  return rows.map(({ items, scores, known, ...row }) => ({
    ...row,
    items: items ?? {},
    scores: scores ?? {},
    known: known ?? {},
  }));
}
