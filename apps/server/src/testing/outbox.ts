import type { TestApp } from './test-app.ts';

export interface LeftMail {
  readonly id: string;
  readonly kind: string;
  readonly secret: string | null;
  readonly params: Readonly<Record<string, unknown>>;
}

/** The mails that lie ready for an address, the newest first, as the receiver would get them. */
export const mailsTo = (test: TestApp, email: string): Promise<LeftMail[]> =>
  test.database.asOwner(async (client) => {
    const { rows } = await client.query<LeftMail>(
      `select m.id, m.kind, m.params, s.secret from mails m left join mail_secrets s on s.mail_id = m.id
       where m.address = lower($1) order by m.created_at desc`,
      [email],
    );
    return rows;
  });

/** The secret of the newest mail of a kind. */
export async function secretFor(test: TestApp, email: string, kind: string): Promise<string> {
  const found = (await mailsTo(test, email)).find((mail) => mail.kind === kind);
  if (found?.secret == null) throw new Error(`No link of ${kind} waits for ${email}.`);
  return found.secret;
}
