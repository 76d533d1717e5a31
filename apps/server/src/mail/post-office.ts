import {
  claimMail,
  mailWasNotSent,
  mailWasSent,
  type ClaimedMail,
  type DatabaseConnection,
} from '@grappe/database';
import { mailText } from '@grappe/messages';
import { createTransport } from 'nodemailer';

/** The server that takes our mails: its address holds its password, and is never logged. */
export interface SmtpSettings {
  readonly url: string;
  readonly from: string;
}

/** Sends what is in the outbox. */
export interface PostOffice {
  /** Tries one mail. What fails is written on the mail and tried again later: nothing is thrown for that. */
  send(mailId: string): Promise<void>;
  close(): void;
}

/** Shorter together than the wait before a mail is tried again, so that no mail is tried twice at once. */
const timeouts = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

/**
 * Opens the way to the mail server; nothing connects before the first mail. A mail counts as sent after the server
 * accepted it: when the process dies in between, it leaves a second time under the same Message-ID.
 */
export function openPostOffice(
  connection: DatabaseConnection,
  { url, from }: SmtpSettings,
  address: string,
): PostOffice {
  const transport = createTransport({ url, pool: true, maxConnections: 2, ...timeouts });
  const host = new URL(address).hostname;
  return {
    send: async (mailId) => {
      const mail = await connection.asNobody((tx) => claimMail(tx, mailId));
      if (mail === undefined) return;
      const written = writtenMail(mail, address);
      const failure =
        written === null
          ? { code: 'no_text', forGood: true }
          : await transport
              .sendMail({
                from,
                to: { name: '', address: mail.address },
                subject: written.subject,
                text: written.text,
                messageId: `<${mail.id}@${host}>`,
                headers: { 'Auto-Submitted': 'auto-generated' },
                disableFileAccess: true,
                disableUrlAccess: true,
              })
              .then(() => null, failureOf);
      await connection.asNobody((tx) =>
        failure === null ? mailWasSent(tx, mail.id) : mailWasNotSent(tx, mail.id, failure),
      );
    },
    close: () => transport.close(),
  };
}

/** The secret stands after `#`: no server on the way, not even ours, writes it in its log. */
export const linkOf = (address: string, href: string | null, secret: string | null): string | null =>
  href === null ? null : `${address.replace(/\/$/, '')}${href}${secret === null ? '' : `#${secret}`}`;

const writtenMail = (mail: ClaimedMail, address: string) =>
  mailText(mail.language, {
    kind: mail.kind,
    params: mail.params,
    link: linkOf(address, mail.href, mail.secret),
    secret: mail.secret !== null,
  });

/** What the server answered, as a code: 5xx about the recipient is for good, anything else passes. */
function failureOf(error: unknown): { code: string; forGood: boolean } {
  const facts = error instanceof Error ? error : new Error('unknown');
  const status = 'responseCode' in facts ? Number(facts.responseCode) : 0;
  const code = 'code' in facts && typeof facts.code === 'string' ? facts.code : 'unknown';
  const said = status > 0 ? `smtp_${status}` : code.replaceAll(/\W/g, '_').slice(0, 60);
  return { code: said, forGood: code === 'EENVELOPE' && status >= 500 };
}
