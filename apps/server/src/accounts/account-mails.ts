import { mailToAccount, type DatabaseConnection } from '@grappe/database';

/** The link by which somebody chooses a new password: in the mail alone. */
export const writeResetLink = (
  connection: DatabaseConnection,
  account: string,
  secret: string,
  minutes: number,
): Promise<void> =>
  connection.asNobody((tx) =>
    mailToAccount(tx, { account, kind: 'password_reset', href: '/reset-password', secret, minutes }),
  );

/** Tells the holder that the password changed: whoever did it, the holder knows. */
export const tellOfPassword = (connection: DatabaseConnection, account: string): Promise<void> =>
  connection.asNobody((tx) =>
    mailToAccount(tx, {
      account,
      kind: 'password_changed',
      href: '/settings/account',
      secret: null,
      minutes: 0,
    }),
  );
