import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';

export interface Identity {
  readonly email: string;
  readonly verified: boolean;
}

/** A real identity provider (OpenID Connect) on this machine; its people are named by their subject. */
export interface IdentityProvider {
  readonly discoveryUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Goes through its pages as that person; gives the address to which it sends the browser back. */
  signIn(url: string, subject: string): Promise<string>;
  close(): Promise<void>;
}

const clientId = 'grappe';
const clientSecret = 'a secret between grappe and its provider';

export async function openIdentityProvider(
  people: Readonly<Record<string, Identity>>,
  redirectUri: string,
): Promise<IdentityProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    findAccount: (_context, subject) => {
      const found = people[subject];
      if (found === undefined) return undefined;
      const claims = { sub: subject, name: subject, email: found.email, email_verified: found.verified };
      return { accountId: subject, claims: () => Promise.resolve(claims) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    discoveryUrl: `${issuer}/.well-known/openid-configuration`,
    clientId,
    clientSecret,
    signIn: (url, subject) => walkThrough(issuer, url, subject),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** As a browser would: follows, keeps cookies, fills in the two forms (who one is, and that one agrees). */
async function walkThrough(issuer: string, url: string, subject: string): Promise<string> {
  const cookies = new Map<string, string>();
  let next = url;
  let form: Record<string, string> | null = null;
  for (let step = 0; step < 20; step++) {
    const response: Response = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === null ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    form = null;
    const location = response.headers.get('location');
    if (location !== null) {
      next = new URL(location, issuer).href;
      if (!next.startsWith(issuer)) return next;
    } else {
      const page = await response.text();
      const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
      const action = /action="([^"]+)"/.exec(page)?.[1];
      if (prompt === undefined || action === undefined)
        throw new Error(`The identity provider says: ${page.slice(0, 500)}`);
      next = new URL(action, issuer).href;
      form = { prompt, ...(prompt === 'login' ? { login: subject, password: 'any' } : {}) };
    }
  }
  throw new Error('The identity provider never ends.');
}
