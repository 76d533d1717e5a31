import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly from: string;
  readonly to: readonly string[];
  /** As it came on the wire. */
  readonly raw: string;
}

/** A real mail server on this machine, which keeps what it accepts. */
export interface MailServer {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Decides on the next mails: an error refuses them with its `responseCode`. */
  decide: (mail: ReceivedMail) => Error | null;
  close(): Promise<void>;
}

export const mailRefusal = (responseCode: number): Error =>
  Object.assign(new Error('refused by the test'), { responseCode });

export async function openMailServer(
  login: { readonly user: string; readonly password: string } | null = null,
): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  let decide: MailServer['decide'] = () => null;
  const options: SMTPServerOptions = {
    authOptional: login === null,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) => {
      const right = username === login?.user && password === login?.password;
      if (right) done(null, { user: username });
      else done(new Error('wrong'));
    },
    onData: (stream, { envelope }, done) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => pieces.push(piece));
      stream.on('end', () => {
        const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
        const to = envelope.rcptTo.map(({ address }) => address);
        const mail = { from, to, raw: Buffer.concat(pieces).toString() };
        const refusal = decide(mail);
        if (refusal === null) received.push(mail);
        done(refusal);
      });
    },
  };
  const server = new SMTPServer(options);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const user = login === null ? '' : `${login.user}:${encodeURIComponent(login.password)}@`;
  return {
    url: `smtp://${user}127.0.0.1:${port}`,
    received,
    get decide() {
      return decide;
    },
    set decide(next) {
      decide = next;
    },
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}
