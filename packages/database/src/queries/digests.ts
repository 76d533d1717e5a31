import { sql } from 'kysely';
import type { Session } from '../connect.ts';
import type { DigestFrequency } from '../rows.ts';

export interface DigestChoice {
  readonly every: DigestFrequency;
  /** For `hours` only. */
  readonly hours: number | null;
}

const usual: DigestChoice = { every: 'day', hours: null };

/** How often the asker wants a mail about what it has not read. */
export async function myDigestChoice(session: Session): Promise<DigestChoice> {
  const row = await session.selectFrom('digest_choices').select(['every', 'hours']).executeTakeFirst();
  return row ?? usual;
}

export async function chooseDigest(session: Session, { every, hours }: DigestChoice): Promise<void> {
  await session
    .insertInto('digest_choices')
    .values({ person_id: sql<string>`grappe.current_person()`, every, hours })
    .onConflict((conflict) =>
      conflict.column('person_id').doUpdateSet({ every, hours, updated_at: sql<Date>`now()` }),
    )
    .execute();
}

/** Leaves a mail for each who is due one; gives how many. Needs no identity. */
export async function leaveDigests(session: Session): Promise<number> {
  const { rows } = await sql<{ many: number }>`select grappe.leave_digests() as many`.execute(session);
  return rows[0]?.many ?? 0;
}
