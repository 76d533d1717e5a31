import type pg from 'pg';

/** One code of a classification, with its labels. */
export interface ClassificationRow {
  readonly scheme: string;
  readonly code: string;
  readonly parent: string | null;
  readonly label_fr: string;
  readonly label_en: string;
}

/** Writes the reference data of this version over what the database has. */
export async function fillClassifications(
  client: pg.Client,
  rows: readonly ClassificationRow[] = [],
): Promise<void> {
  if (rows.length === 0) return;
  await client.query(
    `insert into grappe.classification_codes (scheme, code, parent, label_fr, label_en)
     select scheme, code, parent, label_fr, label_en
     from jsonb_to_recordset($1) as given (scheme text, code text, parent text, label_fr text, label_en text)
     on conflict (scheme, code) do update
       set parent = excluded.parent, label_fr = excluded.label_fr, label_en = excluded.label_en
       where (classification_codes.parent, classification_codes.label_fr, classification_codes.label_en)
         is distinct from (excluded.parent, excluded.label_fr, excluded.label_en)`,
    [JSON.stringify(rows)],
  );
}
